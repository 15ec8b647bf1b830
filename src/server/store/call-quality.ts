import * as v from 'valibot';
import { type CallQuality, Quality } from '../../protocol/call-quality.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { QualityStore } from '../live-ports.ts';
import { findBody, listBodies } from './records.ts';
import type { Db } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A season: long enough to see what a new router did, and no longer. */
const KEPT_MS = 90 * DAY_MS;
/** What staff are shown. */
const SHOWN_MS = 14 * DAY_MS;
/** A box with ten tablets that speak four times a day, from both sides, and half as much again. */
const MOST_ROWS = 2_000;

export function createQualityStore(db: Db): QualityStore {
  return {
    async note(facilityId, { callId, side, tabletId, residentId, contactId, at, quality }) {
      await db.transaction().execute(async (tx) => {
        const call = () =>
          tx.selectFrom('call_quality').where('facility_id', '=', facilityId).where('call_id', '=', callId);
        // The two may report in either order; only the tablet's own side is sure which tablet it was.
        const other = await call().select(['tablet_id']).where('side', '!=', side).executeTakeFirst();
        const known = tabletId ?? other?.tablet_id ?? (await onlyTablet(tx, facilityId, residentId));
        const row = {
          at,
          tablet_id: known,
          talk_ms: Math.round(quality.talkMs),
          body: JSON.stringify(quality),
        };
        await tx
          .insertInto('call_quality')
          .values({
            facility_id: facilityId,
            call_id: callId,
            side,
            resident_id: residentId,
            contact_id: contactId,
            ...row,
          })
          // A page that was loaded anew knows only the rest: the longer of the two is the call.
          .onConflict((on) =>
            on
              .columns(['facility_id', 'call_id', 'side'])
              .doUpdateSet(row)
              .where('call_quality.talk_ms', '<=', row.talk_ms),
          )
          .execute();
        if (tabletId === null || other === undefined) return;
        await tx
          .updateTable('call_quality')
          .set({ tablet_id: tabletId })
          .where('facility_id', '=', facilityId)
          .where('call_id', '=', callId)
          .execute();
      });
    },
  };
}

async function onlyTablet(db: Db, facilityId: Id, residentId: Id): Promise<Id | null> {
  const [tablet, another] = await listBodies(db, facilityId, 'tablet', { residentId });
  return another === undefined ? (tablet?.id ?? null) : null;
}

/** The calls of this tablet and of those that share its line, in the last two weeks, oldest first. */
export async function qualityOf(
  db: Db,
  facilityId: Id,
  { tabletId, now }: { tabletId: Id; now: EpochMs },
): Promise<CallQuality[]> {
  const rows = await db
    .selectFrom('call_quality')
    .selectAll()
    .where('facility_id', '=', facilityId)
    .where('tablet_id', 'in', await onItsLine(db, facilityId, tabletId))
    .where('at', '>=', now - SHOWN_MS)
    .orderBy('at', 'desc')
    .limit(MOST_ROWS)
    .execute();
  return rows.reverse().flatMap((row) => {
    const quality = v.safeParse(Quality, JSON.parse(row.body));
    if (!quality.success || row.tablet_id === null) return [];
    const { call_id: callId, at, contact_id: contactId, side } = row;
    return [{ callId, at, tabletId: row.tablet_id, contactId, side, quality: quality.output }];
  });
}

async function onItsLine(db: Db, facilityId: Id, tabletId: Id): Promise<Id[]> {
  const lineId = (await findBody(db, facilityId, 'tablet', tabletId))?.lineId ?? null;
  if (lineId === null) return [tabletId];
  const tablets = await listBodies(db, facilityId, 'tablet');
  return tablets.filter(({ body }) => body.lineId === lineId).map(({ id }) => id);
}

/** Of a resident, for their export: all that is kept. */
export async function qualityAbout(db: Db, facilityId: Id, residentId: Id): Promise<object[]> {
  const rows = await db
    .selectFrom('call_quality')
    .select(['call_id', 'at', 'contact_id', 'side', 'body'])
    .where('facility_id', '=', facilityId)
    .where('resident_id', '=', residentId)
    .orderBy('at')
    .execute();
  return rows.map(({ call_id: callId, contact_id: contactId, at, side, body }) => ({
    ...{ callId, at, contactId, side },
    ...JSON.parse(body),
  }));
}

/** In the transaction that removes the tablet, or the call. */
export async function forgetQuality(
  db: Db,
  facilityId: Id,
  { kind, id }: { kind: 'tablet' | 'call'; id: Id },
): Promise<void> {
  await db
    .deleteFrom('call_quality')
    .where('facility_id', '=', facilityId)
    .where(kind === 'tablet' ? 'tablet_id' : 'call_id', '=', id)
    .execute();
}

export async function sweepQuality(db: Db, now: EpochMs): Promise<void> {
  await db
    .deleteFrom('call_quality')
    .where('at', '<', now - KEPT_MS)
    .execute();
}
