import type { Id } from '../../protocol/primitives.ts';
import type { Kind } from '../../protocol/records.ts';
import { Refused } from '../refused.ts';
import { revokeSubject } from '../store/credentials.ts';
import type { Owner } from '../store/records.ts';
import { forgetSessionsOf } from '../store/tablet-sessions.ts';
import type { Writing } from '../store/writing.ts';
import { type Apply, asTablet, createOnce, must, mustHavePhoto } from './acting.ts';
import { merge } from './merging.ts';
import { leaveSharedTablets } from './sessions.ts';
import { cancelVisitsOf, tellOfVisitsGone } from './visits.ts';

export const createResident: Apply<'resident.create'> = async (acting, { id, ...body }) => {
  await mustHavePhoto(acting, body.photo);
  await createOnce(acting, 'resident', { id, body });
};

export const updateResident: Apply<'resident.update'> = async (acting, { id, set }) => {
  await mustHavePhoto(acting, set.photo);
  await merge(acting, 'resident', { id, set });
  if (!set.archivedAt) return;
  await leaveSharedTablets(acting.writing, id);
  await cancelVisitsOf(acting, id);
};

/** The panel on a tablet offers an hour; a resident shut away by somebody's thumb should not be so until tomorrow. */
const CARE_AHEAD_MS = 4 * 60 * 60 * 1000;

/** What a nurse sets at the tablet: only for whom this tablet serves now. */
export const adjustResident: Apply<'resident.adjust'> = async (acting, { id, set }) => {
  if (asTablet(acting).residentId !== id) throw new Refused('not-found');
  if ((set.careUntil ?? 0) > acting.writing.now + CARE_AHEAD_MS) throw new Refused('not-allowed');
  await merge(acting, 'resident', { id, set });
};

/** Takes away everything that is about this resident, and every secret that led to them. */
export const removeResident: Apply<'resident.remove'> = async (acting, { id }) => {
  await must(acting, 'resident', id);
  await removeAllOf(acting.writing, { residentId: id });
};

const WITH_CREDENTIALS: readonly Kind[] = ['tablet', 'device', 'invitation'];
const WITHOUT: readonly Kind[] = [
  'address',
  'conflict',
  'call',
  'wish',
  'help',
  'visit',
  'consent',
  'message',
  'contact',
  'resident',
];

/** Tombstones for everything of that owner, itself included; devices go before the contact that they belong to. */
export async function removeAllOf(writing: Writing, owner: Owner): Promise<void> {
  await tellOfVisitsGone(writing, owner);
  if (owner.residentId !== undefined) {
    // A shared tablet stays with the house when whom it served leaves.
    await leaveSharedTablets(writing, owner.residentId);
    await forgetSessionsOf(writing, owner.residentId);
    // Their card.
    await revokeSubject(writing.db, writing.facilityId, owner.residentId);
  }
  for (const kind of WITH_CREDENTIALS) {
    for (const id of await idsOf(writing, kind, owner)) {
      await writing.remove(kind, id);
      await writing.signOut(id);
    }
  }
  for (const kind of WITHOUT) {
    for (const id of await idsOf(writing, kind, owner)) await writing.remove(kind, id);
  }
}

async function idsOf(writing: Writing, kind: Kind, owner: Owner): Promise<Id[]> {
  return (await writing.list(kind, owner)).map(({ id }) => id);
}
