import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Timers } from '../../sync/timers.ts';

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

export type IdleEndDeps = {
  /** After so long without a touch; null: nobody is served, or the tablet is somebody's own. */
  minutes: ReadonlySignal<number | null>;
  /** A call or a ring is on: whoever listens touches nothing. */
  isBusy: ReadonlySignal<boolean>;
  window: Pick<EventTarget, 'addEventListener'>;
  timers: Timers;
  /** Milliseconds; goes on while the tablet sleeps. */
  now: () => number;
  onEnd: () => void;
};

export interface IdleEnd {
  /** The last minute has begun. */
  readonly isEnding: ReadonlySignal<boolean>;
  stay(): void;
}

/** Ends the session of somebody who has gone, a minute after asking whether they have. */
export function startIdleEnd(deps: IdleEndDeps, stop: AbortSignal): IdleEnd {
  const { minutes, isBusy, window, timers, now, onEnd } = deps;
  let touchedAt = now();
  let timer: unknown;
  const leftMs = signal(Number.POSITIVE_INFINITY);

  function look(): void {
    timers.clearTimeout(timer);
    const limit = minutes.peek();
    if (limit === null || stop.aborted) return;
    if (isBusy.peek()) touchedAt = now();
    leftMs.value = touchedAt + limit * MINUTE_MS - now();
    if (leftMs.peek() <= 0) onEnd();
    else timer = timers.setTimeout(look, SECOND_MS);
  }
  const stay = () => {
    touchedAt = now();
    look();
  };
  const unfollow = effect(() => {
    const isServing = minutes.value !== null;
    if (isBusy.value || isServing) stay();
    if (!isServing) leftMs.value = Number.POSITIVE_INFINITY;
  });
  for (const kind of ['pointerdown', 'keydown'])
    window.addEventListener(kind, stay, { capture: true, passive: true, signal: stop });
  stop.addEventListener('abort', () => {
    timers.clearTimeout(timer);
    unfollow();
  });
  return { isEnding: computed(() => leftMs.value <= MINUTE_MS), stay };
}
