import type { ErrorCode } from '../../protocol/errors.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Loved } from '../../protocol/records.ts';
import { daysFrom, freeTimes, type WelcomeHours } from '../../protocol/visit-times.ts';
import { endOf, isTime, overlaps, VISIT_MINUTES, type Visit } from '../../protocol/visits.ts';

/** What a relative reads beside a visit, and can say to it. */
export type VisitView = {
  id: Id;
  visit: Visit;
  state: 'agreed' | 'asked' | 'waiting' | 'cancelled' | 'declined';
  /** It begins, or is on: the call can be made. */
  isNow: boolean;
};

/** What lies ahead, in its order; also what was called off, until its time: nobody should wait for it. */
export function visitsAhead(visits: ReadonlyMap<Id, Visit>, now: EpochMs): VisitView[] {
  return [...visits]
    .filter(([, visit]) => endOf(visit) > now)
    .sort(([, a], [, b]) => a.startsAt - b.startsAt)
    .map(([id, visit]) => ({ id, visit, state: stateOf(visit), isNow: isTime(visit, now) }));
}

function stateOf({ state, proposedBy }: Visit): VisitView['state'] {
  if (state !== 'proposed') return state;
  return proposedBy === 'staff' ? 'asked' : 'waiting';
}

const DAYS = 14;
const STEP_MIN = 30;
/** Carers do not sit at the console: they need time to say yes, and to bring the tablet. */
const SOONEST_MS = 60 * 60_000;

type Known = { loved: Loved; visits: ReadonlyMap<Id, Visit>; now: EpochMs };

const hoursOf = ({ timeZone, callingHours, quietHours }: Loved): WelcomeHours => ({
  timeZone,
  calling: callingHours,
  quiet: quietHours,
});

/** The next two weeks. */
export const visitDays = ({ loved, now }: Known): string[] => daysFrom(loved.timeZone, now, DAYS);

/** The times of one day at which the resident may be called, without one's own visits; others' only the server knows. */
export function visitTimes({ loved, visits, now }: Known, date: string): EpochMs[] {
  const own = [...visits.values()].filter(({ state }) => state === 'agreed' || state === 'proposed');
  return freeTimes({
    ...{
      date,
      now: now + SOONEST_MS - 1,
      lengthMinutes: VISIT_MINUTES,
      stepMinutes: STEP_MIN,
      hours: hoursOf(loved),
    },
    isTaken: (span) => own.some((one) => overlaps(one, span)),
  });
}

/** The words of a refusal; whatever is not foreseen: another time, please. */
export const refusalKey = (code: ErrorCode, freeAt: EpochMs | undefined) =>
  code === 'taken' && freeAt !== undefined
    ? 'visit.taken'
    : code === 'too-many-visits'
      ? 'visit.many'
      : 'visit.refused';
