import type { ResponseOf } from '../../protocol/http.ts';
import type { EpochMs, Id, Language, Secret } from '../../protocol/primitives.ts';
import { USUAL_RING } from '../../protocol/rings.ts';
import { Refused } from '../refused.ts';
import { findCredential, hashSecret, issue } from '../store/credentials.ts';
import type { Store } from '../store/store.ts';
import type { Writing } from '../store/writing.ts';

/** A message is read within minutes, or it is history. */
const RING_LINK_MS = 30 * 60 * 1000;

type About = { facilityId: Id; contactId: Id; callId: Id; by: 'sms' | 'mail' };

/** A secret for `/relative/#ring=…`: goes stale by itself, and makes at most one device. */
export async function createRingLink(
  store: Store,
  { facilityId, contactId, callId, by }: About,
): Promise<Secret> {
  const now = store.clock();
  return await issue(store.db, store.randomBytes, {
    kind: 'ring-link',
    facilityId,
    subjectId: contactId,
    note: `${callId} ${by}`,
    now,
    expiresAt: now + RING_LINK_MS,
    uses: 1,
  });
}

type Opening = { secret: Secret; enrol: { label: string; language: Language } | null };
type Opened = ResponseOf<'openRingLink'> & { facilityId: Id; by: 'sms' | 'mail' };

/**
 * Whom the link is about; with `enrol` the browser becomes a device of that contact: whoever reads their messages is whom
 * staff sent them to.
 * @throws Refused `link-expired`
 */
export async function openRingLink(store: Store, { secret, enrol }: Opening): Promise<Opened> {
  const asked = { kinds: ['ring-link'] as const, now: store.clock() };
  // Used up is not out of date: the same phone may open its message twice.
  const row = await findCredentialOrSpent(store, secret, asked.now);
  if (!row) throw new Refused('link-expired');
  const { facilityId, contactId, callId, by } = row;
  return await store.write(facilityId, async (writing) => {
    const contact = await writing.get('contact', contactId);
    if (!contact) throw new Refused('link-expired');
    const told = { facilityId, by, contactId, residentId: contact.residentId, callId };
    if (!enrol) return { ...told, enrolled: null };
    if (!(await findCredential(writing.db, secret, asked))) throw new Refused('link-expired');
    const enrolled = await enrolDevice(store, writing, { contactId, ...enrol });
    await writing.db.updateTable('credential').set({ uses_left: 0 }).where('hash', '=', row.hash).execute();
    return { ...told, enrolled };
  });
}

async function findCredentialOrSpent(store: Store, secret: Secret, now: EpochMs) {
  const hash = hashSecret(secret);
  const row = await store.db
    .selectFrom('credential')
    .selectAll()
    .where('hash', '=', hash)
    .where('kind', '=', 'ring-link')
    .executeTakeFirst();
  if (!row?.facility_id || row.expires_at === null || Number(row.expires_at) <= now) return null;
  const [callId = '', by] = row.note.split(' ');
  const way: About['by'] = by === 'sms' ? 'sms' : 'mail';
  return { hash, facilityId: row.facility_id, contactId: row.subject_id, callId, by: way };
}

type Enrolling = { contactId: Id; label: string; language: Language };

async function enrolDevice(store: Store, writing: Writing, { contactId, label, language }: Enrolling) {
  const { facilityId, now } = writing;
  const deviceId = store.newId();
  // No invitation stands behind it: an id that names none.
  const invitationId = store.newId();
  const body = { contactId, invitationId, label, language, acceptedAt: now, ring: USUAL_RING };
  await writing.put('device', deviceId, body);
  const device = { kind: 'device', facilityId, subjectId: deviceId, now } as const;
  return { deviceId, facilityId, credential: await issue(writing.db, store.randomBytes, device) };
}
