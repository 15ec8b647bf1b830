import { acceptInvitation, createInvitation } from '../../store/invitations.ts';
import type { Store } from '../../store/store.ts';
import { type Handler, staffOf } from '../handlers.ts';

export function invite({ store }: { store: Store }): Handler<'createInvitation'> {
  return async (asked) => {
    const { facilityId, staffId } = staffOf(asked);
    return await createInvitation(store, facilityId, { ...asked.body, createdBy: staffId });
  };
}

export function accept({ store }: { store: Store }): Handler<'acceptInvitation'> {
  return async ({ body }) => await acceptInvitation(store, body);
}
