import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { RequestOf } from '../../../protocol/http.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { useSave } from '../form/use-save.ts';
import { PasswordField } from '../sign-in/PasswordField.tsx';

/** The personal PIN that lifts the cover of a shared PC. */
export function PinForm(props: { hasPin: boolean; onPin: (pin: string | null) => Promise<Refusal | null> }) {
  const { t } = useWords();
  const [pin, setPin] = useState('');
  const { busy, refused, run } = useSave();
  return (
    <form
      class="card form"
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => props.onPin(pin)).then((saved) => saved && setPin(''));
      }}
    >
      <h2 class="card__title">{t('own-pin.title')}</h2>
      <Field
        label={t(props.hasPin ? 'own-pin.new' : 'own-pin.choose')}
        hint={t('own-pin.hint')}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        value={pin}
        onInput={(typed) => setPin(typed.replace(/\D/g, '').slice(0, 8))}
        minLength={4}
        maxLength={8}
        required
      />
      <FormFoot busy={busy} refused={refused} label={t('common.save')} working={t('common.saving')} />
      {props.hasPin && (
        <div>
          <Button variant="quiet" onPress={() => void run(() => props.onPin(null))}>
            {t('own-pin.remove')}
          </Button>
        </div>
      )}
    </form>
  );
}

type PasswordProps = {
  /** Null: there is no password yet. */
  email: string | null;
  onPassword: (asked: RequestOf<'setPassword'>) => Promise<Refusal | null>;
};

/** A first password, or another one. */
export function PasswordForm({ email, onPassword }: PasswordProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState({ email: '', current: '', password: '' });
  const { busy, refused, run } = useSave();
  return (
    <form
      class="card form"
      onSubmit={(event) => {
        event.preventDefault();
        const { current, password } = typed;
        const asked = email === null ? { email: typed.email, current: null } : { email: null, current };
        void run(() => onPassword({ ...asked, password })).then(
          (saved) => saved && setTyped({ email: '', current: '', password: '' }),
        );
      }}
    >
      <h2 class="card__title">{t('sign-in.password')}</h2>
      {email === null ? (
        <Field
          label={t('sign-in.email')}
          type="email"
          value={typed.email}
          onInput={(value) => setTyped({ ...typed, email: value })}
          autoComplete="username"
          required
        />
      ) : (
        <PasswordField
          kind="known"
          label={t('password.current')}
          value={typed.current}
          onInput={(current) => setTyped({ ...typed, current })}
        />
      )}
      <PasswordField
        kind="new"
        label={t('password.new')}
        value={typed.password}
        onInput={(password) => setTyped({ ...typed, password })}
      />
      <p class="soft">{t('password.ends-others')}</p>
      <FormFoot busy={busy} refused={refused} label={t('common.save')} working={t('common.saving')} />
    </form>
  );
}
