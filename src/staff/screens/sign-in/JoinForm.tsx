import keyIcon from '@phosphor-icons/core/fill/key-fill.svg?raw';
import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { PasswordField } from './PasswordField.tsx';

export type Joining = { name: string; email: string; password: string | null };

export type Props = {
  readonly facilityName: string;
  readonly role: 'admin' | 'carer';
  readonly canUsePasskeys: boolean;
  readonly busy: boolean;
  readonly refused: string | null;
  /** `password` null: with a passkey. */
  readonly onJoin: (joining: Joining) => void;
};

/** Somebody opened a colleague's link: who they are, and how they will come in from now on. */
export function JoinForm({ facilityName, role, canUsePasskeys, busy, refused, onJoin }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState({ name: '', email: '', password: '' });
  const { name, email } = typed;
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onJoin(typed);
      }}
    >
      <p>{t('join.intro', { facility: facilityName, role: t(`people.role.${role}`) })}</p>
      <Field
        label={t('setup.name')}
        value={name}
        onInput={(value) => setTyped({ ...typed, name: value })}
        autoComplete="name"
        maxLength={80}
        required
      />
      <Field
        label={t('sign-in.email')}
        type="email"
        value={email}
        onInput={(value) => setTyped({ ...typed, email: value })}
        autoComplete="username"
        maxLength={200}
        required
      />
      {canUsePasskeys && (
        <div>
          <Button
            icon={keyIcon}
            aria-disabled={busy}
            onPress={() => !busy && name && email && onJoin({ name, email, password: null })}
          >
            {t('join.passkey')}
          </Button>
          <p class="field__hint">{t('join.or')}</p>
        </div>
      )}
      <PasswordField
        kind="new"
        value={typed.password}
        onInput={(password) => setTyped({ ...typed, password })}
      />
      <FormFoot busy={busy} refused={refused} label={t('join.submit')} working={t('sign-in.working')} />
    </form>
  );
}
