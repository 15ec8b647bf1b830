import type { Id } from '../../protocol/primitives.ts';
import { Refused } from '../refused.ts';
import { noteSessionsEnd } from '../store/tablet-sessions.ts';
import { type Acting, type Apply, asRelative, fieldsOf, must } from './acting.ts';
import { merge } from './merging.ts';

/** What a browser holds a secret for: tablets, relatives' devices, and the invitations that make them. */
type Held = 'tablet' | 'device' | 'invitation';

/**
 * A tablet that becomes shared serves nobody yet; one that is somebody's own again stands in front of them at once.
 * @throws Refused `not-allowed`: of a shared tablet, who sits there is said by sessions; an own one has somebody
 */
export const updateTablet: Apply<'tablet.update'> = async (acting, { id, set }) => {
  if (set.residentId !== undefined) await must(acting, 'resident', set.residentId);
  if (set.lineId) await must(acting, 'line', set.lineId);
  const before = await must(acting, 'tablet', id);
  const becomes = set.kind !== undefined && set.kind !== before.kind ? set.kind : null;
  if (becomes === 'own' && set.residentId === undefined) throw new Refused('not-allowed');
  if ((set.kind ?? before.kind) === 'shared' && set.residentId !== undefined)
    throw new Refused('not-allowed');
  await merge(acting, 'tablet', { id, set });
  if (becomes !== null) await startAnew(acting, id, set.residentId ?? null);
  else if (set.residentId !== undefined && set.residentId !== before.residentId) acting.writing.moved(id);
};

async function startAnew(acting: Acting, id: Id, residentId: Id | null): Promise<void> {
  const tablet = await must(acting, 'tablet', id);
  await acting.writing.put('tablet', id, { ...tablet, residentId, session: null });
  await noteSessionsEnd(acting.writing, id);
  acting.writing.moved(id);
}

export const revokeTablet: Apply<'tablet.revoke'> = (acting, { id }) => revoke(acting, 'tablet', id);
export const revokeDevice: Apply<'device.revoke'> = (acting, { id }) => revoke(acting, 'device', id);

/** The link is dead; devices that accepted it stay until they are revoked themselves. */
export const revokeInvitation: Apply<'invitation.revoke'> = (acting, { id }) =>
  revoke(acting, 'invitation', id);

export const updateDevice: Apply<'device.update'> = async (acting, { id, set }) => {
  if (asRelative(acting).deviceId !== id) throw new Refused('not-allowed');
  const device = await must(acting, 'device', id);
  await acting.writing.put('device', id, { ...device, ...fieldsOf(set) });
};

async function revoke(acting: Acting, kind: Held, id: string): Promise<void> {
  await must(acting, kind, id);
  await acting.writing.remove(kind, id);
  await acting.writing.signOut(id);
}
