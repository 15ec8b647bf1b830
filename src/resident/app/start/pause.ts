import type { Timers } from '../../../sync/timers.ts';

/** Resolves after `ms`, or at once when `stop` is aborted. */
export function pause(ms: number, timers: Timers, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      timers.clearTimeout(timer);
      // A page may pause every two seconds for weeks on one signal.
      stop.removeEventListener('abort', end);
      resolve();
    };
    const timer = timers.setTimeout(end, ms);
    if (stop.aborted) end();
    else stop.addEventListener('abort', end);
  });
}
