import * as v from 'valibot';
import { Health, type HealthReport } from '../../protocol/health.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { HealthStore } from '../live-ports.ts';
import { findRow } from './records.ts';
import type { Db } from './schema.ts';

/** One row each: a week of a tablet's life in 700 of them. The last row is also the latest that it said. */
const QUARTER_MS = 15 * 60 * 1000;
/** A week, and the day on which somebody asks about it. */
const KEPT_MS = 8 * 24 * 60 * 60 * 1000;

export function createHealthStore(db: Db): HealthStore {
  return {
    async note(facilityId, { tabletId, at, health }) {
      return await db.transaction().execute(async (tx) => {
        // It may have been revoked since its socket opened.
        const tablet = await findRow(tx, facilityId, 'tablet', tabletId);
        if (!tablet || tablet.deleted) return false;
        const row = { at, body: JSON.stringify(health) };
        await tx
          .insertInto('health')
          .values({
            facility_id: facilityId,
            tablet_id: tabletId,
            quarter: Math.floor(at / QUARTER_MS),
            ...row,
          })
          .onConflict((on) => on.columns(['facility_id', 'tablet_id', 'quarter']).doUpdateSet(row))
          .execute();
        return true;
      });
    },
    async latest(facilityId) {
      const newest = db
        .selectFrom('health')
        .select((eb) => ['tablet_id', eb.fn.max('quarter').as('quarter')])
        .where('facility_id', '=', facilityId)
        .groupBy('tablet_id')
        .as('newest');
      const rows = await db
        .selectFrom('health')
        .innerJoin(newest, (join) =>
          join
            .onRef('newest.tablet_id', '=', 'health.tablet_id')
            .onRef('newest.quarter', '=', 'health.quarter'),
        )
        .select(['health.tablet_id', 'at', 'body'])
        .where('facility_id', '=', facilityId)
        .execute();
      return rows.flatMap(({ tablet_id: tabletId, ...row }): HealthReport[] =>
        readReport(row).map((report) => ({ tabletId, ...report })),
      );
    },
  };
}

/** A tablet's last eight days, oldest first. */
export async function healthHistory(
  db: Db,
  facilityId: Id,
  tabletId: Id,
): Promise<{ at: EpochMs; health: Health }[]> {
  const rows = await db
    .selectFrom('health')
    .select(['at', 'body'])
    .where('facility_id', '=', facilityId)
    .where('tablet_id', '=', tabletId)
    .orderBy('quarter')
    .execute();
  return rows.flatMap(readReport);
}

/** What an older version wrote and this one does not understand is nobody's loss: the next report is a minute away. */
function readReport({ at, body }: { at: EpochMs; body: string }): { at: EpochMs; health: Health }[] {
  const health = v.safeParse(Health, JSON.parse(body));
  return health.success ? [{ at, health: health.output }] : [];
}

/** In the transaction that removes the tablet. */
export async function forgetHealth(db: Db, facilityId: Id, tabletId: Id): Promise<void> {
  await db
    .deleteFrom('health')
    .where('facility_id', '=', facilityId)
    .where('tablet_id', '=', tabletId)
    .execute();
}

export async function sweepHealth(db: Db, now: EpochMs): Promise<void> {
  await db
    .deleteFrom('health')
    .where('at', '<', now - KEPT_MS)
    .execute();
}
