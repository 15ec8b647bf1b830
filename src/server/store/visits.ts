import type { EpochMs, Id } from '../../protocol/primitives.ts';
import { endOf, type Visit } from '../../protocol/visits.ts';
import { parseBody } from './records.ts';
import type { Db } from './schema.ts';

/** Agreed visits that are not over, of the whole facility. Those of years ago are read past, not parsed. */
export async function listAgreedVisits(
  db: Db,
  facilityId: Id,
  now: EpochMs,
): Promise<{ id: Id; visit: Visit }[]> {
  const rows = await db
    .selectFrom('record')
    .select(['id', 'body'])
    .where('facility_id', '=', facilityId)
    .where('kind', '=', 'visit')
    .where('deleted', '=', 0)
    .where('body', 'like', '%"state":"agreed"%')
    .orderBy('seq')
    .execute();
  return rows
    .filter(({ body }) => !isLongAgo(body, now))
    .map(({ id, body }) => ({ id, visit: parseBody('visit', body) }))
    .filter(({ visit }) => endOf(visit) > now);
}

const DAY_MS = 24 * 60 * 60 * 1000;

function isLongAgo(body: string, now: EpochMs): boolean {
  const startsAt = Number(/"startsAt":(\d+)/.exec(body)?.[1]);
  return startsAt < now - DAY_MS;
}
