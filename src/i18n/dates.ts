import { DATE_WORDS, type PartOfDay } from './date-words.ts';
import type { Language } from './languages.ts';

type CalendarParts = {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
};

/** From which hour each part of the day runs; before the first it is still night. */
const PARTS: readonly (readonly [number, PartOfDay])[] = [
  [5, 'morning'],
  [12, 'noon'],
  [14, 'afternoon'],
  [18, 'evening'],
  [22, 'night'],
];

const DAY_MS = 86_400_000;

/**
 * The calendar of the facility at an instant. `Intl` only counts here, in an English that every engine has;
 * the words are ours (see date-words.ts). The tablet's own zone never matters.
 */
function calendarAt(ms: number, timeZone: string): CalendarParts {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const parts = new Map(format.formatToParts(ms).map((part) => [part.type, Number(part.value)]));
  const number = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? Number.NaN;
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    hour: number('hour'),
    minute: number('minute'),
  };
}

/** A count of days in which yesterday is one less, also over a change of the clocks. */
const dayNumber = ({ year, month, day }: CalendarParts): number => Date.UTC(year, month - 1, day) / DAY_MS;

const weekdayOf = (date: CalendarParts, language: Language): string =>
  DATE_WORDS[language].weekdays[new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay()] ?? '';

function dateOf({ day, month }: CalendarParts, language: Language): string {
  const name = DATE_WORDS[language].months[month - 1] ?? '';
  switch (language) {
    case 'fr':
      return `${day === 1 ? '1er' : day} ${name}`;
    case 'lb':
    case 'de':
      return `${day}. ${name}`;
    case 'pt':
      return `${day} de ${name}`;
    case 'en':
      return `${day} ${name}`;
  }
}

/** Makes the first letter a capital: French and Portuguese write weekdays small, except where a line begins. */
export const atLineStart = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The day on a line of its own: “Dimanche”, “Méindeg”. */
export function weekday(ms: number, timeZone: string, language: Language): string {
  return atLineStart(weekdayOf(calendarAt(ms, timeZone), language));
}

/** The name of a day of the week, on a line of its own: 1 is Monday, 7 Sunday. */
export const weekdayName = (day: number, language: Language): string =>
  atLineStart(DATE_WORDS[language].weekdays[day % 7] ?? '');

/** Day and month in words: “22 novembre”, “22. November”, “22 de novembro”. */
export function longDate(ms: number, timeZone: string, language: Language): string {
  return dateOf(calendarAt(ms, timeZone), language);
}

/** Day and date on a line of their own: “Dimanche 22 novembre”, “Sonndeg, 22. November”. */
export function dayAndDate(ms: number, timeZone: string, language: Language): string {
  const date = calendarAt(ms, timeZone);
  const comma = language === 'fr' || language === 'en' ? '' : ',';
  return atLineStart(`${weekdayOf(date, language)}${comma} ${dateOf(date, language)}`);
}

/** The time on a clock of 24 hours, the same in all languages: “09:05”. */
export function clockTime(ms: number, timeZone: string): string {
  const { hour, minute } = calendarAt(ms, timeZone);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Which part of the day it is. Somebody who wakes at five needs to know whether that is morning. */
export function partOfDay(ms: number, timeZone: string): PartOfDay {
  const { hour } = calendarAt(ms, timeZone);
  return PARTS.findLast(([from]) => hour >= from)?.[1] ?? 'night';
}

/** The name of a part of the day on a line of its own: “Après-midi”, “Nomëtteg”. */
export const partOfDayWord = (part: PartOfDay, language: Language): string =>
  DATE_WORDS[language].parts[part];

export type Viewpoint = {
  /** Now, in ms since 1970. */
  readonly now: number;
  readonly timeZone: string;
  readonly language: Language;
};

/**
 * A day as one says it from today, in the middle of a sentence: “aujourd’hui”, “hier”, “demain”, the weekday for
 * the six days before, otherwise the date, with the year if that is another one.
 */
export function relativeDay(ms: number, { now, timeZone, language }: Viewpoint): string {
  const date = calendarAt(ms, timeZone);
  const today = calendarAt(now, timeZone);
  const words = DATE_WORDS[language];
  const days = dayNumber(date) - dayNumber(today);
  if (days === 0) return words.today;
  if (days === -1) return words.yesterday;
  if (days === 1) return words.tomorrow;
  if (days < 0 && days > -7) return weekdayOf(date, language);
  const text = dateOf(date, language);
  if (date.year === today.year) return text;
  return language === 'pt' ? `${text} de ${date.year}` : `${text} ${date.year}`;
}

/**
 * How long something lasted, with signs that are the same everywhere (and that the Luxembourgish n-rule leaves
 * alone): “12 min”, “1 h 05 min”, in words only below one minute.
 *
 * @param minutes may have a fraction, which is dropped
 */
export function duration(minutes: number, language: Language): string {
  const whole = Math.floor(minutes);
  if (whole < 1) return DATE_WORDS[language].underAMinute;
  if (whole < 60) return `${whole}\u00a0min`;
  return `${Math.floor(whole / 60)}\u00a0h\u00a0${String(whole % 60).padStart(2, '0')}\u00a0min`;
}
