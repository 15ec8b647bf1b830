import type { Id } from '../../protocol/primitives.ts';
import type { Facility, Staff } from '../../protocol/records.ts';
import { Refused } from '../refused.ts';
import type { Db } from './schema.ts';
import type { Store } from './store.ts';
import type { Writing } from './writing.ts';

/** A sign-in as it is kept. */
export type Login = { email: string; passwordHash: string };

export type Founding = { facility: Facility; admin: { name: string; login: Login | null } };

/**
 * Creates a facility with its first admin.
 *
 * @param before runs first in the same transaction: the place to check and spend what allows this
 * @throws Refused `conflict`: the e-mail has a sign-in already
 */
export async function createFacility(
  store: Store,
  { facility, admin }: Founding,
  before?: (writing: Writing) => Promise<void>,
): Promise<{ facilityId: Id; staffId: Id }> {
  const facilityId = store.newId();
  const staffId = await store.write(facilityId, async (writing) => {
    await before?.(writing);
    await writing.db
      .insertInto('facility')
      .values({ id: facilityId, seq: 0, created_at: writing.now })
      .execute();
    await writing.put('facility', facilityId, facility);
    return await addStaff(writing, store.newId(), { name: admin.name, role: 'admin', login: admin.login });
  });
  return { facilityId, staffId };
}

/** @throws Refused `conflict`: the e-mail has a sign-in already */
export async function addStaff(
  writing: Writing,
  staffId: Id,
  { login, ...staff }: Staff & { login: Login | null },
): Promise<Id> {
  await writing.put('staff', staffId, staff);
  if (login) await insertLogin(writing, staffId, login);
  return staffId;
}

/** @throws Refused `conflict`: the e-mail has a sign-in already */
export async function insertLogin({ db, facilityId }: Writing, staffId: Id, login: Login): Promise<void> {
  const { email, passwordHash } = login;
  const row = { email, facility_id: facilityId, staff_id: staffId, password_hash: passwordHash };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('staff_login')
    .values(row)
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) throw new Refused('conflict');
}

export type FoundLogin = { facilityId: Id; staffId: Id; passwordHash: string };

export async function findLogin(db: Db, email: string): Promise<FoundLogin | null> {
  const row = await db.selectFrom('staff_login').selectAll().where('email', '=', email).executeTakeFirst();
  return row ? { facilityId: row.facility_id, staffId: row.staff_id, passwordHash: row.password_hash } : null;
}

/** Has anybody set this server up? */
export async function hasFacility(db: Db): Promise<boolean> {
  return (await db.selectFrom('facility').select('id').limit(1).executeTakeFirst()) !== undefined;
}
