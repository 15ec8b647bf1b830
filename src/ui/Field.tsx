import type { InputHTMLAttributes } from 'preact';
import { useId } from 'preact/hooks';
import './Field.css';

export type Props = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'name' | 'required' | 'disabled' | 'readOnly' | 'autoComplete' | 'inputMode' | 'maxLength' | 'minLength'
> & {
  readonly type?: 'text' | 'password' | 'email' | 'tel' | 'search';
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** What is expected, before anybody types. */
  readonly hint?: string | undefined;
  /** What is wrong and what would be right; read out as soon as it is there. */
  readonly error?: string | undefined;
};

/** One line of text that somebody types, with its label always in sight. */
export function Field({ label, value, onInput, hint, error, type = 'text', ...rest }: Props) {
  const id = useId();
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      {hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        {...rest}
        id={id}
        // Preact types an input as a union by its kind, through which no variable passes.
        type={type as 'text'}
        class="field__input"
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
        aria-invalid={Boolean(error)}
        aria-describedby={notes}
      />
      <p class="field__error" id={`${id}-error`} role="alert">
        {error}
      </p>
    </div>
  );
}
