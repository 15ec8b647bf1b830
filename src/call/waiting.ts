import { effect } from '@preact/signals';
import type { Line, Timers } from './ports.ts';

/** A socket that is away may be back in a moment; who waits longer should rather leave a *please call me*. */
const LINE_WAIT_MS = 8_000;
/** The server ends a ring after two minutes at most. This is for the day when it cannot tell us. */
const RING_LIMIT_MS = 135_000;

export type WaitingDeps = {
  line: Pick<Line, 'connected'>;
  timers: Timers;
  /** No server for too long. */
  onAway(): void;
  onTooLong(): void;
};

/** The two waits before an answer. Stops with `signal`. */
export function startWaiting({ line, timers, onAway, onTooLong }: WaitingDeps, signal: AbortSignal): void {
  let away: unknown;
  const tooLong = timers.setTimeout(onTooLong, RING_LIMIT_MS);
  const stopWatching = effect(() => {
    timers.clearTimeout(away);
    if (!line.connected.value) away = timers.setTimeout(onAway, LINE_WAIT_MS);
  });
  signal.addEventListener('abort', () => {
    stopWatching();
    timers.clearTimeout(away);
    timers.clearTimeout(tooLong);
  });
}
