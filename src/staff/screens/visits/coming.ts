import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import { endOf, type Visit } from '../../../protocol/visits.ts';
import { wallAt } from '../../../protocol/wall-clock.ts';
import type { Entry } from '../residents/find-residents.ts';

/** The visits of one day, in the order of the day. */
export type VisitDay = { readonly date: string; readonly visits: readonly Entry<Visit>[] };

export type Coming = {
  /** Relatives who wait for the carers' answer. */
  readonly toAnswer: readonly Entry<Visit>[];
  /** What lies ahead or is on: agreed, or waiting for the family. */
  readonly days: readonly VisitDay[];
  /** What was, was declined or called off; the newest first. */
  readonly past: readonly Entry<Visit>[];
};

/** Nobody scrolls further back here; every call that came of a visit is in the history of calls. */
const MANY = 50;

/** Sorts visits into what has to be answered, what comes, and what is over. `residentId`: one person's. */
export function comingVisits(
  visits: ReadonlyMap<Id, Visit>,
  { now, timeZone, residentId }: { now: EpochMs; timeZone: string; residentId: Id | null },
): Coming {
  const all = [...visits]
    .map(([id, body]) => ({ id, body }))
    .filter(({ body }) => residentId === null || body.residentId === residentId)
    .sort((a, b) => a.body.startsAt - b.body.startsAt);
  const isAhead = ({ body }: Entry<Visit>) =>
    endOf(body) > now && (body.state === 'agreed' || body.state === 'proposed');
  const isToAnswer = ({ body }: Entry<Visit>) => body.state === 'proposed' && body.proposedBy === 'relative';
  const ahead = all.filter(isAhead);
  const days = new Map<string, Entry<Visit>[]>();
  for (const one of ahead.filter((each) => !isToAnswer(each))) {
    const { date } = wallAt(timeZone, one.body.startsAt);
    days.set(date, [...(days.get(date) ?? []), one]);
  }
  return {
    toAnswer: ahead.filter(isToAnswer),
    days: [...days].map(([date, of]) => ({ date, visits: of })),
    past: all
      .filter((one) => !isAhead(one))
      .reverse()
      .slice(0, MANY),
  };
}
