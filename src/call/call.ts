import { computed, signal } from '@preact/signals';
import { beginning } from './beginning.ts';
import { type CallEvent, type CallState, IDLE, isFree, isOn, isTalking, next } from './call-state.ts';
import { createGuestDoor } from './guest-door.ts';
import { startHearing } from './hearing.ts';
import { createKeeper } from './keeper.ts';
import { createPeers } from './peers.ts';
import { createPhases } from './phases.ts';
import type { CallControl, CallDeps } from './ports.ts';
import { sayingOf } from './saying.ts';
import { createWords } from './words.ts';

/**
 * The calls of one page: what its screens draw and what its person can do. Every change goes through `next`; what must be
 * said of it is in `saying`, what runs meanwhile in `phases`, what the server says in `hearing`.
 *
 * @param aborted stops everything, without a word to anybody
 */
export function createCall(deps: CallDeps, aborted: AbortSignal): CallControl {
  const { line, media, clock } = deps;
  const state = signal<CallState>(IDLE);
  const hasPicture = signal(false);
  const thin = signal(false);
  const words = createWords(deps);
  const keeper = createKeeper(deps);
  const peers = createPeers({
    ...deps,
    send(to, step) {
      const now = state.peek();
      if ('callId' in now) line.send({ type: 'call.signal', callId: now.callId, to, signal: step });
    },
    onChange: () => phases.recovery()?.look(),
  });
  const door = createGuestDoor(
    { ...deps, state, mainPeer: () => peers.chosen.peek(), hasPicture, thin },
    aborted,
  );
  const phases = createPhases({
    ...deps,
    state: () => state.peek(),
    view: state,
    dispatch,
    hasPicture,
    thin,
    keeper,
    peers,
    door,
  });

  function dispatch(event: CallEvent) {
    const before = state.peek();
    const after = next(before, event);
    if (after === before) return;
    state.value = after;
    markChange(deps.performance, before, after);
    const saying = sayingOf(before, after, event);
    if (saying?.type === 'call.ringing') line.send(saying);
    else if (saying !== null) words.say(saying);
    phases.follow(before, after, event);
  }

  startHearing(
    { ...deps, state: () => state.peek(), dispatch, words, keeper, peers, recovery: phases.recovery },
    aborted,
  );
  aborted.addEventListener('abort', () => {
    phases.stop();
    peers.closeAll();
    // The camera is the page's: another resident's call may be using it.
    if (!isFree(state.peek())) media.release();
  });

  const leave = () => dispatch({ type: 'left', at: clock.now() });
  return {
    view: state,
    remote: computed(() => (isTalking(state.value) ? (peers.chosen.value?.remote ?? null) : null)),
    local: media.stream,
    remotePaused: computed(() => peers.away.value && !hasPicture.value),
    remoteHasPicture: hasPicture,
    thin,
    guests: door.guests,
    invite: (contactId) => door.room()?.invite(contactId),
    start(contactId, begun = beginning(deps)) {
      dispatch({ type: 'chosen', ...begun, contactId, caller: deps.side });
    },
    cancel: leave,
    answer() {
      deps.performance.mark('moien:answer');
      dispatch({ type: 'answered', at: clock.now() });
    },
    decline: leave,
    hangUp: leave,
    dismiss: () => dispatch({ type: 'dismissed' }),
  };
}

/** The moments that the bench measures. */
function markChange(performance: CallDeps['performance'], before: CallState, after: CallState): void {
  if (after.at === 'looking' && !isOn(before)) performance.mark('moien:call-start');
  if (after.at === 'ringing') performance.mark('moien:ringing');
  if (after.at === 'incoming' && before.at !== 'incoming') performance.mark('moien:ring-shown');
}
