import type { EpochMs } from '../../protocol/primitives.ts';
import type { LineStore } from '../line/line-ports.ts';
import { findBody, listBodies } from './records.ts';
import type { Db } from './schema.ts';

/** Two years, for whoever compares a bill with last year's. */
const KEPT_MS = 2 * 366 * 24 * 60 * 60 * 1000;

export function createLineStore(db: Db): LineStore {
  return {
    async facilityLines(facilityId) {
      const facility = await findBody(db, facilityId, 'facility', facilityId);
      if (!facility) throw new Error('a line of a facility that does not exist');
      const tablets = await listBodies(db, facilityId, 'tablet');
      const lines = await listBodies(db, facilityId, 'line');
      const lineOf = new Map(tablets.map(({ id, body }) => [id, body.lineId]));
      return { timeZone: facility.timeZone, lines, lineOf };
    },
    async addUse(facilityId, uses) {
      await db.transaction().execute(async (tx) => {
        for (const { line, month, bytes, since } of uses) {
          const row = { facility_id: facilityId, line, month, bytes, since };
          await tx
            .insertInto('line_use')
            .values(row)
            .onConflict((on) =>
              on
                .columns(['facility_id', 'line', 'month'])
                .doUpdateSet((eb) => ({ bytes: eb('line_use.bytes', '+', bytes) })),
            )
            .execute();
        }
      });
    },
    async use(facilityId, months) {
      const rows = await db
        .selectFrom('line_use')
        .selectAll()
        .where('facility_id', '=', facilityId)
        .where('month', 'in', months)
        .execute();
      return rows.map(({ line, month, bytes, since }) => ({
        line,
        month,
        bytes: Number(bytes),
        since: Number(since),
      }));
    },
  };
}

export async function sweepLineUse(db: Db, now: EpochMs): Promise<void> {
  await db
    .deleteFrom('line_use')
    .where('since', '<', now - KEPT_MS)
    .execute();
}
