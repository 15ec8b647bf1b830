import type { Id } from '../../protocol/primitives.ts';
import { isUnanswered } from './call-state.ts';
import type { Endpoint, Hub } from './hub.ts';
import { calleeEndpoints, type LiveCall } from './live-call.ts';
import type { OpenCalls } from './open-calls.ts';
import type { Telling } from './telling.ts';

/*
 * The station: all consoles of a facility ring as one, but each carer speaks for themselves only. One who is busy must
 * not silence the others, and while one resident is answered the next must be heard.
 */

/** The carer of this console, for the record of a call. */
export function carerOf({ principal }: Endpoint): Id | null {
  return principal.kind === 'staff' ? principal.staffId : null;
}

/**
 * One console says *not now* to a resident's ring.
 * @returns whether it rings on somewhere else; if not, the call is declined
 */
export function refusesAlone(live: LiveCall, endpoint: Endpoint, hub: Hub): boolean {
  const { call, refusing } = live;
  if (call.contactKind !== 'station' || call.caller !== 'tablet' || !isUnanswered(call)) return false;
  refusing.add(endpoint.id);
  return calleeEndpoints(live, hub).some(({ id }) => !refusing.has(id));
}

/** A console shows one ring at a time: when that one is over or taken, it is told of whoever rings besides. */
export function offerWaiting(
  { facilityId, call }: LiveCall,
  { hub, calls, tell }: { hub: Hub; calls: OpenCalls; tell: Telling },
): void {
  if (call.contactKind !== 'station' || isUnanswered(call)) return;
  const waits = (live: LiveCall) =>
    live.call.contactKind === 'station' && live.call.caller === 'tablet' && isUnanswered(live.call);
  for (const live of calls.ofFacility(facilityId).filter(waits))
    for (const console of hub.consolesOf(facilityId)) tell.one(live, console);
}
