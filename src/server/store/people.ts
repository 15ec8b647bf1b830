import type { Colleague, ColleagueInvitation } from '../../protocol/people.ts';
import type { EpochMs, Id, Secret } from '../../protocol/primitives.ts';
import type { Staff } from '../../protocol/records.ts';
import { Refused } from '../refused.ts';
import { noteDeed } from './audit.ts';
import { findCredential, issue, revokeSubject } from './credentials.ts';
import { listBodies } from './records.ts';
import type { CredentialRow, Db } from './schema.ts';
import type { Store } from './store.ts';
import type { Writing } from './writing.ts';

/** A week: a colleague is at work within it. */
const INVITATION_MS = 7 * 24 * 60 * 60 * 1000;

/** Everybody with a place here, and how they come in. */
export async function listColleagues(db: Db, facilityId: Id): Promise<Colleague[]> {
  const staff = await listBodies(db, facilityId, 'staff');
  const of = { facility_id: facilityId };
  const logins = await db
    .selectFrom('staff_login')
    .selectAll()
    .where('facility_id', '=', of.facility_id)
    .execute();
  const passkeys = await db
    .selectFrom('passkey')
    .select('staff_id')
    .where('facility_id', '=', facilityId)
    .execute();
  const sessions = await db
    .selectFrom('credential')
    .select(['subject_id', 'seen_at'])
    .where('facility_id', '=', facilityId)
    .where('kind', '=', 'session')
    .execute();
  return staff.map(({ id, body }) => {
    const seen = sessions.filter((one) => one.subject_id === id).map((one) => Number(one.seen_at ?? 0));
    return {
      staffId: id,
      ...body,
      email: logins.find((login) => login.staff_id === id)?.email ?? null,
      passkeys: passkeys.filter((one) => one.staff_id === id).length,
      seenAt: seen.length > 0 ? Math.max(...seen) : null,
    };
  });
}

/** Links that nobody has used yet. */
export async function listInvitations(db: Db, facilityId: Id, now: EpochMs): Promise<ColleagueInvitation[]> {
  const rows = await db
    .selectFrom('credential')
    .selectAll()
    .where('facility_id', '=', facilityId)
    .where('kind', '=', 'colleague')
    .where('expires_at', '>', now)
    .where('uses_left', '>', 0)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(invitationOf);
}

/** A link for a colleague; the same id again gives it a new secret, and the first is dead. @throws Refused `conflict` */
export async function inviteColleague(
  store: Store,
  writing: Writing,
  { id, role }: { id: Id; role: Staff['role'] },
): Promise<{ id: Id; secret: Secret; expiresAt: EpochMs }> {
  const { db, facilityId, now } = writing;
  if (await writing.isTaken('staff', id)) throw new Refused('conflict');
  await revokeSubject(db, facilityId, id);
  const expiresAt = now + INVITATION_MS;
  const what = { kind: 'colleague', facilityId, subjectId: id, now, expiresAt, uses: 1, note: role } as const;
  const secret = await issue(db, store.randomBytes, what);
  await noteDeed(writing, 'invite', { recordId: id, fields: [{ field: 'role', before: null, after: role }] });
  return { id, secret, expiresAt };
}

/** @throws Refused `not-found` */
export async function withdrawInvitation(writing: Writing, id: Id): Promise<void> {
  const found = await listInvitations(writing.db, writing.facilityId, writing.now);
  if (!found.some((one) => one.id === id)) throw new Refused('not-found');
  await revokeSubject(writing.db, writing.facilityId, id);
  await noteDeed(writing, 'withdraw-invitation', { recordId: id });
}

export type FoundInvitation = { row: CredentialRow; facilityId: Id; staffId: Id; role: Staff['role'] };

/** @throws Refused `link-expired` */
export async function findColleagueLink(db: Db, token: Secret, now: EpochMs): Promise<FoundInvitation> {
  const row = await findCredential(db, token, { kinds: ['colleague'], now });
  if (!row?.facility_id) throw new Refused('link-expired');
  return { row, facilityId: row.facility_id, staffId: row.subject_id, role: invitationOf(row).role };
}

function invitationOf(row: CredentialRow): ColleagueInvitation {
  const role = row.note === 'admin' ? 'admin' : 'carer';
  return { id: row.subject_id, role, createdAt: Number(row.created_at), expiresAt: Number(row.expires_at) };
}
