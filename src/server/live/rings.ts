import type { CallView, ClientMessage } from '../../protocol/live.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { RingReceipt } from '../../protocol/rings.ts';
import type { CallStore, Directory, Ringer } from '../live-ports.ts';
import { answersItself } from './answers-itself.ts';
import { type CallEvent, isUnanswered } from './call-state.ts';
import { createCallSteps, type Said } from './call-steps.ts';
import { createCallWatch } from './call-watch.ts';
import { createFamilyNews } from './family-news.ts';
import { goesOnFor } from './family-steps.ts';
import type { Endpoint, Hub } from './hub.ts';
import { invite } from './invite.ts';
import { type LiveCall, sideOf, sideWithout, standing, viewForNewcomer } from './live-call.ts';
import type { Log } from './log.ts';
import { createOpenCalls } from './open-calls.ts';
import { createRelay } from './relay.ts';
import { startCall } from './start-call.ts';
import { createTelling } from './telling.ts';
import type { Timers } from './timers.ts';
import { createTokenBuckets } from './token-bucket.ts';
import { createTurns } from './turns.ts';

/** What a page says about a call, but for how it went: `quality-desk.ts`. */
export type CallMessage = Exclude<
  Extract<ClientMessage, { type: `call.${string}` }>,
  { type: 'call.quality' }
>;
export type TelemetryMessage = Extract<CallMessage, { type: 'call.telemetry' }>;
type AboutCall = Exclude<
  CallMessage,
  { type: 'call.signal' | 'call.start' | 'call.telemetry' | 'call.invite' | 'call.guest-signal' }
>;

/** The life of calls: who is rung, who hears what, what is kept. */
export interface Rings {
  /** Takes up the calls that a stopped server left open: once, or again after the store failed. */
  load(): Promise<void>;
  /**
   * Somebody came: `enter` is run between two events of the facility, with the calls that concern them. A call that
   * looks for them or rings is among these: that is how a page that opens now is rung.
   */
  arrive(endpoint: Endpoint, enter: (calls: CallView[]) => void): Promise<void>;
  /** Call after the endpoint left the hub. */
  depart(endpoint: Endpoint): Promise<void>;
  /**
   * Staff took this tablet or access away: the call that it is in ends, and both are told, before its sockets close.
   * Null: it is in none. Never rejects: what cannot be saved ends as for somebody who vanished.
   */
  takeAway(facilityId: Id, subjectId: string): Promise<void> | null;
  /** Rejects when the store could not be reached: then nothing has changed. */
  hear(endpoint: Endpoint, message: CallMessage): Promise<void>;
  /** A sign from outside the sockets. Nothing happens for a call that does not exist. */
  reached(facilityId: Id, callId: Id, receipt: RingReceipt): Promise<void>;
  /** *Not now*, on a notification of the relative's. */
  declined(facilityId: Id, callId: Id): Promise<void>;
  close(): Promise<void>;
}

export type RingsDeps = {
  hub: Hub;
  store: CallStore;
  directory: Directory;
  /** Null: only open pages are rung. */
  ringer: Ringer | null;
  now: () => EpochMs;
  timers: Timers;
  log: Log;
  /** Told after everything that happens to a facility's calls. */
  onTalking: (facilityId: Id, residentIds: ReadonlySet<Id>, talks: readonly LiveCall[]) => void;
  /** Somebody who is in that call tells how its connection does. */
  onTelemetry?: (live: LiveCall, endpoint: Endpoint, telemetry: TelemetryMessage) => void;
};

/** Every call is kept for years: a page that starts them in a loop must not fill the disk. No hand taps that often. */
const STARTS = { perSecond: 1 / 10, burst: 60 };

const isTalk = ({ call }: LiveCall): boolean => !isUnanswered(call);

/** After the store failed at the end of a wait. */
const STORE_RETRY_MS = 5_000;

export function createRings(deps: RingsDeps): Rings {
  const { hub, store, directory, ringer, now, timers, log, onTalking, onTelemetry } = deps;
  // One turn per facility, not per call: whether somebody is busy or both call at once is about several calls.
  const turns = createTurns();
  const told = ({ facilityId, callId, call }: LiveCall) => ringer?.told(facilityId, callId, call);
  const calls = createOpenCalls({ store, now, log, told });
  const tell = createTelling(hub);
  const mayAnswerItself = (live: LiveCall) => answersItself(live, { directory, now });
  const steps = createCallSteps({ hub, calls, tell, answersItself: mayAnswerItself, now });
  const { watch, stop } = createCallWatch({ hub, now, timers, passed });
  const mayStart = createTokenBuckets(STARTS, now);
  const relay = createRelay({ hub, calls, tell });
  const families = createFamilyNews({ hub, calls, directory, now });
  let isClosed = false;
  let loading: Promise<void> | null = null;

  function rewatch(facilityId: Id): void {
    if (isClosed) return;
    const open = calls.ofFacility(facilityId);
    open.forEach(watch);
    const talks = open.filter(isTalk);
    onTalking(facilityId, new Set(talks.map(({ call }) => call.residentId)), talks);
  }

  /** Work that changes calls; afterwards their waits are set anew, for those that ended too. */
  function inTurn(facilityId: Id, work: () => void | Promise<void>): Promise<void> {
    return turns.take(facilityId, async () => {
      const before = calls.ofFacility(facilityId);
      await work();
      before.forEach(stop);
      rewatch(facilityId);
      if (!isClosed) await tellFamilies(facilityId);
    });
  }

  /** What changed is done and told already: a store that fails now takes nothing back. */
  async function tellFamilies(facilityId: Id): Promise<void> {
    try {
      await families.tell(facilityId);
    } catch (error) {
      log.error({ err: error, facilityId }, 'a family call could not be told');
    }
  }

  function passed(live: LiveCall, event: CallEvent): void {
    if (isClosed) return;
    inTurn(live.facilityId, () => steps.pass(live, event)).catch((error) => {
      log.error(
        { err: error, facilityId: live.facilityId, callId: live.callId },
        'a wait could not be ended',
      );
      live.waiting.add(timers.after(STORE_RETRY_MS, () => passed(live, event)));
    });
  }

  async function hearAbout(endpoint: Endpoint, message: AboutCall): Promise<void> {
    const { callId } = message;
    const live = await calls.find(endpoint.principal.facilityId, callId);
    const side = live && sideOf(endpoint.principal, live.call);
    // Whether somebody else's call exists is nobody's business.
    if (!live || !side) return tell.refuse(endpoint, callId, 'not-found');
    const replaces = callId === live.callId ? null : callId;
    if (live.call.state === 'ended') return sayLate({ live, endpoint, side, replaces }, message);
    await say({ live, endpoint, side, replaces }, message);
  }

  /** The call is over; but a tablet may have missed that it goes on with the others of a family call. */
  async function sayLate({ live, endpoint, side, replaces }: Said, { type }: AboutCall): Promise<void> {
    const next = goesOnFor(live, endpoint, calls);
    if (!next) return tell.one(live, endpoint, replaces);
    if (type === 'call.rejoin') return steps.rejoin({ live: next, endpoint, side, replaces: live.callId });
    tell.one(next, endpoint, live.callId);
  }

  async function say(said: Said, message: AboutCall): Promise<void> {
    switch (message.type) {
      case 'call.ringing':
        return steps.ringing(said);
      case 'call.answer':
        return steps.answer(said);
      case 'call.answer-itself':
        return steps.answerItself(said);
      case 'call.decline':
        return steps.decline(said, message.reason);
      case 'call.connected':
        return steps.connected(said);
      case 'call.end':
        return steps.end(said, message);
      case 'call.rejoin':
        families.forget(said.endpoint);
        return steps.rejoin(said);
    }
  }

  /** Never waits: it comes every two seconds from everybody who speaks. */
  function noteTelemetry(endpoint: Endpoint, message: TelemetryMessage): void {
    const live = calls.peek(endpoint.principal.facilityId, message.callId);
    const side = live && sideOf(endpoint.principal, live.call);
    if (!side) tell.refuse(endpoint, message.callId, 'not-found');
    else if (standing(live, side, hub)?.id === endpoint.id) onTelemetry?.(live, endpoint, message);
  }

  function about(facilityId: Id, callId: Id, work: (live: LiveCall) => Promise<void>): Promise<void> {
    return inTurn(facilityId, async () => {
      const live = isClosed ? null : await calls.find(facilityId, callId);
      if (live) await work(live);
    });
  }

  async function takeUp(): Promise<void> {
    for (const live of await calls.load()) if (!isClosed) watch(live);
  }

  function greet(endpoint: Endpoint, enter: (calls: CallView[]) => void): void {
    const concerned = calls.ofFacility(endpoint.principal.facilityId).flatMap((live) => {
      const side = sideOf(endpoint.principal, live.call);
      return side ? [{ live, endpoint, side }] : [];
    });
    enter(concerned.map(({ live, side }) => viewForNewcomer(live, endpoint, side, hub)));
    for (const one of concerned) steps.comes(one);
  }

  return {
    load() {
      loading ??= takeUp().catch((error) => {
        loading = null;
        throw error;
      });
      return loading;
    },
    arrive(endpoint, enter) {
      return inTurn(endpoint.principal.facilityId, () => greet(endpoint, enter));
    },
    takeAway(facilityId, subjectId) {
      const concerned = () =>
        calls.ofFacility(facilityId).flatMap((live) => {
          const side = sideWithout(live, subjectId, hub);
          return side ? [{ live, side }] : [];
        });
      if (concerned().length === 0) return null;
      const stopAll = async () => {
        for (const { live, side } of concerned()) await steps.pass(live, { type: 'stopped', side });
      };
      return inTurn(facilityId, stopAll).catch((error) => {
        log.error({ err: error, facilityId }, 'a call could not be ended with its tablet');
      });
    },
    depart: (endpoint) => inTurn(endpoint.principal.facilityId, () => undefined),
    async hear(endpoint, message) {
      if (message.type === 'call.signal') return relay.pass(endpoint, message);
      if (message.type === 'call.telemetry') return noteTelemetry(endpoint, message);
      if (message.type === 'call.guest-signal') return relay.passToGuest(endpoint, message);
      if (message.type === 'call.invite')
        return inTurn(endpoint.principal.facilityId, () =>
          invite({ hub, calls, tell, directory, mayStart, now }, endpoint, message),
        );
      await inTurn(endpoint.principal.facilityId, () =>
        message.type === 'call.start'
          ? startCall(
              { hub, calls, tell, steps, directory, mayStart, answersItself: mayAnswerItself, now },
              endpoint,
              message,
            )
          : hearAbout(endpoint, message),
      );
    },
    reached: (facilityId, callId, receipt) =>
      about(facilityId, callId, (live) => steps.reached(live, receipt)),
    declined: (facilityId, callId) => about(facilityId, callId, (live) => steps.declined(live, 'relative')),
    async close() {
      isClosed = true;
      calls.all().forEach(stop);
      await turns.idle();
      calls.all().forEach(stop);
    },
  };
}
