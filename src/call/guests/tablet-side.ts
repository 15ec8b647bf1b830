import { signal } from '@preact/signals';
import type { CallView, ServerMessage } from '../../protocol/live.ts';
import type { Id } from '../../protocol/primitives.ts';
import { isTalking } from '../call-state.ts';
import type { Guest } from '../ports.ts';
import type { GuestSide, RoomDeps } from './guest-side.ts';
import { createLeg, type Leg } from './leg.ts';

type Seat = { callId: Id; contactId: Id; at: Guest['at']; answeredAt: number | null; leg: Leg };

/**
 * On the tablet each guest has a call of their own, which the server made and the tablet calls, as it were: it offers
 * while the guest's phone rings, and sends as soon as they have answered. Its own person answered long ago.
 */
export function createTabletSide(deps: RoomDeps): GuestSide {
  const seats = signal<readonly Seat[]>([]);
  const seatOf = (callId: Id) => seats.peek().find((one) => one.callId === callId);
  const leave = (callId: Id) => {
    seatOf(callId)?.leg.close();
    seats.value = seats.peek().filter((one) => one.callId !== callId);
  };

  function take({ callId, contactId }: CallView): Seat {
    const leg = createLeg({
      ...deps,
      callId,
      offers: true,
      say: (to, step) => deps.line.send({ type: 'call.signal', callId, to, signal: step }),
      // The others are still here: only this one was lost.
      onLost: () => {
        deps.line.send({ type: 'call.end', callId, reason: 'failed', agoMs: 0 });
        leave(callId);
      },
    });
    const seat: Seat = { callId, contactId, at: 'ringing', answeredAt: null, leg };
    seats.value = [...seats.peek(), seat];
    return seat;
  }

  function hearCall(call: CallView) {
    const { callId, state, invited, peer, answeredAt } = call;
    const main = deps.state.peek();
    if (!invited || call.you !== 'tablet' || !isTalking(main) || main.callId === callId) return;
    if (state === 'ended' || call.elsewhere) return leave(callId);
    const { leg } = seatOf(callId) ?? take(call);
    if (peer !== null) leg.meet(peer);
    const at: Guest['at'] = answeredAt === null ? 'ringing' : 'here';
    seats.value = seats
      .peek()
      .map((one) => (one.callId === callId ? { ...one, at, answeredAt } : one))
      .sort((a, b) => (a.answeredAt ?? Infinity) - (b.answeredAt ?? Infinity));
  }

  function hear(message: ServerMessage) {
    switch (message.type) {
      case 'welcome':
        for (const { callId } of seats.peek())
          if (!message.calls.some((one) => one.callId === callId)) leave(callId);
        for (const call of message.calls) hearCall(call);
        for (const { leg } of seats.peek()) leg.lineOpened();
        break;
      case 'call.state':
        hearCall(message.call);
        break;
      case 'call.endpoint':
        seatOf(message.callId)?.leg.prepare(message.endpointId);
        break;
      case 'call.signal':
        seatOf(message.callId)?.leg.receive(message.from, message.signal);
        break;
      default:
      // The rest is for others.
    }
  }

  return {
    hear,
    // Only relatives invite: a resident calls one person, and knows whom.
    invite: () => undefined,
    draw: () => ({
      others: seats.value.map(({ callId, contactId, at, leg }) => ({
        ...{ callId, contactId, name: null },
        at: at === 'here' && leg.isBroken.value ? 'away' : at,
        remote: leg.remote.value,
        hasPicture: leg.hasPicture.value,
      })),
      invitable: [],
      refused: null,
    }),
    goesOn() {
      const main = deps.state.peek();
      if (!isTalking(main) || !seats.peek().some(({ at }) => at === 'here')) return false;
      return deps.line.send({ type: 'call.end', callId: main.callId, reason: 'failed', agoMs: 0 });
    },
    clear() {
      for (const { callId } of seats.peek()) leave(callId);
    },
    handOver(callId, look) {
      const peer = seatOf(callId)?.leg.release(look) ?? null;
      seats.value = seats.peek().filter((one) => one.callId !== callId);
      return peer;
    },
  };
}
