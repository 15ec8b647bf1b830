import type { CallView } from '../../protocol/live.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Call, Side } from '../../protocol/records.ts';
import type { Known } from '../principal.ts';
import { isUnanswered, otherSide } from './call-state.ts';
import { type Endpoint, type Hub, subjectOf } from './hub.ts';

/** The page that stands on one side of a call, and the tablet or device that it runs on. */
export type Holder = { readonly endpointId: Id; readonly subjectId: string };

/**
 * A call that is not over, with what only matters while it lasts. After a restart of the server the pages are unknown
 * until they rejoin; everything that must not be lost is in `call`.
 */
export type LiveCall = {
  readonly facilityId: Id;
  readonly callId: Id;
  call: Call;
  /** The caller's page from the start, the callee's from the answer. */
  readonly holders: Record<Side, Holder | null>;
  /** The callee's pages that said that they ring, or have just come and are about to. */
  readonly ringing: Set<Id>;
  /** Ids of calls in the other direction that became this one. */
  readonly replaces: Set<Id>;
  /** Consoles that said *not now*: the station rings on at the others. */
  readonly refusing: Set<Id>;
  /** Since when nobody stands on a side that should be there. */
  readonly awaySince: Record<Side, EpochMs | null>;
  readonly waiting: Set<() => void>;
  /** When it was last asked, nothing stood against this call's being answered by the tablet itself. */
  answersItself: boolean;
  /** Of a guest's call: the name of who invited. A restarted server has forgotten it, and the ring is an ordinary one. */
  invitedBy: string | null;
};

export function liveCall(facilityId: Id, callId: Id, call: Call): LiveCall {
  return {
    facilityId,
    callId,
    call,
    holders: { tablet: null, relative: null },
    ringing: new Set(),
    refusing: new Set(),
    replaces: new Set(),
    awaySince: { tablet: null, relative: null },
    waiting: new Set(),
    answersItself: false,
    invitedBy: null,
  };
}

const SIDES: readonly Side[] = ['tablet', 'relative'];

/** Which side of this call somebody is on. The facility is compared where the call is looked up. */
export function sideOf(principal: Known, call: Call): Side | null {
  if (principal.kind === 'tablet' && principal.residentId === call.residentId) return 'tablet';
  if (principal.kind === 'relative' && principal.contactId === call.contactId) return 'relative';
  // Any carer may speak for the station.
  if (principal.kind === 'staff' && call.contactKind === 'station') return 'relative';
  return null;
}

export function holderOf(endpoint: Endpoint): Holder {
  return { endpointId: endpoint.id, subjectId: subjectOf(endpoint.principal) };
}

/** The connected page of that id, if it is on that side now: its tablet may have got another resident meanwhile. */
export function pageOf(live: LiveCall, side: Side, { id, hub }: { id: Id; hub: Hub }): Endpoint | null {
  const page = hub.find(id);
  if (page?.principal.facilityId !== live.facilityId) return null;
  return sideOf(page.principal, live.call) === side ? page : null;
}

/** The connected page on that side. */
export function standing(live: LiveCall, side: Side, hub: Hub): Endpoint | null {
  const holder = live.holders[side];
  return holder && pageOf(live, side, { id: holder.endpointId, hub });
}

/**
 * May this page act for its side, or take its place? Yes if it stands there, if nobody does, or if it is the same device
 * (it was reloaded, and its old socket is not known to be dead yet).
 */
export function mayStand(live: LiveCall, side: Side, endpoint: Endpoint, hub: Hub): boolean {
  if (standing(live, side, hub) === null) return true;
  return live.holders[side]?.subjectId === subjectOf(endpoint.principal);
}

/** Everybody whose device should show this call. */
export function audience(live: LiveCall, hub: Hub): Endpoint[] {
  const caller = standing(live, live.call.caller, hub);
  return [...(caller ? [caller] : []), ...calleeEndpoints(live, hub)];
}

/** The two who speak. */
export function speakers(live: LiveCall, hub: Hub): Endpoint[] {
  return [standing(live, 'tablet', hub), standing(live, 'relative', hub)].filter((one) => one !== null);
}

export function calleeEndpoints({ facilityId, call }: LiveCall, hub: Hub): Endpoint[] {
  if (call.caller !== 'tablet') return hub.tabletsOf(facilityId, call.residentId);
  if (call.contactKind === 'station') return hub.consolesOf(facilityId);
  return hub.devicesOf(facilityId, call.contactId);
}

/**
 * The side that cannot go on without this tablet or device: it stands there, or is the only one that could ring there. The
 * station has no such one: it is every carer's.
 */
export function sideWithout(live: LiveCall, subjectId: string, hub: Hub): Side | null {
  const { call, holders } = live;
  const callee = otherSide(call.caller);
  const rings = isUnanswered(call)
    ? calleeEndpoints(live, hub).map(({ principal }) => subjectOf(principal))
    : [];
  const isAlone = rings.length > 0 && rings.every((one) => one === subjectId);
  const side = SIDES.find((one) => holders[one]?.subjectId === subjectId) ?? (isAlone ? callee : null);
  return side === 'relative' && call.contactKind === 'station' ? null : side;
}

/** May a signal pass? Only between the caller's page and one that rings, or the two who speak. */
export function mayPass({ call, holders, ringing }: LiveCall, from: Id, to: Id): boolean {
  const caller = holders[call.caller]?.endpointId;
  const callee = holders[otherSide(call.caller)]?.endpointId;
  const isCallees = (id: Id) => (isUnanswered(call) ? ringing.has(id) : id === callee);
  return (from === caller && isCallees(to)) || (to === caller && isCallees(from));
}

/** The relative's page of that id, among those who have answered in a family call. */
export function guestPage(
  family: readonly LiveCall[],
  endpointId: Id,
  hub: Hub,
): { live: LiveCall; page: Endpoint } | null {
  for (const live of family) {
    const page = isUnanswered(live.call) ? null : standing(live, 'relative', hub);
    if (page?.id === endpointId) return { live, page };
  }
  return null;
}

/** The call as that endpoint should see it. */
export function viewOf(live: LiveCall, endpoint: Endpoint, side: Side, hub: Hub): CallView {
  const { callId, call } = live;
  const holder = standing(live, side, hub);
  const peer = call.answeredAt === null ? null : (live.holders[otherSide(side)]?.endpointId ?? null);
  // A carer who said *not now* leaves it to the others.
  const isOthers = live.refusing.has(endpoint.id) || (holder !== null && holder.id !== endpoint.id);
  const view = { callId, you: side, elsewhere: isOthers, peer, ...call };
  // Whether somebody agreed to it is the tablet's business alone.
  const mayAnswer = side === 'tablet' && live.answersItself && isUnanswered(call);
  if (mayAnswer) return { ...view, answersItself: true };
  return side === 'relative' && live.invitedBy !== null ? { ...view, invitedBy: live.invitedBy } : view;
}

/** The same for a page that has just come and may be about to take its place: *elsewhere* is another device only. */
export function viewForNewcomer(live: LiveCall, endpoint: Endpoint, side: Side, hub: Hub): CallView {
  const isOthers = live.refusing.has(endpoint.id) || !mayStand(live, side, endpoint, hub);
  return { ...viewOf(live, endpoint, side, hub), elsewhere: isOthers };
}
