import { Refused } from '../refused.ts';
import { type Acting, type Apply, asRelative, fieldsOf, must } from './acting.ts';
import { merge } from './merging.ts';

/** What a browser holds a secret for: tablets, relatives' devices, and the invitations that make them. */
type Held = 'tablet' | 'device' | 'invitation';

export const updateTablet: Apply<'tablet.update'> = async (acting, { id, set }) => {
  if (set.residentId !== undefined) await must(acting, 'resident', set.residentId);
  const tablet = await merge(acting, 'tablet', { id, set });
  const hasOtherResident = set.residentId !== undefined && set.residentId !== tablet.residentId;
  if (hasOtherResident) acting.writing.moved(id);
};

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
