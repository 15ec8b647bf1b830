import { useId } from 'preact/hooks';

export type Props = {
  readonly label: string;
  /** What it does, and for whom. */
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** Yes or no. */
export function CheckField({ label, hint, checked, onChange }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label class="choice">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={id}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span class="field__label">{label}</span>
      </label>
      <p class="field__hint" id={id}>
        {hint}
      </p>
    </div>
  );
}
