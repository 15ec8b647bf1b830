import { useId } from 'preact/hooks';
import type { Hours } from '../../../protocol/primitives.ts';
import type { RingWords } from './words.ts';

export type Props = { t: RingWords; hours: Hours; onChange: (hours: Hours) => void };

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** What an unfinished entry leaves as it is. */
function minuteOf(text: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(text) ?? [];
  return hours && minutes ? Number(hours) * 60 + Number(minutes) : null;
}

/** From when until when. */
export function HoursRow({ t, hours, onChange }: Props) {
  const id = useId();
  const part = (end: keyof Hours) => (
    <span class="ring-hours__end">
      <label for={`${id}-${end}`}>{t(`pause.${end}`)}</label>
      <input
        id={`${id}-${end}`}
        class="field__input"
        type="time"
        value={clock(hours[end])}
        onChange={({ currentTarget }) => {
          const minute = minuteOf(currentTarget.value);
          if (minute !== null) onChange({ ...hours, [end]: minute });
        }}
      />
    </span>
  );
  return (
    <div class="ring-hours">
      {part('from')}
      {part('until')}
    </div>
  );
}
