import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Db, Schema } from './schema.ts';

export type Passkey = Schema['passkey'];

export async function findPasskey(db: Db, id: string): Promise<Passkey | null> {
  return (await db.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function listPasskeys(db: Db, facilityId: Id, staffId: Id): Promise<Passkey[]> {
  return await db
    .selectFrom('passkey')
    .selectAll()
    .where('facility_id', '=', facilityId)
    .where('staff_id', '=', staffId)
    .orderBy('created_at')
    .execute();
}

/** @returns false when a passkey of this name is known: it stays whose it is */
export async function keepPasskey(db: Db, passkey: Passkey): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('passkey')
    .values(passkey)
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows !== 0n;
}

/** The counter goes up with each use, where the authenticator counts at all (WebAuthn §6.1.1). */
export async function notePasskeyUse(
  db: Db,
  id: string,
  use: { counter: number; at: EpochMs },
): Promise<void> {
  await db
    .updateTable('passkey')
    .set({ counter: use.counter, used_at: use.at })
    .where('id', '=', id)
    .execute();
}

/** @returns false when this person has no such passkey */
export async function renamePasskey(
  db: Db,
  { staffId, id, label }: { staffId: Id; id: string; label: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passkey')
    .set({ label })
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return numUpdatedRows !== 0n;
}

/** @returns false when this person has no such passkey */
export async function removePasskey(db: Db, { staffId, id }: { staffId: Id; id: string }): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return numDeletedRows !== 0n;
}
