import keyIcon from '@phosphor-icons/core/fill/key-fill.svg?raw';
import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { PasswordField } from './PasswordField.tsx';

export type Props = {
  readonly busy: boolean;
  readonly refused: string | null;
  readonly onSignIn: (email: string, password: string) => void;
  /** Null: this browser has none for this address. */
  readonly onPasskey: (() => void) | null;
};

/** For somebody who has an access and no session. */
export function SignInForm({ busy, refused, onSignIn, onPasskey }: Props) {
  const { t } = useWords();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSignIn(email, password);
      }}
    >
      <Field
        label={t('sign-in.email')}
        type="email"
        value={email}
        onInput={setEmail}
        autoComplete="username"
        required
      />
      <PasswordField kind="known" value={password} onInput={setPassword} />
      <FormFoot busy={busy} refused={refused} label={t('sign-in.title')} working={t('sign-in.working')} />
      {onPasskey && (
        <div>
          <Button icon={keyIcon} aria-disabled={busy} onPress={onPasskey}>
            {t('sign-in.passkey')}
          </Button>
        </div>
      )}
    </form>
  );
}
