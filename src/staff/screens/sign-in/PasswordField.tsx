import { useId, useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';

export type Props = {
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** `new`: says the rule and lets the browser offer one. */
  readonly kind: 'new' | 'known';
  readonly label?: string;
};

/** A password that can be looked at: typing it unseen on a ward's keyboard is what makes people choose short ones. */
export function PasswordField({ value, onInput, kind, label }: Props) {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  const id = useId();
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label ?? t('sign-in.password')}
      </label>
      {kind === 'new' && (
        <p class="field__hint" id={`${id}-rule`}>
          {t('sign-in.password-rule')}
        </p>
      )}
      <div class="password">
        <input
          id={id}
          class="field__input"
          // Preact types an input as a union by its kind, through which no variable passes.
          type={(shown ? 'text' : 'password') as 'text'}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
          required
          minLength={kind === 'new' ? 10 : 1}
          maxLength={256}
          autoComplete={kind === 'new' ? 'new-password' : 'current-password'}
          {...(kind === 'new' ? { 'aria-describedby': `${id}-rule` } : {})}
        />
        <Button variant="quiet" onPress={() => setShown(!shown)}>
          {t(shown ? 'sign-in.password-hide' : 'sign-in.password-show')}
        </Button>
      </div>
    </div>
  );
}
