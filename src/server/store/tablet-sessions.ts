import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Db } from './schema.ts';
import type { Writing } from './writing.ts';

/*
 * Whom a shared tablet served, and when. What somebody asked for in their session may arrive after it: the tablet was
 * without network. A tablet itself never learns any of this.
 */

/** A tablet's clock is corrected, but not to the second. */
const CLOCKS_APART_MS = 2 * 60_000;
/** What comes later than a week is no request any more. */
const KEPT_MS = 7 * 24 * 60 * 60_000;

export type Served = { tabletId: Id; residentId: Id };

export async function noteSession(
  { db, facilityId, now }: Writing,
  { id, tabletId, residentId }: Served & { id: Id },
): Promise<void> {
  const row = { id, tablet_id: tabletId, resident_id: residentId, since: now, until: null };
  await db
    .insertInto('tablet_session')
    .values({ facility_id: facilityId, ...row })
    .onConflict((on) => on.doNothing())
    .execute();
}

export async function noteSessionsEnd({ db, facilityId, now }: Writing, tabletId: Id): Promise<void> {
  await db
    .updateTable('tablet_session')
    .set({ until: now })
    .where('facility_id', '=', facilityId)
    .where('tablet_id', '=', tabletId)
    .where('until', 'is', null)
    .execute();
}

/**
 * Did this tablet serve that person then? `asFarAsItKnew`: or had it not heard yet that it no longer did, and nobody else
 * sat there since.
 */
export async function didServe(
  { db, facilityId, now }: Writing,
  { tabletId, residentId }: Served,
  { at, asFarAsItKnew }: { at: EpochMs; asFarAsItKnew: boolean },
): Promise<boolean> {
  const sessions = await db
    .selectFrom('tablet_session')
    .select(['resident_id', 'since', 'until'])
    .where('facility_id', '=', facilityId)
    .where('tablet_id', '=', tabletId)
    .orderBy('since')
    .execute();
  return sessions.some(({ resident_id, since, until }, n) => {
    const end = asFarAsItKnew ? (sessions[n + 1]?.since ?? now) : (until ?? now);
    const isThen = at >= Number(since) - CLOCKS_APART_MS && at <= Number(end) + CLOCKS_APART_MS;
    return resident_id === residentId && isThen;
  });
}

export async function forgetSessionsOf({ db, facilityId }: Writing, residentId: Id): Promise<void> {
  await db
    .deleteFrom('tablet_session')
    .where('facility_id', '=', facilityId)
    .where('resident_id', '=', residentId)
    .execute();
}

export async function sweepTabletSessions(db: Db, now: EpochMs): Promise<void> {
  await db
    .deleteFrom('tablet_session')
    .where('until', '<', now - KEPT_MS)
    .execute();
}
