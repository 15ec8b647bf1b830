import type { EpochMs } from './primitives.ts';

const MINUTE_MS = 60_000;

/** What the clock and the calendar on a facility's wall show. `date`: `2026-11-23`; `minute`: of the day. */
export type Wall = { date: string; minute: number };

/** Building one takes a hundred times as long as asking it, and a list of free times asks it hundreds of times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}

/** @param timeZone IANA name, the facility's */
export function wallAt(timeZone: string, at: EpochMs): Wall {
  const parts = formatOf(timeZone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const date = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  return { date, minute: Number(part('hour')) * 60 + Number(part('minute')) };
}

/**
 * When the wall shows this. In the night in which the clocks go back it does so twice: the first time.
 * @returns null in the hour that is left out when the clocks go forward, and for what is no date
 */
export function instantOf(timeZone: string, { date, minute }: Wall): EpochMs | null {
  const asUtc = Date.parse(`${date}T00:00:00Z`) + minute * MINUTE_MS;
  if (Number.isNaN(asUtc)) return null;
  // The zone's offset a day before and a day after: one of the two is right, also on the day of the change.
  const guesses = [asUtc - DAY_MS, asUtc + DAY_MS].map((near) => asUtc - offsetAt(timeZone, near));
  const shown = guesses.filter((at) => {
    const wall = wallAt(timeZone, at);
    return wall.date === date && wall.minute === minute;
  });
  return shown.length === 0 ? null : Math.min(...shown);
}

const DAY_MS = 24 * 60 * MINUTE_MS;

function offsetAt(timeZone: string, at: EpochMs): number {
  const { date, minute } = wallAt(timeZone, at);
  return Date.parse(`${date}T00:00:00Z`) + minute * MINUTE_MS - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

/** The day that many days later on the calendar: `2026-03-29` and 1 give `2026-03-30`, also in a night of 23 hours. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
