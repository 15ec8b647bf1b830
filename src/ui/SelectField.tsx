import { useId } from 'preact/hooks';
import './Field.css';

export type Option<Value extends string> = { readonly value: Value; readonly label: string };

export type Props<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  /** What it does, and for whom. */
  readonly hint?: string | undefined;
};

/** One of a few, such as a language. */
export function SelectField<Value extends string>({ label, value, options, onChange, hint }: Props<Value>) {
  const id = useId();
  const choose = (chosen: string): void => {
    const option = options.find((one) => one.value === chosen);
    if (option) onChange(option.value);
  };
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
      <select
        id={id}
        class="field__input"
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
