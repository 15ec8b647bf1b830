import type { BlobHash, EpochMs, Id } from '../../protocol/primitives.ts';
import type { Db } from './schema.ts';

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp';
export type AudioType = 'audio/webm' | 'audio/ogg' | 'audio/mp4' | 'audio/wav';
export type BlobType = PhotoType | AudioType;

/** The media type of a facility's photo or voice; null if it has none of that name. */
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

/** Notes bytes whose file is already on the disk. A second time they are as good as new: somebody is about to name them. */
export async function noteBlob(db: Db, { facilityId, hash, type, bytes, now }: BlobFacts): Promise<void> {
  await db
    .insertInto('blob')
    .values({ facility_id: facilityId, hash, type, bytes, created_at: now })
    .onConflict((on) => on.columns(['facility_id', 'hash']).doUpdateSet({ created_at: now }))
    .execute();
}

export type OldBlob = { facilityId: Id; hash: BlobHash };

/** Takes the names away that came before `before` and that no living record says. @returns whose files can go */
export async function forgetUnnamed(db: Db, before: EpochMs): Promise<OldBlob[]> {
  return await db.transaction().execute(async (tx) => {
    const old = await tx
      .selectFrom('blob')
      .select(['facility_id', 'hash'])
      .where('created_at', '<', before)
      .execute();
    const named = old.length === 0 ? new Set<string>() : await namedHashes(tx);
    const unnamed = old.filter((blob) => !named.has(`${blob.facility_id} ${blob.hash}`));
    for (const { facility_id, hash } of unnamed) {
      await tx.deleteFrom('blob').where('facility_id', '=', facility_id).where('hash', '=', hash).execute();
    }
    return unnamed.map(({ facility_id, hash }) => ({ facilityId: facility_id, hash }));
  });
}

/** The same at once, for these of one facility: their person is erased. @returns whose files can go */
export async function forgetNow(db: Db, facilityId: Id, hashes: readonly BlobHash[]): Promise<BlobHash[]> {
  return await db.transaction().execute(async (tx) => {
    const named = await namedHashes(tx);
    const gone: BlobHash[] = [];
    for (const hash of hashes) {
      if (named.has(`${facilityId} ${hash}`) || (await findBlobType(tx, facilityId, hash)) === null) continue;
      await tx.deleteFrom('blob').where('facility_id', '=', facilityId).where('hash', '=', hash).execute();
      gone.push(hash);
    }
    return gone;
  });
}

/** Whatever in a body looks like a hash counts, in which field ever: a new one must not be forgotten here. */
export async function namedHashes(db: Db): Promise<Set<string>> {
  const bodies = await db
    .selectFrom('record')
    .select(['facility_id', 'body'])
    .where('deleted', '=', 0)
    .where('kind', 'not in', ['call', 'wish', 'help', 'visit', 'invitation', 'device', 'tablet', 'showing'])
    .execute();
  const hashes = bodies.flatMap(({ facility_id, body }) =>
    [...body.matchAll(/"([0-9a-f]{64})"/g)].map(([, hash]) => `${facility_id} ${hash}`),
  );
  return new Set(hashes);
}
