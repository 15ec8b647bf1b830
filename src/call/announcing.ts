import { effect, untracked } from '@preact/signals';
import type { EpochMs } from '../protocol/primitives.ts';
import type { Clock, Timers } from './ports.ts';

/** The server's answer, or our question, may be lost with a socket: asked again until the ring is over. */
const AGAIN_MS = 2_000;

export type AnnouncingDeps = {
  answersAt: EpochMs;
  clock: Clock;
  timers: Timers;
  /** Does this device still know of nothing that forbids it? Reads signals: asked again whenever one of them changes. */
  isAllowed(): boolean;
  /** An announcement that nobody could hear is none. Asked at its end: a loudspeaker may take a moment to open. */
  couldBeHeard(): boolean;
  /** Nobody said *not now*: the server may answer the call. */
  onDue(): void;
  /** It rings on like any other. */
  onForbidden(): void;
};

/** A call that is going to answer itself has been announced and waits. Stops with `signal`. */
export function startAnnouncing(deps: AnnouncingDeps, signal: AbortSignal): void {
  const { timers, clock, answersAt, isAllowed, couldBeHeard, onDue, onForbidden } = deps;

  function due() {
    // A consent ends at a moment that no signal tells.
    if (!isAllowed() || !couldBeHeard()) return onForbidden();
    onDue();
    if (!signal.aborted) timer = timers.setTimeout(due, AGAIN_MS);
  }

  let timer = timers.setTimeout(due, Math.max(0, answersAt - clock.now()));
  const stopWatching = effect(() => {
    if (!isAllowed() && !signal.aborted) untracked(onForbidden);
  });
  const stop = () => {
    stopWatching();
    timers.clearTimeout(timer);
  };
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
}
