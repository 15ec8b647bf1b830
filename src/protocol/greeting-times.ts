import type { Greeting } from './greetings.ts';
import type { EpochMs } from './primitives.ts';
import { dayAfter, instantOf, wallAt } from './wall-clock.ts';

type Times = Pick<Greeting, 'startsAt' | 'repeat' | 'until' | 'retiredAt'>;
type When = { now: EpochMs; timeZone: string };

const EVERY_DAYS = { once: 0, daily: 1, weekly: 7 } as const;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Where a greeting stands: it waits for its time, tablets show it, or none does any more. */
export function standingOf({ startsAt, until, retiredAt }: Times, now: EpochMs): Standing {
  if (retiredAt !== null || (until !== null && until <= now)) return 'retired';
  return startsAt > now ? 'scheduled' : 'running';
}
export type Standing = 'scheduled' | 'running' | 'retired';

/**
 * When the turn began that is now: a repeated greeting is new again with each. By the facility's clock: what comes at ten
 * comes at ten in summer and in winter.
 *
 * @returns null: it has not begun, or is over
 */
export function turnAt(greeting: Times, { now, timeZone }: When): EpochMs | null {
  if (standingOf(greeting, now) !== 'running') return null;
  const { startsAt, repeat } = greeting;
  const every = EVERY_DAYS[repeat];
  if (every === 0) return startsAt;
  const start = wallAt(timeZone, startsAt);
  const days = Math.round((Date.parse(wallAt(timeZone, now).date) - Date.parse(start.date)) / DAY_MS);
  const rounds = Math.floor(days / every);
  // Today's turn may still be to come; then the one before counts.
  for (const back of [rounds, rounds - 1]) {
    if (back <= 0) break;
    const turn = shownAt(timeZone, { date: dayAfter(start.date, back * every), minute: start.minute });
    if (turn <= now) return turn;
  }
  return startsAt;
}

/** In the night in which the clocks go forward an hour is left out: an hour later, then. */
function shownAt(timeZone: string, { date, minute }: { date: string; minute: number }): EpochMs {
  return instantOf(timeZone, { date, minute }) ?? instantOf(timeZone, { date, minute: minute + 60 }) ?? 0;
}
