import { type ErrorCode, refusal } from '../../protocol/errors.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Endpoint, Hub } from './hub.ts';
import { audience, type LiveCall, sideOf, speakers, standing, viewOf } from './live-call.ts';

/** Telling pages how a call stands. Only what is saved is told. */
export interface Telling {
  /** `replaces`: the id of that page's own start, which became this call. */
  one(live: LiveCall, endpoint: Endpoint, replaces?: Id | null): void;
  /** Caller and all of the callee's pages: while it rings, and what ends the ringing. */
  everybody(live: LiveCall): void;
  /** The two who speak. The callee's other devices have nothing to do with it any more. */
  speakers(live: LiveCall): void;
  /** To the caller: build a connection to that page. */
  rings(live: LiveCall, endpointId: Id): void;
  /** That page is not in any such call: it gives the call up. To somebody who is, the truth is `one`. */
  refuse(endpoint: Endpoint, callId: Id, code: ErrorCode): void;
}

export function createTelling(hub: Hub): Telling {
  function one(live: LiveCall, endpoint: Endpoint, replaces: Id | null = null): void {
    const side = sideOf(endpoint.principal, live.call);
    if (side) endpoint.send({ type: 'call.state', call: viewOf(live, endpoint, side, hub), replaces });
  }
  return {
    one,
    everybody(live) {
      for (const endpoint of audience(live, hub)) one(live, endpoint);
    },
    speakers(live) {
      for (const endpoint of speakers(live, hub)) one(live, endpoint);
    },
    rings(live, endpointId) {
      const caller = standing(live, live.call.caller, hub);
      caller?.send({ type: 'call.endpoint', callId: live.callId, endpointId });
    },
    refuse(endpoint, callId, code) {
      endpoint.send({ type: 'refused', callId, refusal: refusal(code), outcome: null });
    },
  };
}
