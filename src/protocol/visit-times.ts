import type { EpochMs, Hours, Id } from './primitives.ts';
import { endOf, overlaps, type Span, VISIT_AHEAD_MS, type Visit } from './visits.ts';
import { dayAfter, instantOf, type Wall, wallAt } from './wall-clock.ts';

/* When a visit may be: a file of its own, because pages load it only when somebody looks for a time. */

const MINUTE_MS = 60_000;

/** When the resident may be called: within `calling`, and never in `quiet`. */
export type WelcomeHours = { timeZone: string; calling: Hours; quiet: Hours };

/** A contact's own hours go before the resident's; the quiet hours before both. */
export const welcomeHours = (
  resident: { callingHours: Hours; quietHours: Hours },
  contact: { callingHours: Hours | null },
  timeZone: string,
): WelcomeHours => ({
  timeZone,
  calling: contact.callingHours ?? resident.callingHours,
  quiet: resident.quietHours,
});

/** How closely the hours are looked at. A break shorter than this, in the middle of a visit, is none. */
const STEP_MIN = 5;

/** Is all of it, from its first minute to its last, within the hours? Both ends ask this. */
export function isWelcome(span: Span, { timeZone, calling, quiet }: WelcomeHours): boolean {
  const last = span.lengthMinutes - 1;
  for (let n = 0; n < last + STEP_MIN; n += STEP_MIN) {
    const { minute } = wallAt(timeZone, span.startsAt + Math.min(n, last) * MINUTE_MS);
    if (!isIn(calling, minute) || isIn(quiet, minute)) return false;
  }
  return true;
}

const isIn = ({ from, until }: Hours, minute: number): boolean =>
  from <= until ? minute >= from && minute < until : minute >= from || minute < until;

/**
 * Are there more visits at some moment of `span` than tablets to hold them, with this one?
 * @param tablets how many can be in a visit at once: one for a resident's own
 */
export function isFull(span: Span, visits: readonly Span[], tablets: number): boolean {
  const others = visits.filter((other) => overlaps(span, other));
  // Most are there at once when one of them begins, or at the beginning.
  const moments = [span, ...others].map(({ startsAt }) => Math.max(startsAt, span.startsAt));
  return moments.some(
    (at) => others.filter((one) => one.startsAt <= at && at < endOf(one)).length + 1 > tablets,
  );
}

/** What counts of a tablet here. */
type Holder = { residentId: Id | null; kind: 'own' | 'shared'; lostAt: EpochMs | null };

/**
 * Where a visit could not be held: while the resident has another one, or while every shared tablet of the house is in
 * one. A resident with a tablet of their own needs no shared one. A house without shared tablets has nothing to share.
 */
export function takenBy(
  agreed: readonly Visit[],
  tablets: readonly Holder[],
  residentId: Id,
): (span: Span) => boolean {
  const there = tablets.filter(({ lostAt }) => lostAt === null);
  const owners = new Set(there.filter(({ kind }) => kind === 'own').map((tablet) => tablet.residentId));
  const shared = there.filter(({ kind }) => kind === 'shared').length;
  const theirs = agreed.filter((visit) => visit.residentId === residentId);
  const isSharing = shared > 0 && !owners.has(residentId);
  const sharing = isSharing ? agreed.filter((visit) => !owners.has(visit.residentId)) : [];
  return (span) => isFull(span, theirs, 1) || (isSharing && isFull(span, sharing, shared));
}

type Choice = {
  date: string;
  lengthMinutes: number;
  now: EpochMs;
  hours: WelcomeHours;
  /** Minutes from one offered time to the next. */
  stepMinutes: number;
  isTaken?: (span: Span) => boolean;
};

/** The times of one day at which a visit could begin, in order. Times that the day leaves out are left out. */
export function freeTimes(choice: Choice): EpochMs[] {
  const { date, lengthMinutes, now, hours, stepMinutes, isTaken = () => false } = choice;
  const times: EpochMs[] = [];
  for (let minute = 0; minute < 24 * 60; minute += stepMinutes) {
    const startsAt = instantOf(hours.timeZone, { date, minute });
    if (startsAt === null || startsAt <= now || startsAt > now + VISIT_AHEAD_MS) continue;
    const span = { startsAt, lengthMinutes };
    if (isWelcome(span, hours) && !isTaken(span)) times.push(startsAt);
  }
  return times;
}

/** The free time next to the one that was wished, earlier or later, within a day; null: there is none. */
export function nearestFree(
  wished: Span,
  { now, hours, isTaken }: { now: EpochMs; hours: WelcomeHours; isTaken: (span: Span) => boolean },
): EpochMs | null {
  const isFree = (startsAt: EpochMs) => {
    const span = { startsAt, lengthMinutes: wished.lengthMinutes };
    return startsAt > now && isWelcome(span, hours) && !isTaken(span);
  };
  const STEP_MS = 15 * MINUTE_MS;
  for (let away = STEP_MS; away <= 96 * STEP_MS; away += STEP_MS) {
    const found = [wished.startsAt + away, wished.startsAt - away].find(isFree);
    if (found !== undefined) return found;
  }
  return null;
}

/** The days that can be chosen, today first. */
export function daysFrom(timeZone: string, now: EpochMs, count: number): Wall['date'][] {
  const { date } = wallAt(timeZone, now);
  return Array.from({ length: count }, (_, n) => dayAfter(date, n));
}
