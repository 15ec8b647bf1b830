import * as v from 'valibot';
import type { SessionView } from '../../protocol/people.ts';
import { type Id, PinCheck } from '../../protocol/primitives.ts';
import type { Db } from './schema.ts';

/** A person's own e-mail and password hash; null: they have no password. */
export async function findOwnLogin(
  db: Db,
  staffId: Id,
): Promise<{ email: string; passwordHash: string } | null> {
  const row = await db
    .selectFrom('staff_login')
    .select(['email', 'password_hash as passwordHash'])
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return row ?? null;
}

export async function changePasswordHash(db: Db, staffId: Id, passwordHash: string): Promise<void> {
  await db
    .updateTable('staff_login')
    .set({ password_hash: passwordHash })
    .where('staff_id', '=', staffId)
    .execute();
}

/** By how many ways this person can come in again; a session is none. */
export async function countWaysIn(db: Db, staffId: Id): Promise<number> {
  const login = await findOwnLogin(db, staffId);
  const passkeys = await db.selectFrom('passkey').select('id').where('staff_id', '=', staffId).execute();
  return passkeys.length + (login ? 1 : 0);
}

export async function findPin(db: Db, staffId: Id): Promise<PinCheck | null> {
  const row = await db
    .selectFrom('staff_pin')
    .select('pin')
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return row ? v.parse(PinCheck, JSON.parse(row.pin)) : null;
}

export async function keepPin(
  db: Db,
  { facilityId, staffId, check }: { facilityId: Id; staffId: Id; check: PinCheck | null },
): Promise<void> {
  await db.deleteFrom('staff_pin').where('staff_id', '=', staffId).execute();
  if (!check) return;
  const row = { staff_id: staffId, facility_id: facilityId, pin: JSON.stringify(check) };
  await db.insertInto('staff_pin').values(row).execute();
}

/** Everything by which this person could come in; sessions are ended with `writing.signOut`. */
export async function removeWaysIn(db: Db, staffId: Id): Promise<void> {
  await db.deleteFrom('staff_login').where('staff_id', '=', staffId).execute();
  await db.deleteFrom('passkey').where('staff_id', '=', staffId).execute();
  await db.deleteFrom('staff_pin').where('staff_id', '=', staffId).execute();
}

/** Where this person is signed in, the newest first. `thisOne`: the session that asks. */
export async function listSessions(
  db: Db,
  { staffId, thisOne, now }: { staffId: Id; thisOne: string; now: number },
): Promise<SessionView[]> {
  const rows = await db
    .selectFrom('credential')
    .selectAll()
    .where('kind', '=', 'session')
    .where('subject_id', '=', staffId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.hash,
    label: row.note,
    createdAt: Number(row.created_at),
    seenAt: row.seen_at === null ? null : Number(row.seen_at),
    isThis: row.hash === thisOne,
  }));
}
