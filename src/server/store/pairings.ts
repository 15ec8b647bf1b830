import type { EpochMs, Id, Secret } from '../../protocol/primitives.ts';
import { USUAL_TABLET } from '../../protocol/records.ts';
import { Refused } from '../refused.ts';
import type { Actor } from './audit.ts';
import {
  findCredential,
  hashSecret,
  issue,
  newSecret,
  type RandomBytes,
  revokeSubject,
  spend,
} from './credentials.ts';
import type { Db } from './schema.ts';
import type { Store } from './store.ts';
import type { Writing } from './writing.ts';

/** How long a code is shown (RFC 8628 recommends that it be short-lived; a nurse walks back to the office). */
export const PAIRING_MS = 10 * 60 * 1000;

/** No vowels: no words; no letters that look alike (RFC 8628 §6.1). 20^8 codes. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/** Every letter equally likely: bytes that would favour the first letters are thrown away. */
export function newPairingCode(randomBytes: RandomBytes): string {
  const fair = 256 - (256 % LETTERS.length);
  let code = '';
  while (code.length < 8) {
    const byte = randomBytes(1)[0] ?? 0;
    if (byte < fair) code += LETTERS[byte % LETTERS.length];
  }
  return code;
}

/** A tablet begins to show a code. */
export async function startPairing(
  store: Store,
): Promise<{ code: string; claim: Secret; expiresAt: EpochMs }> {
  const now = store.clock();
  const claim = newSecret(store.randomBytes);
  const code = newPairingCode(store.randomBytes);
  const expiresAt = now + PAIRING_MS;
  await sweepPairings(store.db, now);
  const row = { claim_hash: hashSecret(claim), code, expires_at: expiresAt };
  await store.db
    .insertInto('pairing')
    .values({ ...row, facility_id: null, tablet_id: null })
    .execute();
  return { code: `${code.slice(0, 4)}-${code.slice(4)}`, claim, expiresAt };
}

/** Forgets codes that are shown no more. */
export async function sweepPairings(db: Db, now: EpochMs): Promise<void> {
  await db.deleteFrom('pairing').where('expires_at', '<=', now).execute();
}

type Confirming = { by: Actor; code: string; tabletId: Id; name: string; residentId: Id | null };

/**
 * Staff saw the code on a tablet: it becomes `tabletId` of this facility; without a resident, a shared one. The same twice is once.
 * @throws Refused `wrong-code`, `not-found` for the resident, `conflict` when the id is taken
 */
export async function confirmPairing(
  store: Store,
  facilityId: Id,
  { by, code, tabletId, name, residentId }: Confirming,
): Promise<void> {
  const work = async (writing: Writing) => {
    const pairing = await shownPairing(writing, code);
    if (pairing.facility_id === facilityId && pairing.tablet_id === tabletId) return;
    if (pairing.tablet_id !== null) throw new Refused('wrong-code');
    if (residentId !== null && !(await writing.get('resident', residentId))) throw new Refused('not-found');
    if (await writing.isTaken('tablet', tabletId)) throw new Refused('conflict');
    const kind = residentId === null ? 'shared' : 'own';
    const place = { ...USUAL_TABLET, name, kind, residentId, pairedAt: writing.now } as const;
    await writing.put('tablet', tabletId, place);
    await bindPairing(writing, pairing, tabletId);
  };
  await store.write(facilityId, work, by);
}

/** The tablet that shows this code now. @throws Refused `wrong-code` */
export async function shownPairing({ db, now }: Writing, code: string) {
  const pairing = await db
    .selectFrom('pairing')
    .selectAll()
    .where('code', '=', code)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!pairing) throw new Refused('wrong-code');
  return pairing;
}

/** Whoever shows that code may claim to be this tablet. */
export async function bindPairing(
  { db, facilityId }: Writing,
  { claim_hash }: { claim_hash: string },
  tabletId: Id,
): Promise<void> {
  await db
    .updateTable('pairing')
    .set({ facility_id: facilityId, tablet_id: tabletId })
    .where('claim_hash', '=', claim_hash)
    .execute();
}

/** Nobody who was confirmed as this tablet can claim to be it any more. */
export async function forgetPairings(db: Db, facilityId: Id, tabletId: Id): Promise<void> {
  await db
    .deleteFrom('pairing')
    .where('facility_id', '=', facilityId)
    .where('tablet_id', '=', tabletId)
    .execute();
}

type Enrolled = { tabletId: Id; facilityId: Id; credential: Secret };

/**
 * Was this tablet confirmed? May be asked again until the code's time is over, because the answer may get lost: the latest
 * credential counts.
 *
 * @returns null: not yet
 * @throws Refused `link-expired`: begin anew
 */
export async function claimPairing(store: Store, claim: Secret): Promise<Enrolled | null> {
  const pairing = await store.db
    .selectFrom('pairing')
    .selectAll()
    .where('claim_hash', '=', hashSecret(claim))
    .where('expires_at', '>', store.clock())
    .executeTakeFirst();
  if (!pairing) throw new Refused('link-expired');
  const { facility_id: facilityId, tablet_id: tabletId } = pairing;
  if (facilityId === null || tabletId === null) return null;
  return await store.write(facilityId, async (writing) => {
    await revokeSubject(writing.db, facilityId, tabletId);
    return await enrol(store, writing, tabletId);
  });
}

/** Makes the browser that has this link that tablet. @throws Refused `link-expired` */
export async function pairByLink(store: Store, token: Secret): Promise<Enrolled> {
  const asked = { kinds: ['pairing-link'] as const, now: store.clock() };
  const facilityId = (await findCredential(store.db, token, asked))?.facility_id;
  if (!facilityId) throw new Refused('link-expired');
  return await store.write(facilityId, async (writing) => {
    const found = await findCredential(writing.db, token, asked);
    if (!found) throw new Refused('link-expired');
    await spend(writing.db, found);
    return await enrol(store, writing, found.subject_id);
  });
}

async function enrol(store: Store, writing: Writing, tabletId: Id): Promise<Enrolled> {
  const { facilityId, now } = writing;
  if (!(await writing.get('tablet', tabletId))) throw new Refused('link-expired');
  const tablet = { kind: 'tablet', facilityId, subjectId: tabletId, now } as const;
  return { tabletId, facilityId, credential: await issue(writing.db, store.randomBytes, tablet) };
}
