import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Side } from '../../protocol/records.ts';
import type { RingReceipt } from '../../protocol/rings.ts';
import { type CallEvent, isUnanswered, otherSide } from './call-state.ts';
import { familyOf } from './family.ts';
import { endTheRest, tellWhoGoesOn } from './family-steps.ts';
import type { Endpoint, Hub } from './hub.ts';
import { calleeEndpoints, holderOf, type LiveCall, mayStand, pageOf, standing } from './live-call.ts';
import type { OpenCalls } from './open-calls.ts';
import { carerOf, offerWaiting, refusesAlone } from './station.ts';
import type { Telling } from './telling.ts';

/** A page, its side, and the call that it speaks about. `replaces`: it knows the call by this id. */
export type Said = { live: LiveCall; endpoint: Endpoint; side: Side; replaces: Id | null };

/**
 * What a page may say about a call that it is in. Whatever comes too late, or from the wrong page of the right person, is
 * answered with the truth (`call.state`): a refusal would make that page give up a call that goes on.
 */
export interface CallSteps {
  /** Not said by a page: it has just come, and is told of this call. The caller begins to connect while it hears that. */
  comes(said: Omit<Said, 'replaces'>): void;
  ringing(said: Said): Promise<void>;
  answer(said: Said): Promise<void>;
  /** Nobody's word: the tablet announced the call long enough. Answers it, or lets it ring on. */
  answerItself(said: Said): Promise<void>;
  decline(said: Said, reason: 'declined' | 'busy'): Promise<void>;
  connected(said: Said): Promise<void>;
  end(said: Said, end: { reason: 'hung-up' | 'failed'; agoMs: number }): Promise<void>;
  rejoin(said: Said): Promise<void>;
  /** Not said by a page: a sign from outside the sockets. */
  reached(live: LiveCall, receipt: RingReceipt): Promise<void>;
  /** Not said by a page: *not now*, on a notification. */
  declined(live: LiveCall, by: Side): Promise<void>;
  /** Not said by a page: its person does something else now. */
  leave(live: LiveCall, side: Side): Promise<void>;
  /** Not said by a page: a wait is over. */
  pass(live: LiveCall, event: CallEvent): Promise<void>;
}

type Deps = {
  hub: Hub;
  calls: OpenCalls;
  tell: Telling;
  /** Does nothing stand against this call's being answered by itself, at this moment? */
  answersItself: (live: LiveCall) => Promise<boolean>;
  now: () => EpochMs;
};

/** How long a ring must have been heard before it may answer itself; the tablet waits a little longer. */
const LEAST_ANNOUNCED_MS = 10_000;

export function createCallSteps({ hub, calls, tell, answersItself, now }: Deps): CallSteps {
  /** Takes a step and tells those whom it concerns. False: it was not taken, and nobody was told. */
  async function step(live: LiveCall, event: CallEvent, whenTaken?: () => void): Promise<boolean> {
    const wasUnanswered = isUnanswered(live.call);
    if ((await calls.step(live, event)) !== null) return false;
    whenTaken?.();
    if (wasUnanswered) tell.everybody(live);
    else if (!tellWhoGoesOn(live, event, { hub, calls, tell })) tell.speakers(live);
    offerWaiting(live, { hub, calls, tell });
    await endTheRest(live, event, { calls, step });
    return true;
  }

  function noteRinging(live: LiveCall, endpoint: Endpoint): void {
    if (live.ringing.has(endpoint.id)) return;
    live.ringing.add(endpoint.id);
    tell.rings(live, endpoint.id);
  }

  async function ringing({ live, endpoint, side, replaces }: Said): Promise<void> {
    const before = live.call;
    const { principal } = endpoint;
    const deviceId = principal.kind === 'relative' ? principal.deviceId : null;
    const refused = await calls.step(live, { type: 'ringing', by: side, deviceId });
    if (refused !== null) return tell.one(live, endpoint, replaces);
    if (live.call !== before) tell.everybody(live);
    noteRinging(live, endpoint);
  }

  async function answer({ live, endpoint, side, replaces }: Said, itself = false): Promise<void> {
    // Said again: it was saved, and the server or the socket died before anybody was told.
    const holder = live.holders[side];
    const isSaid = live.call.answeredAt !== null && (holder === null || holder.endpointId === endpoint.id);
    if (isSaid) return rejoin({ live, endpoint, side, replaces });
    const refused = await calls.step(live, {
      type: 'answered',
      by: side,
      itself,
      staffId: carerOf(endpoint),
    });
    if (refused !== null) return tell.one(live, endpoint, replaces);
    // It may never have said *ringing*: both called at once, or it was opened by the answer itself.
    noteRinging(live, endpoint);
    live.holders[side] = holderOf(endpoint);
    tell.one(live, endpoint, replaces);
    for (const other of calleeEndpoints(live, hub)) if (other.id !== endpoint.id) tell.one(live, other);
    const caller = standing(live, otherSide(side), hub);
    if (caller) tell.one(live, caller);
    offerWaiting(live, { hub, calls, tell });
  }

  async function answerItself(said: Said): Promise<void> {
    const { live, endpoint, side, replaces } = said;
    const { ringingAt } = live.call;
    const isAnnounced = ringingAt !== null && now() - ringingAt >= LEAST_ANNOUNCED_MS;
    live.answersItself = side === 'tablet' && (await answersItself(live));
    if (isAnnounced && live.answersItself) await answer(said, true);
    // The truth: it is answered, by whomever; or it rings on, and waits for a person.
    else tell.one(live, endpoint, replaces);
  }

  /** The latest page of a side stands there; the other side hears of its new peer and builds the connection anew. */
  async function rejoin(said: Said): Promise<void> {
    await takePlace(said);
    const { live, endpoint, side } = said;
    if (side !== 'tablet') return;
    // A tablet that comes back comes back to everybody.
    for (const other of familyOf(live, calls.ofFacility(live.facilityId)))
      if (other !== live) await takePlace({ live: other, endpoint, side, replaces: null });
  }

  async function takePlace(said: Said): Promise<void> {
    const { live, endpoint, side, replaces } = said;
    const stands = !isUnanswered(live.call) || side === live.call.caller;
    if (!stands) return ringing(said);
    if (!mayStand(live, side, endpoint, hub)) return tell.one(live, endpoint, replaces);
    const displaced = standing(live, side, hub);
    live.holders[side] = holderOf(endpoint);
    tell.one(live, endpoint, replaces);
    if (displaced && displaced.id !== endpoint.id) tell.one(live, displaced);
    const other = standing(live, otherSide(side), hub);
    if (other) tell.one(live, other);
    if (!isUnanswered(live.call)) return;
    for (const id of live.ringing) {
      if (pageOf(live, otherSide(side), { id, hub })) tell.rings(live, id);
    }
  }

  return {
    comes({ live, endpoint, side }) {
      // A page that rings says so a trip later; a trip is a quarter of what is left before its first picture.
      const isRung = isUnanswered(live.call) && side !== live.call.caller && !live.refusing.has(endpoint.id);
      if (isRung && hub.find(endpoint.id) === endpoint) noteRinging(live, endpoint);
    },
    ringing,
    answer: (said) => answer(said),
    answerItself,
    async reached(live, receipt) {
      const before = live.call;
      await calls.step(live, { type: 'reached', receipt });
      if (live.call !== before && isUnanswered(live.call)) tell.everybody(live);
    },
    async declined(live, by) {
      await step(live, { type: 'declined', by });
    },
    rejoin,
    async decline({ live, endpoint, side, replaces }, reason) {
      const ringsOn = refusesAlone(live, endpoint, hub);
      const isTaken = !ringsOn && (await step(live, { type: reason, by: side }));
      if (!isTaken) tell.one(live, endpoint, replaces);
    },
    async connected({ live, endpoint, side, replaces }) {
      const isSpeaker = standing(live, side, hub)?.id === endpoint.id;
      const isTaken = isSpeaker && (await step(live, { type: 'connected' }));
      if (!isTaken) tell.one(live, endpoint, replaces);
    },
    async end({ live, endpoint, side, replaces }, { reason, agoMs }) {
      const isCallees = isUnanswered(live.call) && side !== live.call.caller;
      const mayEnd = isCallees || mayStand(live, side, endpoint, hub);
      if (mayEnd) await step(live, { type: 'ended', by: side, reason, agoMs });
      // Said again to a page that does not stand there: it must know that its hang-up was heard.
      if (standing(live, side, hub)?.id !== endpoint.id) tell.one(live, endpoint, replaces);
    },
    async leave(live, side) {
      await step(live, { type: 'ended', by: side, reason: 'hung-up', agoMs: 0 });
    },
    async pass(live, event) {
      if (event.type === 'away' && standing(live, event.who, hub)) return;
      await step(live, event);
    },
  };
}
