import type { EpochMs, Id, Secret } from '../../protocol/primitives.ts';
import { Refused } from '../refused.ts';
import { type Actor, noteDeed } from './audit.ts';
import { findCredential, issue, revokeSubject } from './credentials.ts';
import type { Db } from './schema.ts';
import type { Store } from './store.ts';
import type { Writing } from './writing.ts';

/*
 * What a QR card or bracelet says: a secret without an end, which opens shared tablets of its own house for one resident
 * and is good for nothing else. Each resident has one at most, because a lost one is out of the world as soon as there is
 * a new one. The resident is the subject of no other credential.
 */

type Asking = { by: Actor; residentId: Id };

/** A new card; the one before is dead. @throws Refused `not-found`, `not-allowed`: has left the house */
export async function issueCard(
  store: Store,
  facilityId: Id,
  { by, residentId }: Asking,
): Promise<{ secret: Secret; issuedAt: EpochMs }> {
  return await store.write(
    facilityId,
    async (writing) => {
      const resident = await writing.get('resident', residentId);
      if (!resident) throw new Refused('not-found');
      if (resident.archivedAt !== null) throw new Refused('not-allowed');
      const { db, now } = writing;
      await revokeSubject(db, facilityId, residentId);
      const what = { kind: 'card', facilityId, subjectId: residentId, now } as const;
      const secret = await issue(db, store.randomBytes, what);
      await note(writing, 'issue-card', residentId);
      return { secret, issuedAt: now };
    },
    by,
  );
}

/** @throws Refused `not-found` */
export async function revokeCard(store: Store, facilityId: Id, { by, residentId }: Asking): Promise<void> {
  const work = async (writing: Writing) => {
    if (!(await writing.get('resident', residentId))) throw new Refused('not-found');
    if ((await cardSince(writing.db, facilityId, residentId)) === null) return;
    await revokeSubject(writing.db, facilityId, residentId);
    await note(writing, 'revoke-card', residentId);
  };
  await store.write(facilityId, work, by);
}

/** Since when this resident has a card; null: has none. */
export async function cardSince(db: Db, facilityId: Id, residentId: Id): Promise<EpochMs | null> {
  const row = await db
    .selectFrom('credential')
    .select('created_at')
    .where('facility_id', '=', facilityId)
    .where('kind', '=', 'card')
    .where('subject_id', '=', residentId)
    .executeTakeFirst();
  return row ? Number(row.created_at) : null;
}

/** Whose card this is, if it is one of this house. */
export async function holderOf({ db, facilityId, now }: Writing, secret: Secret): Promise<Id | null> {
  const found = await findCredential(db, secret, { kinds: ['card'], now });
  return found?.facility_id === facilityId ? found.subject_id : null;
}

async function note(
  { db, facilityId, now, by }: Writing,
  deed: 'issue-card' | 'revoke-card',
  residentId: Id,
): Promise<void> {
  await noteDeed({ db, facilityId, now, by }, deed, { kind: 'resident', recordId: residentId, residentId });
}
