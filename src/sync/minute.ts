import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { EpochMs } from '../protocol/primitives.ts';
import type { Clock } from './clock.ts';
import type { Timers } from './timers.ts';

const MINUTE_MS = 60_000;

export type MinuteDeps = {
  clock: Pick<Clock, 'now' | 'offsetMs'>;
  timers: Timers;
  document: Pick<Document, 'addEventListener'>;
};

/**
 * The time, told anew at each full minute of the corrected clock: a wall clock needs no more, and a page that draws
 * once a minute does not warm a tablet. Told at once, too, when the page wakes up or the clock is corrected.
 */
export function startMinute(
  { clock, timers, document }: MinuteDeps,
  stop: AbortSignal,
): ReadonlySignal<EpochMs> {
  const now = signal(clock.now());
  let timer: unknown;
  const tell = () => {
    timers.clearTimeout(timer);
    const at = clock.now();
    now.value = at;
    // A little past the minute: timers may run a few milliseconds early.
    timer = timers.setTimeout(tell, MINUTE_MS - (at % MINUTE_MS) + 20);
  };
  const stopFollowing = effect(() => {
    void clock.offsetMs.value;
    tell();
  });
  document.addEventListener('visibilitychange', tell, { signal: stop });
  stop.addEventListener('abort', () => {
    stopFollowing();
    timers.clearTimeout(timer);
  });
  return now;
}
