import type { EpochMs, Id, Sequence } from '../../protocol/primitives.ts';
import type { Db } from './schema.ts';

/** A mutation that was applied: by whom (staff member, tablet or device), and the sequence that it was answered. */
export type Applied = { id: Id; actor: Id; seq: Sequence; at: EpochMs };

/** Longer than any tablet sleeps before it sends what it still has. */
const REMEMBERED_MS = 400 * 24 * 60 * 60 * 1000;

export async function findApplied(
  db: Db,
  facilityId: Id,
  id: Id,
): Promise<{ actor: Id; seq: Sequence } | null> {
  const row = await db
    .selectFrom('mutation')
    .select(['actor', 'seq'])
    .where('facility_id', '=', facilityId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { actor: row.actor, seq: Number(row.seq) } : null;
}

/** In the same transaction as what the mutation did. */
export async function noteApplied(db: Db, facilityId: Id, applied: Applied): Promise<void> {
  await db
    .insertInto('mutation')
    .values({ facility_id: facilityId, ...applied })
    .execute();
}

/** Forgets what these tablets and devices ever sent: they are signed out, and nobody sends it again. */
export async function forgetActors(db: Db, facilityId: Id, actors: readonly Id[]): Promise<void> {
  for (const actor of actors)
    await db
      .deleteFrom('mutation')
      .where('facility_id', '=', facilityId)
      .where('actor', '=', actor)
      .execute();
}

/** Forgets mutations that nobody will send again. */
export async function sweepMutations(db: Db, now: EpochMs): Promise<void> {
  await db
    .deleteFrom('mutation')
    .where('at', '<', now - REMEMBERED_MS)
    .execute();
}
