import { type ReadonlySignal, signal } from '@preact/signals';
import type { EpochMs } from '../protocol/primitives.ts';
import type { Clock } from './clock.ts';
import type { Timers } from './timers.ts';

const MINUTE_MS = 60_000;

/**
 * The time, told anew at each full minute of the corrected clock: a wall clock needs no more, and a page that draws
 * once a minute does not warm a tablet. Told at once, too, when the page wakes up.
 */
export function startMinute(
  {
    clock,
    timers,
    document,
  }: { clock: Pick<Clock, 'now'>; timers: Timers; document: Pick<Document, 'addEventListener'> },
  stop: AbortSignal,
): ReadonlySignal<EpochMs> {
  const now = signal(clock.now());
  let timer: unknown;
  const tell = () => {
    timers.clearTimeout(timer);
    now.value = clock.now();
    // A little past the minute: timers may run a few milliseconds early.
    timer = timers.setTimeout(tell, MINUTE_MS - (now.value % MINUTE_MS) + 20);
  };
  tell();
  document.addEventListener('visibilitychange', tell, { signal: stop });
  stop.addEventListener('abort', () => timers.clearTimeout(timer));
  return now;
}
