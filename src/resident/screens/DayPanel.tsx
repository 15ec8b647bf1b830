import moonStarsIcon from '@phosphor-icons/core/fill/moon-stars-fill.svg?raw';
import sunIcon from '@phosphor-icons/core/fill/sun-fill.svg?raw';
import sunHorizonIcon from '@phosphor-icons/core/fill/sun-horizon-fill.svg?raw';
import type { PartOfDay } from '../../i18n/date-words.ts';
import { clockTime, longDate, partOfDay, partOfDayWord, weekday } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/languages.ts';
import type { EpochMs } from '../../protocol/primitives.ts';
import { Icon, type IconSvg } from '../../ui/Icon.tsx';
import { ClockDoor } from './ClockDoor.tsx';
import './DayPanel.css';

export type Props = {
  readonly now: EpochMs;
  readonly timeZone: string;
  readonly language: Language;
  /** The clock is the staff's way in: what holding it does, and what then happens. */
  readonly door?: { readonly label: string; readonly onHeld: () => void } | undefined;
};

/** The sky of each part of the day. */
export const SKY: Record<PartOfDay, IconSvg> = {
  morning: sunIcon,
  noon: sunIcon,
  afternoon: sunIcon,
  evening: sunHorizonIcon,
  night: moonStarsIcon,
};

/** Where one is in the day: for those to whom five o'clock does not say whether that is morning. Always there. */
export function DayPanel({ now, timeZone, language, door }: Props) {
  const part = partOfDay(now, timeZone);
  const day = weekday(now, timeZone, language);
  const date = longDate(now, timeZone, language);
  return (
    <div class="day-panel">
      <p class={`day-panel__part day-panel__part--${part}`}>
        <Icon svg={SKY[part]} />
        {partOfDayWord(part, language)}
      </p>
      <p class={day.length > 9 ? 'day-panel__weekday day-panel__weekday--long' : 'day-panel__weekday'}>
        {day}
      </p>
      <p class="day-panel__date" style={{ '--letters': date.length }}>
        {date}
      </p>
      {door ? (
        <ClockDoor class="day-panel__clock" {...door}>
          {clockTime(now, timeZone)}
        </ClockDoor>
      ) : (
        <p class="day-panel__clock">{clockTime(now, timeZone)}</p>
      )}
    </div>
  );
}
