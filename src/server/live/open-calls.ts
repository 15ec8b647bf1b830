import type { ErrorCode } from '../../protocol/errors.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Call } from '../../protocol/records.ts';
import type { CallStore } from '../live-ports.ts';
import { type CallEvent, transition } from './call-state.ts';
import { type LiveCall, liveCall } from './live-call.ts';
import type { Log } from './log.ts';

/** The calls that are not over: in memory to be quick, in the store to survive. */
export interface OpenCalls {
  /** Every call that a stopped server left open. */
  load(): Promise<LiveCall[]>;
  /** By its id, or the id of a call that became it. One that is over comes from the store. */
  find(facilityId: Id, callId: Id): Promise<LiveCall | null>;
  /** In memory only: quick enough for every signal. */
  peek(facilityId: Id, callId: Id): LiveCall | null;
  ofFacility(facilityId: Id): LiveCall[];
  /** Saves a new call; it may be over already. */
  open(facilityId: Id, callId: Id, call: Call): Promise<LiveCall>;
  /** Takes one step, saves it and only then believes it. Answers why not, or null. Throws what the store throws. */
  step(live: LiveCall, event: CallEvent): Promise<ErrorCode | null>;
  all(): LiveCall[];
}

/** `told`: hears how a call stands, once that is saved. */
type Deps = { store: CallStore; now: () => EpochMs; log: Log; told: (live: LiveCall) => void };

export function createOpenCalls({ store, now, log, told }: Deps): OpenCalls {
  const facilities = new Map<Id, Map<Id, LiveCall>>();

  function keep(live: LiveCall): LiveCall {
    if (live.call.state === 'ended') return live;
    const calls = facilities.get(live.facilityId) ?? new Map<Id, LiveCall>();
    facilities.set(live.facilityId, calls.set(live.callId, live));
    return live;
  }

  function forget({ facilityId, callId }: LiveCall): void {
    const calls = facilities.get(facilityId);
    calls?.delete(callId);
    if (calls?.size === 0) facilities.delete(facilityId);
  }

  const ofFacility = (facilityId: Id) => [...(facilities.get(facilityId)?.values() ?? [])];
  const peek = (facilityId: Id, callId: Id) => facilities.get(facilityId)?.get(callId) ?? null;

  async function fulfilWishes({ facilityId, call }: LiveCall): Promise<void> {
    try {
      await store.fulfilWishes(facilityId, call.residentId, call.contactId, call.endedAt ?? now());
    } catch (error) {
      // The call itself is saved: a wish that stays open is a small untruth, a call that cannot end a big one.
      log.error({ err: error, facilityId }, 'wishes could not be fulfilled');
    }
  }

  return {
    async load() {
      const left = await store.openEverywhere();
      const lost = left.filter(({ facilityId, id }) => peek(facilityId, id) === null);
      const taken = lost.map(({ facilityId, id, call }) => keep(liveCall(facilityId, id, call)));
      taken.forEach(told);
      return taken;
    },
    async find(facilityId, callId) {
      const open =
        peek(facilityId, callId) ?? ofFacility(facilityId).find(({ replaces }) => replaces.has(callId));
      if (open) return open;
      const call = await store.find(facilityId, callId);
      return call && keep(liveCall(facilityId, callId, call));
    },
    peek,
    ofFacility,
    async open(facilityId, callId, call) {
      await store.save(facilityId, callId, call);
      const live = keep(liveCall(facilityId, callId, call));
      told(live);
      return live;
    },
    async step(live, event) {
      const step = transition(live.call, event, now());
      if ('refused' in step) return step.refused;
      if (step.call === live.call) return null;
      await store.save(live.facilityId, live.callId, step.call);
      live.call = step.call;
      told(live);
      const { state, outcome } = step.call;
      log.info({ facilityId: live.facilityId, callId: live.callId, state, outcome }, 'call');
      if (state === 'ended') forget(live);
      if (outcome === 'completed') await fulfilWishes(live);
      return null;
    },
    all: () => [...facilities.values()].flatMap((calls) => [...calls.values()]),
  };
}
