import type { ClientMessage } from '../../protocol/live.ts';
import { otherSide } from './call-state.ts';
import { familyOf } from './family.ts';
import type { Endpoint, Hub } from './hub.ts';
import { guestPage, mayPass, pageOf, sideOf } from './live-call.ts';
import type { OpenCalls } from './open-calls.ts';
import type { Telling } from './telling.ts';

type Signal = Extract<ClientMessage, { type: 'call.signal' }>;
type GuestSignal = Extract<ClientMessage, { type: 'call.guest-signal' }>;

/** Hands signals on: never waits, never stores, never logs what they carry. */
export interface Relay {
  /** Between the two of a call. */
  pass(endpoint: Endpoint, said: Signal): void;
  /** Between two relatives of a family call; each knows it by their own call. */
  passToGuest(endpoint: Endpoint, said: GuestSignal): void;
}

export function createRelay({ hub, calls, tell }: { hub: Hub; calls: OpenCalls; tell: Telling }): Relay {
  return {
    pass(endpoint, { callId, to, signal }) {
      const live = calls.peek(endpoint.principal.facilityId, callId);
      const side = live && sideOf(endpoint.principal, live.call);
      if (!side) tell.refuse(endpoint, callId, 'not-found');
      // Otherwise silence: a candidate that comes after somebody answered elsewhere is nobody's fault.
      else if (mayPass(live, endpoint.id, to)) {
        const page = pageOf(live, otherSide(side), { id: to, hub });
        page?.send({ type: 'call.signal', callId, from: endpoint.id, signal });
      }
    },
    passToGuest(endpoint, { callId, to, signal }) {
      const live = calls.peek(endpoint.principal.facilityId, callId);
      if (!live || !sideOf(endpoint.principal, live.call)) {
        tell.refuse(endpoint, callId, 'not-found');
        return;
      }
      const family = familyOf(live, calls.ofFacility(live.facilityId));
      const isIn = guestPage([live], endpoint.id, hub) !== null;
      const guest = isIn ? guestPage(family, to, hub) : null;
      guest?.page.send({
        type: 'call.guest-signal',
        callId: guest.live.callId,
        from: endpoint.id,
        signal,
      });
    },
  };
}
