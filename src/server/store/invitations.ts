import type { EpochMs, Id, Language, Secret } from '../../protocol/primitives.ts';
import { USUAL_RING } from '../../protocol/rings.ts';
import { Refused } from '../refused.ts';
import { findCredential, issue, revokeSubject, spend } from './credentials.ts';
import type { Store } from './store.ts';
import type { Writing } from './writing.ts';

/** Two weeks: a letter takes days, and the grandson sets it up at the weekend. */
export const INVITATION_MS = 14 * 24 * 60 * 60 * 1000;

/**
 * A link opened in a messenger's own browser binds *that* browser, and the person then opens it again in the real one;
 * some have a phone and a computer. So a few devices may accept, each seen and revoked by staff one by one.
 */
const DEVICES = 5;

/** Far beyond any facility: for links without an end. */
const NEVER: EpochMs = Date.UTC(9999, 0);

type Inviting = { id: Id; contactId: Id; createdBy: Id | null; endless?: boolean };

/**
 * Creates an invitation, or gives the same one a new secret (the answer with the first was lost).
 *
 * @param inviting `endless`: any number of devices, no last day (for the demo)
 * @throws Refused `not-found` for the contact, `conflict` when the id is another's
 */
export async function createInvitation(
  store: Store,
  facilityId: Id,
  { id, contactId, createdBy, endless = false }: Inviting,
): Promise<{ id: Id; secret: Secret; expiresAt: EpochMs }> {
  const by = createdBy === null ? null : ({ kind: 'staff', id: createdBy } as const);
  const work = async (writing: Writing) => {
    const { now } = writing;
    const contact = await writing.get('contact', contactId);
    if (!contact) throw new Refused('not-found');
    // A telephone and the carers have nothing to open a link with.
    if (contact.kind !== 'relative') throw new Refused('not-allowed');
    const before = await writing.get('invitation', id);
    const isOthers = before ? before.contactId !== contactId : await writing.isTaken('invitation', id);
    if (isOthers) throw new Refused('conflict');
    await revokeSubject(writing.db, facilityId, id);
    const expiresAt = endless ? NEVER : now + INVITATION_MS;
    const secret = await issue(writing.db, store.randomBytes, {
      kind: 'invitation',
      facilityId,
      subjectId: id,
      now,
      expiresAt,
      uses: endless ? null : DEVICES,
    });
    const accepted = before?.accepted ?? 0;
    await writing.put('invitation', id, { contactId, createdAt: now, createdBy, expiresAt, accepted });
    return { id, secret, expiresAt };
  };
  return await store.write(facilityId, work, by);
}

type Accepting = { secret: Secret; label: string; language: Language };
type Accepted = { deviceId: Id; contactId: Id; residentId: Id; facilityId: Id; credential: Secret };

/** Makes one more device of the contact. @throws Refused `link-expired` */
export async function acceptInvitation(
  store: Store,
  { secret, label, language }: Accepting,
): Promise<Accepted> {
  const asked = { kinds: ['invitation'] as const, now: store.clock() };
  const facilityId = (await findCredential(store.db, secret, asked))?.facility_id;
  if (!facilityId) throw new Refused('link-expired');
  return await store.write(facilityId, async (writing) => {
    // Once more inside the transaction: two browsers may come for the last use.
    const found = await findCredential(writing.db, secret, asked);
    const invitation = found && (await writing.get('invitation', found.subject_id));
    const contact = invitation && (await writing.get('contact', invitation.contactId));
    if (!found || !invitation || contact?.kind !== 'relative') throw new Refused('link-expired');
    await spend(writing.db, found);
    const { contactId } = invitation;
    const invitationId = found.subject_id;
    const deviceId = store.newId();
    const body = { contactId, invitationId, label, language, acceptedAt: writing.now, ring: USUAL_RING };
    await writing.put('device', deviceId, body);
    await writing.put('invitation', invitationId, { ...invitation, accepted: invitation.accepted + 1 });
    const device = { kind: 'device', facilityId, subjectId: deviceId, now: writing.now } as const;
    const credential = await issue(writing.db, store.randomBytes, device);
    return { deviceId, contactId, residentId: contact.residentId, facilityId, credential };
  });
}
