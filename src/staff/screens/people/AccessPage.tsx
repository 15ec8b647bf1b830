import lockIcon from '@phosphor-icons/core/fill/lock-fill.svg?raw';
import type { Refusal } from '../../../protocol/errors.ts';
import type { RequestOf } from '../../../protocol/http.ts';
import type { OwnAccess, SessionView } from '../../../protocol/people.ts';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';
import { CheckField } from '../form/CheckField.tsx';
import { useSave } from '../form/use-save.ts';
import { type Props as ListProps, PasskeyList } from './PasskeyList.tsx';
import { PasswordForm, PinForm } from './SecretForms.tsx';

export type SessionRow = SessionView & { readonly since: string; readonly seen: string | null };

export type Props = ListProps & {
  /** Null: not known yet. */
  readonly own: OwnAccess | null;
  readonly online: boolean;
  readonly canUsePasskeys: boolean;
  readonly isShared: boolean;
  readonly sessions: readonly SessionRow[];
  readonly onShared: (isShared: boolean) => void;
  readonly onLock: () => void;
  readonly onPassword: (asked: RequestOf<'setPassword'>) => Promise<Refusal | null>;
  readonly onPin: (pin: string | null) => Promise<Refusal | null>;
  readonly onEnd: (id: string | null) => Promise<Refusal | null>;
};

/** All the ways by which the person here comes in. */
export function AccessPage(props: Props) {
  const { t } = useWords();
  const { own, online } = props;
  return (
    <>
      <section class="card form">
        <h2 class="card__title">{t('lock.this-pc')}</h2>
        <CheckField
          label={t('lock.shared')}
          hint={t(
            own && !own.pin && !own.hasPassword && own.passkeys.length === 0
              ? 'lock.no-way-back'
              : 'lock.shared-hint',
          )}
          checked={props.isShared}
          onChange={props.onShared}
        />
        {props.isShared && (
          <div>
            <Button icon={lockIcon} onPress={props.onLock}>
              {t('lock.now')}
            </Button>
          </div>
        )}
      </section>
      {!online && <p class="soft">{t('people.needs-network')}</p>}
      {own && online && (
        <>
          <PinForm hasPin={own.pin !== null} onPin={props.onPin} />
          {props.canUsePasskeys && <PasskeyList {...props} />}
          <PasswordForm email={own.email} onPassword={props.onPassword} />
          <Sessions {...props} />
        </>
      )}
    </>
  );
}

function Sessions({ sessions, onEnd }: Props) {
  const { t } = useWords();
  const { refused, run } = useSave();
  return (
    <section class="card form">
      <h2 class="card__title">{t('sessions.title')}</h2>
      <ul class="rows">
        {sessions.map((one) => (
          <li key={one.id} class="rows__row">
            <span class="rows__text">
              <strong>{one.label || t('sessions.unknown')}</strong>
              <span class="soft">
                {[
                  t('access.since', { day: one.since }),
                  ...(one.seen ? [t('people.seen', { when: one.seen })] : []),
                ].join(' · ')}
              </span>
            </span>
            {one.isThis ? (
              <span class="soft">{t('sessions.this')}</span>
            ) : (
              <Button
                variant="quiet"
                aria-label={t('sessions.end-which', { label: one.label })}
                onPress={() => void run(() => onEnd(one.id))}
              >
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p class="form-foot__refused" role="alert">
        {refused}
      </p>
      {sessions.length > 1 && (
        <Button onPress={() => void run(() => onEnd(null))}>{t('sessions.end-others')}</Button>
      )}
    </section>
  );
}
