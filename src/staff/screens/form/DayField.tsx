import { useId } from 'preact/hooks';

export type Props = {
  readonly label: string;
  /** As the browser's date field writes it: `2026-11-23`; empty: no day. */
  readonly value: string;
  readonly onChange: (day: string) => void;
};

/** A day of the calendar. */
export function DayField({ label, value, onChange }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="field__input"
        type="date"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
