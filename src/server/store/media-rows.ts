import type { Medium } from '../../protocol/messages.ts';
import type { BlobHash, EpochMs, Id } from '../../protocol/primitives.ts';
import { namedHashes } from './blob-rows.ts';
import type { Db } from './schema.ts';

/** A whole file of a message, by its bytes' own word. */
export type MediumFacts = Pick<Medium, 'hash' | 'type' | 'bytes'>;

export async function findMedium(db: Db, facilityId: Id, hash: BlobHash): Promise<MediumFacts | null> {
  const row = await db
    .selectFrom('medium')
    .select(['hash', 'type', 'bytes'])
    .where('facility_id', '=', facilityId)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row ? { hash: row.hash, type: row.type, bytes: Number(row.bytes) } : null;
}

/** Notes a file that is on the disk already. A second time it is as good as new: somebody is about to name it. */
export async function noteMedium(
  db: Db,
  medium: MediumFacts & { facilityId: Id; now: EpochMs },
): Promise<void> {
  const { facilityId, now, ...facts } = medium;
  await db
    .insertInto('medium')
    .values({ facility_id: facilityId, ...facts, created_at: now })
    .onConflict((on) => on.columns(['facility_id', 'hash']).doUpdateSet({ created_at: now }))
    .execute();
}

/** An upload that was begun. `hash`: of what it became. */
export type Upload = { id: string; facilityId: Id; bytes: number; hash: BlobHash | null };

export async function findUpload(db: Db, id: string): Promise<Upload | null> {
  const row = await db.selectFrom('upload').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? { id, facilityId: row.facility_id, bytes: Number(row.bytes), hash: row.hash } : null;
}

export async function noteUpload(db: Db, { id, facilityId, bytes, hash }: Upload, now: EpochMs) {
  await db
    .insertInto('upload')
    .values({ id, facility_id: facilityId, bytes, hash, created_at: now })
    .onConflict((on) => on.column('id').doUpdateSet({ hash }))
    .execute();
}

export async function forgetUpload(db: Db, id: string): Promise<void> {
  await db.deleteFrom('upload').where('id', '=', id).execute();
}

/** @returns the names of those begun before `before` */
export async function oldUploads(db: Db, before: EpochMs): Promise<string[]> {
  const rows = await db.selectFrom('upload').select('id').where('created_at', '<', before).execute();
  return rows.map(({ id }) => id);
}

/** How much of a facility's room is taken, what is still on its way included. In bytes. */
export async function bytesTaken(db: Db, facilityId: Id): Promise<number> {
  const kept = await db
    .selectFrom('medium')
    .select((eb) => eb.fn.sum<number | null>('bytes').as('sum'))
    .where('facility_id', '=', facilityId)
    .executeTakeFirst();
  const coming = await db
    .selectFrom('upload')
    .select((eb) => eb.fn.sum<number | null>('bytes').as('sum'))
    .where('facility_id', '=', facilityId)
    .where('hash', 'is', null)
    .executeTakeFirst();
  return Number(kept?.sum ?? 0) + Number(coming?.sum ?? 0);
}

export type OldMedium = { facilityId: Id; hash: BlobHash };

/** Takes the names away that came before `before` and that no living record says. @returns whose files can go */
export async function forgetUnnamedMedia(db: Db, before: EpochMs): Promise<OldMedium[]> {
  return await db.transaction().execute(async (tx) => {
    const old = await tx
      .selectFrom('medium')
      .select(['facility_id', 'hash'])
      .where('created_at', '<', before)
      .execute();
    const named = old.length === 0 ? new Set<string>() : await namedHashes(tx);
    const unnamed = old.filter((medium) => !named.has(`${medium.facility_id} ${medium.hash}`));
    for (const { facility_id, hash } of unnamed) await forget(tx, facility_id, hash);
    return unnamed.map(({ facility_id, hash }) => ({ facilityId: facility_id, hash }));
  });
}

/** The same at once, for these of one facility. @returns whose files can go */
export async function forgetMediaNow(
  db: Db,
  facilityId: Id,
  hashes: readonly BlobHash[],
): Promise<BlobHash[]> {
  return await db.transaction().execute(async (tx) => {
    const named = await namedHashes(tx);
    const gone: BlobHash[] = [];
    for (const hash of hashes) {
      if (named.has(`${facilityId} ${hash}`) || (await findMedium(tx, facilityId, hash)) === null) continue;
      await forget(tx, facilityId, hash);
      gone.push(hash);
    }
    return gone;
  });
}

async function forget(db: Db, facilityId: Id, hash: BlobHash): Promise<void> {
  await db.deleteFrom('medium').where('facility_id', '=', facilityId).where('hash', '=', hash).execute();
}
