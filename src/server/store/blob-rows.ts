import type { BlobHash, EpochMs, Id } from '../../protocol/primitives.ts';
import type { Db } from './schema.ts';

export type BlobType = 'image/jpeg' | 'image/png' | 'image/webp';

export async function hasBlob(db: Db, facilityId: Id, hash: BlobHash): Promise<boolean> {
  return (await findBlobType(db, facilityId, hash)) !== null;
}

/** The media type of a facility's photo; null if it has none of that name. */
export async function findBlobType(db: Db, facilityId: Id, hash: BlobHash): Promise<string | null> {
  const row = await db
    .selectFrom('blob')
    .select('type')
    .where('facility_id', '=', facilityId)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row?.type ?? null;
}

export type BlobFacts = { facilityId: Id; hash: BlobHash; type: BlobType; bytes: number; now: EpochMs };

/** Notes a photo whose file is already on the disk; a second time changes nothing. */
export async function noteBlob(db: Db, { facilityId, hash, type, bytes, now }: BlobFacts): Promise<void> {
  await db
    .insertInto('blob')
    .values({ facility_id: facilityId, hash, type, bytes, created_at: now })
    .onConflict((on) => on.doNothing())
    .execute();
}
