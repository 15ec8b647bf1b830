import { computed, signal } from '@preact/signals';
import type { Family, Other } from '../../protocol/family-call.ts';
import type { ServerMessage, Signal } from '../../protocol/live.ts';
import type { Id } from '../../protocol/primitives.ts';
import { isTalking } from '../call-state.ts';
import type { Guest, Guests } from '../ports.ts';
import type { GuestSide, RoomDeps } from './guest-side.ts';
import { createLeg, type Leg } from './leg.ts';
import { startLineWatch } from './line-watch.ts';

type Seat = Other & { leg: Leg };
const ALONE: Family = { others: [], mayInvite: [] };
/** Steps of a page that the server has not told us of yet: both are on their way, and either may come first. */
const MOST_EARLY = 60;

/** On a relative's page the others are connected directly, each pair once; the tablet stays the page's own call. */
export function createFamilySide(deps: RoomDeps, stop: AbortSignal): GuestSide {
  const family = signal<Family>(ALONE);
  const refused = signal<Guests['refused']>(null);
  const seats = signal<readonly Seat[]>([]);
  const invitations = new Map<Id, string>();
  let early: { from: Id; step: Signal }[] = [];
  let share: number | null = null;
  const mayOffer = startLineWatch(
    { ...deps, share: () => share, isWanted: computed(() => family.value.mayInvite.length > 0) },
    stop,
  );
  const ownCall = () => {
    const now = deps.state.peek();
    return isTalking(now) ? now.callId : null;
  };

  function take(other: Other): Leg {
    return createLeg({
      ...deps,
      offers: other.offers,
      say(to, step) {
        const callId = ownCall();
        if (callId !== null) deps.line.send({ type: 'call.guest-signal', callId, to, signal: step });
      },
      // Whether they are still in the call is between them and the tablet.
      onLost: () => undefined,
    });
  }

  function hearFamily(news: Family) {
    const before = seats.peek();
    const isHere = ({ callId }: { callId: Id }) => news.others.some((one) => one.callId === callId);
    for (const gone of before.filter((one) => !isHere(one))) gone.leg.close();
    seats.value = news.others.map((other) => {
      const known = before.find((one) => one.callId === other.callId && one.offers === other.offers);
      const leg = known?.leg ?? take(other);
      if (other.endpointId !== null) leg.meet(other.endpointId);
      return { ...other, leg };
    });
    family.value = news;
    refused.value = null;
    const waiting = early;
    early = [];
    for (const { from, step } of waiting) hearSignal(from, step);
  }

  function hearSignal(from: Id, step: Signal) {
    const seat = seats.peek().find((one) => one.endpointId === from);
    if (seat) seat.leg.receive(from, step);
    else if (early.length < MOST_EARLY) early.push({ from, step });
  }

  function hear(message: ServerMessage) {
    if (message.type === 'call.family' && message.callId === ownCall()) hearFamily(message);
    if (message.type === 'call.guest-signal' && message.callId === ownCall())
      hearSignal(message.from, message.signal);
    if (message.type === 'call.share' && message.callId === ownCall())
      share = message.picture ? message.bits : 0;
    if (message.type === 'welcome') for (const { leg } of seats.peek()) leg.lineOpened();
    if (message.type === 'refused' && message.callId !== null) {
      const name = invitations.get(message.callId);
      if (name !== undefined) refused.value = { name };
    }
  }

  const drawn = (seat: Seat): Guest => ({
    ...{ callId: seat.callId, contactId: null, name: seat.name },
    at: seat.at === 'here' && seat.leg.isBroken.value ? 'away' : seat.at,
    remote: seat.leg.remote.value,
    hasPicture: seat.leg.hasPicture.value,
  });

  return {
    hear,
    draw: () => ({
      others: seats.value.map(drawn),
      invitable: mayOffer.value ? family.value.mayInvite : [],
      refused: refused.value,
    }),
    invite(contactId) {
      const callId = ownCall();
      const asked = family.peek().mayInvite.find((one) => one.contactId === contactId);
      if (callId === null || asked === undefined) return;
      const inviteId = deps.newId();
      invitations.set(inviteId, asked.name);
      refused.value = null;
      if (!deps.line.send({ type: 'call.invite', callId, inviteId, contactId }))
        refused.value = { name: asked.name };
    },
    // A relative's page keeps its own call with the tablet to the end.
    handOver: () => null,
    goesOn: () => false,
    clear() {
      for (const { leg } of seats.peek()) leg.close();
      seats.value = [];
      family.value = ALONE;
      refused.value = null;
      share = null;
      early = [];
    },
  };
}
