import type { ErrorCode } from '../../protocol/errors.ts';
import { MOST_IN_FAMILY_CALL } from '../../protocol/family-call.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Contact, Resident } from '../../protocol/records.ts';
import type { Directory } from '../live-ports.ts';
import { newCall } from './call-state.ts';
import { familyOf } from './family.ts';
import { type Endpoint, type Hub, subjectOf } from './hub.ts';
import { type LiveCall, sideOf, standing } from './live-call.ts';
import { mayRingOut } from './may-ring.ts';
import type { OpenCalls } from './open-calls.ts';
import type { Telling } from './telling.ts';

export type InviteDeps = {
  hub: Hub;
  calls: OpenCalls;
  tell: Telling;
  directory: Directory;
  /** May this device begin one more call now? */
  mayStart: (subjectId: string) => boolean;
  now: () => EpochMs;
};

type Invitation = { callId: Id; inviteId: Id; contactId: Id };

/**
 * A relative in a call asks another contact into it: a call from the tablet begins, to be rung and answered like any other,
 * but never by itself. Refusals name the invitation, so that the call in which it was said goes on.
 */
export async function invite(deps: InviteDeps, endpoint: Endpoint, said: Invitation): Promise<void> {
  const { calls, tell } = deps;
  const { facilityId } = endpoint.principal;
  const refuse = (code: ErrorCode) => tell.refuse(endpoint, said.inviteId, code);
  const host = calls.peek(facilityId, said.callId);
  // Whether somebody else's call exists is nobody's business.
  if (host && !sideOf(endpoint.principal, host.call)) return tell.refuse(endpoint, said.callId, 'not-found');
  if (!host || !speaks(host, endpoint, deps.hub)) return refuse('not-found');
  const known = await calls.find(facilityId, said.inviteId);
  // Said again over a new socket.
  if (known) return known.call.invited?.by === host.callId ? undefined : refuse('conflict');
  if (!deps.mayStart(subjectOf(endpoint.principal))) return refuse('too-many-tries');
  const unwelcome = await mayInvite(host, said.contactId, deps);
  if (unwelcome) return refuse(unwelcome);
  await open(deps, host, said);
}

/** The relative's own page in a call that is on. */
function speaks(live: LiveCall, endpoint: Endpoint, hub: Hub): boolean {
  const { call } = live;
  if (call.state !== 'connected' || call.contactKind !== 'relative') return false;
  return sideOf(endpoint.principal, call) === 'relative' && standing(live, 'relative', hub) === endpoint;
}

/** Why that contact may not be invited into this call now; null: they may. */
async function mayInvite(host: LiveCall, contactId: Id, deps: InviteDeps): Promise<ErrorCode | null> {
  const { hub, calls, directory, now } = deps;
  const { facilityId } = host;
  const contact = await directory.contact(facilityId, contactId);
  const resident = await directory.resident(facilityId, host.call.residentId);
  if (!contact || !resident || !isInvitable({ contact, resident, host })) return 'not-allowed';
  if ((await directory.devicesOf(facilityId, contactId)).length === 0) return 'not-allowed';
  const family = familyOf(host, calls.ofFacility(facilityId));
  if (family.some(({ call }) => call.contactId === contactId)) return 'conflict';
  // The resident is one of them.
  if (family.length + 1 >= MOST_IN_FAMILY_CALL) return 'no-room';
  // Whom the tablet is to ring must be able to reach the guest's page.
  if (standing(host, 'tablet', hub) === null) return 'not-now';
  return mayRingOut({ resident, contact }, await directory.facility(facilityId), now());
}

/** By what staff and records say: a relative of the same resident, where staff allow it. */
export function isInvitable({
  contact,
  resident,
  host,
}: {
  contact: Contact;
  resident: Resident;
  host: LiveCall;
}): boolean {
  const isTheirs = contact.residentId === host.call.residentId && contact.kind === 'relative';
  return isTheirs && resident.familyCalls && resident.archivedAt === null;
}

async function open(
  { calls, tell, directory, now }: InviteDeps,
  host: LiveCall,
  { callId, inviteId, contactId }: Invitation,
): Promise<void> {
  const { facilityId, call } = host;
  const invited = { into: call.invited?.into ?? host.callId, by: callId };
  const { residentId } = call;
  const guest = { ...newCall({ residentId, contactId, caller: 'tablet' }, now()), invited };
  const live = await calls.open(facilityId, inviteId, guest);
  live.holders.tablet = host.holders.tablet;
  live.invitedBy = (await directory.contact(facilityId, call.contactId))?.name ?? null;
  tell.everybody(live);
}
