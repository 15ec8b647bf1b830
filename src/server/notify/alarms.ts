import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Db } from '../store/schema.ts';

type Alarm = { facilityId: Id; subjectId: string; reason: string };

/** What is wrong now and was told, as `subject reason`: it outlives a restart, so that nothing is told twice. */
export async function openAlarms(db: Db, facilityId: Id): Promise<Set<string>> {
  const rows = await db.selectFrom('alarm').selectAll().where('facility_id', '=', facilityId).execute();
  return new Set(rows.map((row) => `${row.subject_id} ${row.reason}`));
}

export async function raiseAlarm(
  db: Db,
  { facilityId, subjectId, reason, at }: Alarm & { at: EpochMs },
): Promise<void> {
  const row = { facility_id: facilityId, subject_id: subjectId, reason, raised_at: at };
  await db
    .insertInto('alarm')
    .values(row)
    .onConflict((on) => on.doNothing())
    .execute();
}

export async function clearAlarm(db: Db, { facilityId, subjectId, reason }: Alarm): Promise<void> {
  await db
    .deleteFrom('alarm')
    .where('facility_id', '=', facilityId)
    .where('subject_id', '=', subjectId)
    .where('reason', '=', reason)
    .execute();
}
