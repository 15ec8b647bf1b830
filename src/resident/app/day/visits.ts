import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import { endOf, JOIN_EARLY_MS, type Visit } from '../../../protocol/visits.ts';
import { wallAt } from '../../../protocol/wall-clock.ts';
import type { Records } from '../../../sync/records.ts';

export type VisitInput = { records: Records; residentId: Id; now: EpochMs };

/** A visit as the tablet speaks of it. */
export type NextVisit = { id: Id; contactId: Id; name: string; at: EpochMs };

/** The next visit of today that is not over and has not taken place: what is announced under the clock. */
export function visitToday(input: VisitInput & { timeZone: string }): NextVisit | null {
  const { now, timeZone } = input;
  const { date } = wallAt(timeZone, now);
  return ahead(input).find(({ at }) => at <= now || wallAt(timeZone, at).date === date) ?? null;
}

/** The visit whose time it is, from its first minute to its last, until the two have spoken. */
export function visitDue(input: VisitInput): NextVisit | null {
  return ahead(input).find(({ at }) => at <= input.now) ?? null;
}

function ahead({ records, residentId, now }: VisitInput): NextVisit[] {
  return [...records.visit]
    .filter(([, visit]) => visit.residentId === residentId && visit.state === 'agreed' && endOf(visit) > now)
    .filter(([, visit]) => !hasTakenPlace(records, visit))
    .sort(([, a], [, b]) => a.startsAt - b.startsAt)
    .flatMap(([id, { contactId, startsAt }]) => {
      const name = records.contact.get(contactId)?.name;
      // Who is no longer on the screen is not waited for.
      return name === undefined ? [] : [{ id, contactId, name, at: startsAt }];
    });
}

/** They have seen each other about that time, whoever called: a visit that is over early does not ring again. */
function hasTakenPlace({ call }: Records, { contactId, startsAt }: Visit): boolean {
  return [...call.values()].some(
    (one) =>
      one.contactId === contactId && one.connectedAt !== null && one.startedAt >= startsAt - JOIN_EARLY_MS,
  );
}
