import { useId } from 'preact/hooks';

export type Props = {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly suggestions: readonly string[];
  readonly maxLength: number;
};

/** A line of text with common answers to choose from; anything else may be typed. */
export function SuggestField({ label, hint, value, onInput, suggestions, maxLength }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      <p class="field__hint" id={`${id}-hint`}>
        {hint}
      </p>
      <input
        id={id}
        class="field__input"
        value={value}
        list={`${id}-list`}
        maxLength={maxLength}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <datalist id={`${id}-list`}>
        {suggestions.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </div>
  );
}
