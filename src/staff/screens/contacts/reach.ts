import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import type { Contact, Device, Invitation } from '../../../protocol/records.ts';
import { bestRing, type WillRing } from '../../../protocol/rings.ts';
import type { Entry } from '../residents/find-residents.ts';

/** What staff can see of a contact at a glance. `devices`: how many accepted. */
export type Reach =
  | { at: 'phone'; number: string }
  | { at: 'station' }
  | { at: 'nothing' }
  | { at: 'invited'; expiresAt: EpochMs }
  | { at: 'expired' }
  | { at: 'reachable'; devices: number; online: boolean; will: WillRing };

type Known = {
  devices: ReadonlyMap<Id, Device>;
  invitations: ReadonlyMap<Id, Invitation>;
  isOnline: (contactId: Id) => boolean;
  now: EpochMs;
};

/** A telephone and the carers need no device. A device says more than an invitation, and an invitation that still works more than one that ran out. */
export function reachOf(contact: Entry<Contact>, { devices, invitations, isOnline, now }: Known): Reach {
  const { id: contactId, body } = contact;
  if (body.kind === 'phone') return { at: 'phone', number: body.phone };
  if (body.kind === 'station') return { at: 'station' };
  const accepted = devicesOf(devices, contactId);
  const rings = accepted.map(({ body: device }) => device.ring);
  const will = bestRing(rings, now);
  if (will) return { at: 'reachable', devices: accepted.length, online: isOnline(contactId), will };
  const sent = invitationsOf(invitations, contactId)[0];
  if (!sent) return { at: 'nothing' };
  return sent.body.expiresAt > now ? { at: 'invited', expiresAt: sent.body.expiresAt } : { at: 'expired' };
}

/** A contact's devices, newest first. */
export function devicesOf(devices: ReadonlyMap<Id, Device>, contactId: Id): Entry<Device>[] {
  return of(devices, contactId).sort((a, b) => b.body.acceptedAt - a.body.acceptedAt);
}

/** A contact's invitations, the one that lasts longest first. */
export function invitationsOf(invitations: ReadonlyMap<Id, Invitation>, contactId: Id): Entry<Invitation>[] {
  return of(invitations, contactId).sort((a, b) => b.body.expiresAt - a.body.expiresAt);
}

function of<T extends { contactId: Id }>(records: ReadonlyMap<Id, T>, contactId: Id) {
  return [...records].filter(([, body]) => body.contactId === contactId).map(([id, body]) => ({ id, body }));
}
