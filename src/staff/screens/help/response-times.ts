import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import type { Help } from '../../../protocol/records.ts';

/** How long one request took, in ms since it was asked; null: it did not come to that (yet). */
export type ResponseTime = {
  askedAt: EpochMs;
  takenMs: number | null;
  closedMs: number | null;
  /** A step passed with nobody on the way. */
  calledAgain: boolean;
};

/** Half of them were quicker than `median`, nine in ten quicker than `p90`. In ms. */
export type Spread = { median: number; p90: number };

/** `count`: all that were asked, also those that nobody has taken. */
export type Summary = { count: number; calledAgain: number; taken: Spread | null; closed: Spread | null };

type Window = { now: EpochMs; weeks: number; timeZone: string };

/**
 * The requests of the last `weeks` weeks, this one among them. One that the tablet took back before anybody went is left
 * out: nobody can say how long it would have waited.
 */
export function responseTimes(helps: ReadonlyMap<Id, Help>, window: Window): ResponseTime[] {
  const from = mondays(window)[0] ?? 0;
  return [...helps.values()]
    .filter((help) => !(help.takenAt === null && help.closedAt !== null))
    .filter(({ askedAt }) => dayOf(askedAt, window.timeZone) >= from)
    .map(({ askedAt, takenAt, closedAt, calledAgainAt }) => ({
      askedAt,
      // Two clocks may differ by a moment; nobody came before they were called.
      takenMs: takenAt === null ? null : Math.max(0, takenAt - askedAt),
      closedMs: closedAt === null ? null : Math.max(0, closedAt - askedAt),
      calledAgain: calledAgainAt.length > 0,
    }));
}

export function summary(times: readonly ResponseTime[]): Summary {
  const known = (of: (time: ResponseTime) => number | null) =>
    times.map(of).filter((ms): ms is number => ms !== null);
  return {
    count: times.length,
    calledAgain: times.filter(({ calledAgain }) => calledAgain).length,
    taken: spread(known(({ takenMs }) => takenMs)),
    closed: spread(known(({ closedMs }) => closedMs)),
  };
}

/** By the hour of the facility's day in which it was asked: 24 of them. */
export function byHour(times: readonly ResponseTime[], timeZone: string): Summary[] {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', hour: 'numeric' });
  const asked = times.map((time) => ({ time, hour: Number(format.format(time.askedAt)) }));
  return Array.from({ length: 24 }, (_, hour) => summary(timesWhere(asked, (one) => one.hour === hour)));
}

/** By week from Monday on (ISO 8601), the oldest first. `monday`: its date, as midnight in UTC. */
export function byWeek(
  times: readonly ResponseTime[],
  window: Window,
): { monday: EpochMs; found: Summary }[] {
  const asked = times.map((time) => ({ time, week: mondayOf(dayOf(time.askedAt, window.timeZone)) }));
  return mondays(window).map((monday) => ({
    monday,
    found: summary(timesWhere(asked, (one) => one.week === monday)),
  }));
}

const timesWhere = <T extends { time: ResponseTime }>(asked: readonly T[], matches: (one: T) => boolean) =>
  asked.filter(matches).map(({ time }) => time);

/** null: there is nothing to say anything about. */
function spread(ms: readonly number[]): Spread | null {
  if (ms.length === 0) return null;
  const sorted = [...ms].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) };
}

/** Between two values by where it falls (Hyndman & Fan 1996, type 7: what spreadsheets do). `sorted` is not empty. */
export function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** The facility's date at that moment, as midnight in UTC: days that can be counted, whatever the clocks do. */
function dayOf(at: EpochMs, timeZone: string): EpochMs {
  return Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at));
}

/** 1 January 1970 was a Thursday. */
const mondayOf = (day: EpochMs): EpochMs => day - ((((day / DAY_MS + 3) % 7) + 7) % 7) * DAY_MS;

function mondays({ now, weeks, timeZone }: Window): EpochMs[] {
  const last = mondayOf(dayOf(now, timeZone));
  return Array.from({ length: weeks }, (_, index) => last - (weeks - 1 - index) * WEEK_MS);
}
