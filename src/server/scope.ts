import { createHash } from 'node:crypto';
import type { Id } from '../protocol/primitives.ts';
import type { Kind } from '../protocol/records.ts';
import type { Known } from './principal.ts';

/** Records of these kinds that this column says are that one's. */
export type Window =
  | { kinds: readonly Kind[]; by: 'id' | 'resident_id' | 'contact_id' | 'facility_id'; value: Id }
  | 'everything';

/**
 * What a principal may see. `windows` add up. `loved`: this resident and its facility are seen through one narrow
 * projection, never as they are; the hours in it are that contact's.
 */
export type Scope = {
  facilityId: Id;
  windows: readonly Window[];
  loved: { residentId: Id; contactId: Id } | null;
};

/** A principal's scope: nothing outside of it is ever read for it. */
export function scopeOf(principal: Known): Scope {
  const { facilityId } = principal;
  switch (principal.kind) {
    case 'staff':
      return { facilityId, windows: ['everything'], loved: null };
    case 'tablet': {
      const { tabletId, residentId } = principal;
      const windows: Window[] = [
        { kinds: ['facility'], by: 'id', value: facilityId },
        { kinds: ['tablet'], by: 'id', value: tabletId },
      ];
      // What the house says to everybody, whoever sits there.
      if (!principal.isLocked) windows.push({ kinds: ['greeting'], by: 'facility_id', value: facilityId });
      // Nobody sits there: whom it may be asked to serve is answered when it asks, and never kept.
      if (residentId !== null) {
        windows.push({ kinds: ['channel'], by: 'facility_id', value: facilityId });
        windows.push({
          kinds: ['resident', 'contact', 'consent', 'call', 'wish', 'help', 'visit', 'message'],
          by: 'resident_id',
          value: residentId,
        });
      }
      return { facilityId, windows, loved: null };
    }
    case 'relative': {
      const { deviceId, contactId, residentId } = principal;
      const windows: Window[] = [
        { kinds: ['device'], by: 'id', value: deviceId },
        { kinds: ['contact', 'call', 'wish', 'visit', 'message'], by: 'contact_id', value: contactId },
      ];
      return { facilityId, windows, loved: { residentId, contactId } };
    }
  }
}

/**
 * A name that changes whenever the scope does. A client whose name differs starts from nothing: what it may no longer
 * see would otherwise never leave it, because records outside a scope send no tombstones into it.
 */
export function scopeName(principal: Known): string {
  const role = principal.kind === 'staff' ? principal.role : '';
  // The same person in a new session begins from nothing, too: in between, all of theirs had to go.
  const session = principal.kind === 'tablet' && principal.sessionId ? [principal.sessionId] : [];
  const definition = JSON.stringify([principal.kind, role, scopeOf(principal), ...session]);
  return createHash('sha256').update(definition).digest('base64url').slice(0, 16);
}
