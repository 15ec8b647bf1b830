import keyIcon from '@phosphor-icons/core/fill/key-fill.svg?raw';
import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { PasskeyView } from '../../../protocol/passkeys.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useWords } from '../../app/words.ts';
import { useSave } from '../form/use-save.ts';

export type PasskeyRow = PasskeyView & { readonly used: string | null };

export type Props = {
  readonly passkeys: readonly PasskeyRow[];
  readonly onAddPasskey: (label: string) => Promise<Refusal | null>;
  readonly onRenamePasskey: (id: string, label: string) => Promise<Refusal | null>;
  readonly onRemovePasskey: (id: string) => Promise<Refusal | null>;
};

/** Passkeys by the names that their person gave them, and one more. */
export function PasskeyList(props: Props) {
  const { t } = useWords();
  const [label, setLabel] = useState('');
  const { busy, refused, run } = useSave();
  return (
    <section class="card form">
      <h2 class="card__title">{t('passkeys.title')}</h2>
      <p class="soft">{t('passkeys.text')}</p>
      {props.passkeys.length > 0 && (
        <ul class="rows">
          {props.passkeys.map((one) => (
            <Row key={one.id} {...props} passkey={one} />
          ))}
        </ul>
      )}
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => props.onAddPasskey(label)).then((added) => added && setLabel(''));
        }}
      >
        <Field
          label={t('passkeys.name')}
          hint={t('passkeys.name-hint')}
          value={label}
          onInput={setLabel}
          maxLength={60}
          required
        />
        <p class="form-foot__refused" role="alert">
          {refused}
        </p>
        <div>
          <Button type="submit" icon={keyIcon} aria-disabled={busy}>
            {t('passkeys.add')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function Row({ passkey, onRenamePasskey, onRemovePasskey }: Props & { passkey: PasskeyRow }) {
  const { t } = useWords();
  const [name, setName] = useState<string | null>(null);
  const { busy, refused, run } = useSave();
  return (
    <li class="rows__row">
      {name === null ? (
        <span class="rows__text">
          <strong>{passkey.label}</strong>
          <span class="soft">
            {passkey.used ? t('people.seen', { when: passkey.used }) : t('passkeys.unused')}
          </span>
        </span>
      ) : (
        <span class="rows__text">
          <Field label={t('passkeys.name')} value={name} onInput={setName} maxLength={60} required />
        </span>
      )}
      <Button
        variant="quiet"
        aria-label={`${t(name === null ? 'passkeys.rename' : 'common.save')}${t('passkeys.of', { label: passkey.label })}`}
        onPress={() =>
          name === null
            ? setName(passkey.label)
            : void run(() => onRenamePasskey(passkey.id, name)).then((saved) => saved && setName(null))
        }
      >
        {t(name === null ? 'passkeys.rename' : 'common.save')}
      </Button>
      <Button
        variant="quiet"
        aria-disabled={busy}
        aria-label={`${t('common.remove')}${t('passkeys.of', { label: passkey.label })}`}
        onPress={() => void run(() => onRemovePasskey(passkey.id))}
      >
        {t('common.remove')}
      </Button>
      <span class="form-foot__refused" role="alert">
        {refused}
      </span>
    </li>
  );
}
