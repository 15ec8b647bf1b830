import handHeartIcon from '@phosphor-icons/core/fill/hand-heart-fill.svg?raw';
import keyIcon from '@phosphor-icons/core/fill/key-fill.svg?raw';
import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import type { Key, WaysBack } from '../../app/unlocking.ts';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { PasswordField } from '../sign-in/PasswordField.tsx';

export type Props = {
  readonly name: string;
  readonly ways: WaysBack;
  readonly online: boolean;
  readonly busy: boolean;
  readonly refused: string | null;
  /** Where somebody asks for help now: rooms, never names. */
  readonly helps: readonly string[];
  readonly onKey: (key: Key) => void;
  readonly onPasskey: () => void;
  readonly onSomebodyElse: () => void;
};

/** What a passer-by sees of a shared PC: that it is locked, and where somebody needs help. */
export function LockScreen(props: Props) {
  const { t } = useWords();
  const { name, ways, online, busy } = props;
  return (
    <>
      <Helps helps={props.helps} />
      <p>{t('lock.whose', { name })}</p>
      {ways.pin ? <PinForm {...props} /> : ways.password && <PasswordForm {...props} />}
      {ways.passkey && online && (
        <Button aria-disabled={busy} icon={keyIcon} onPress={props.onPasskey}>
          {t('sign-in.passkey')}
        </Button>
      )}
      <Button variant="quiet" aria-disabled={busy} onPress={props.onSomebodyElse}>
        {t('lock.somebody-else')}
      </Button>
    </>
  );
}

function Helps({ helps }: Pick<Props, 'helps'>) {
  const { t } = useWords();
  return (
    <div role="alert" class="lock__helps">
      {helps.map((room) => (
        <p key={room} class="lock__help">
          <Icon svg={handHeartIcon} />
          <strong>{room ? t('lock.help-in', { room }) : t('lock.help')}</strong>
        </p>
      ))}
    </div>
  );
}

function PinForm({ busy, refused, onKey }: Props) {
  const { t } = useWords();
  const [pin, setPin] = useState('');
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && /^\d{4,8}$/.test(pin)) onKey({ with: 'pin', pin });
        setPin('');
      }}
    >
      <Field
        label={t('lock.pin')}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        value={pin}
        onInput={(typed) => setPin(typed.replace(/\D/g, '').slice(0, 8))}
        minLength={4}
        maxLength={8}
        required
      />
      <FormFoot busy={busy} refused={refused} label={t('lock.open')} working={t('sign-in.working')} />
    </form>
  );
}

function PasswordForm({ busy, refused, onKey }: Props) {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onKey({ with: 'password', password });
      }}
    >
      <PasswordField kind="known" value={password} onInput={setPassword} />
      <FormFoot busy={busy} refused={refused} label={t('lock.open')} working={t('sign-in.working')} />
    </form>
  );
}
