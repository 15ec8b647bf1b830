import type { ReadonlySignal, Signal } from '@preact/signals';
import type { EpochMs, Id } from '../protocol/primitives.ts';
import { startAnnouncing } from './announcing.ts';
import {
  type CallEvent,
  type CallState,
  isAnnounced,
  isFree,
  isOn,
  isOutgoing,
  isTalking,
} from './call-state.ts';
import { fetchGovernor, startGoverning } from './governing.ts';
import type { GuestDoor } from './guest-door.ts';
import { fetchHolding } from './holding.ts';
import type { Keeper } from './keeper.ts';
import type { Peers } from './peers.ts';
import type { CallDeps } from './ports.ts';
import type { Recovery } from './recovery.ts';
import { isFarewell } from './saying.ts';
import { MOST_IN_A_FAMILY } from './sending.ts';
import { startTalk } from './talk.ts';
import { startWaiting } from './waiting.ts';

export type PhasesDeps = CallDeps & {
  state(): CallState;
  /** The same, to follow. */
  view: ReadonlySignal<CallState>;
  dispatch(event: CallEvent): void;
  hasPicture: Signal<boolean>;
  thin: Signal<boolean>;
  keeper: Keeper;
  peers: Peers;
  door: GuestDoor;
};

export interface Phases {
  /** The state has changed: stops what belonged to the old one and starts what belongs to the new. */
  follow(before: CallState, after: CallState, event: CallEvent): void;
  /** Of the talk that is on, if one is. */
  recovery(): Recovery | null;
  stop(): void;
}

/** What runs while a state lasts: camera, timers, connections, the note in memory. */
export function createPhases(deps: PhasesDeps): Phases {
  const { media, peers, keeper, timers, clock, dispatch, hasPicture, door } = deps;
  let phase = new AbortController();
  let recovery: Recovery | null = null;

  function stop() {
    phase.abort();
    phase = new AbortController();
    recovery = null;
    deps.thin.value = false;
  }

  function rest(before: CallState, event: CallEvent) {
    peers.closeAll();
    hasPicture.value = false;
    if (!isFree(before)) media.release();
    if (isFarewell(event) && isOn(before) && before.at !== 'incoming') keeper.keepHungUp(event.at);
    else if (isOn(before)) keeper.forget(before.callId);
  }

  function waitOutGrace(endsAt: number) {
    const timer = timers.setTimeout(() => dispatch({ type: 'graceOver' }), Math.max(0, endsAt - clock.now()));
    phase.signal.addEventListener('abort', () => timers.clearTimeout(timer));
  }

  function waitForAnswer() {
    fetchHolding(deps.calm).catch(() => undefined);
    fetchGovernor(deps.calm).catch(() => undefined);
    const waiting = {
      line: deps.line,
      timers,
      onAway: () => dispatch({ type: 'unreached', at: clock.now() }),
      onTooLong: () => dispatch({ type: 'ended', outcome: 'missed', at: clock.now() }),
    };
    startWaiting(waiting, phase.signal);
  }

  /** The camera stays shut until nobody has said *not now*: its light would say that somebody looks in already. */
  function announce({ callId, contactId, answersAt }: { callId: Id; contactId: Id; answersAt: EpochMs }) {
    const announcing = {
      ...{ answersAt, clock, timers },
      isAllowed: () => deps.mayAnswerItself?.(contactId) === true,
      couldBeHeard: () => deps.couldBeHeard?.() !== false,
      onDue() {
        media.warm();
        deps.line.send({ type: 'call.answer-itself', callId });
      },
      onForbidden: () => dispatch({ type: 'ringsOn' }),
    };
    startAnnouncing(announcing, phase.signal);
  }

  function talk(isCaller: boolean, isResumed: boolean) {
    const now = () => clock.now();
    const { signal } = phase;
    recovery = null;
    let hasSeen = false;
    const started = startTalk(
      {
        ...deps,
        isCaller,
        isResumed,
        onArrived: () => dispatch({ type: 'arrived', at: now() }),
        onPicture(moves) {
          if (moves && !hasSeen) deps.performance.mark('moien:first-frame');
          hasSeen ||= moves;
          // On a thin line the last picture stays, and the voice goes on behind it.
          hasPicture.value = moves || (hasSeen && deps.thin.peek());
        },
        onBroken: (isLong) => dispatch({ type: 'broken', isLong }),
        onMended: () => dispatch({ type: 'mended' }),
        onGone: () => dispatch({ type: 'ended', outcome: 'completed', at: now() }),
        onGiveUp: () => door.room()?.goesOn() || dispatch({ type: 'ended', outcome: 'failed', at: now() }),
      },
      signal,
    );
    if (signal.aborted) return;
    recovery = started;
    govern();
  }

  function govern() {
    const now = deps.state();
    const isFamily = () => door.guests.peek().others.length > 0;
    const governing = {
      ...deps,
      callId: 'callId' in now ? now.callId : null,
      most: () => (isFamily() ? MOST_IN_A_FAMILY : null),
      onThin(thin: boolean) {
        deps.thin.value = thin;
      },
    };
    startGoverning(governing, phase.signal);
  }

  /** Another call is this page's own now. If it was a guest's, its connection is up already. */
  function move({ callId }: { callId: Id }) {
    const peer = door.room()?.handOver(callId, () => recovery?.look()) ?? null;
    peers.closeAll();
    peers.swap(peer);
  }

  return {
    recovery: () => recovery,
    stop,
    follow(before, after, event) {
      const hasMoved = idOf(before) !== idOf(after);
      if (!hasMoved && kindOf(before) === kindOf(after)) return;
      stop();
      if (isFree(after)) return rest(before, event);
      deps.line.hurry?.(phase.signal);
      door.open();
      if (hasMoved && isOn(after)) move(after);
      if (!isAnnounced(after)) media.warm();
      if (after.at === 'grace') return waitOutGrace(after.endsAt);
      if (isOutgoing(after) || isTalking(after)) keeper.keep(after);
      if (isTalking(after)) talk(after.caller === deps.side, event.type === 'resumed');
      else waitForAnswer();
      if (isAnnounced(after)) announce(after);
    },
  };
}

function idOf(state: CallState) {
  return state.at === 'idle' ? null : state.callId;
}

function kindOf(state: CallState) {
  if (isTalking(state)) return 'talking';
  if (isOutgoing(state)) return 'outgoing';
  if (isAnnounced(state)) return 'announced';
  return isFree(state) ? 'free' : state.at;
}
