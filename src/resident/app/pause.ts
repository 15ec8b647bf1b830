import type { Timers } from '../../sync/timers.ts';

/** Resolves after `ms`, or at once when `stop` is aborted. */
export function pause(ms: number, timers: Timers, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = timers.setTimeout(resolve, ms);
    const cut = () => {
      timers.clearTimeout(timer);
      resolve();
    };
    if (stop.aborted) cut();
    else stop.addEventListener('abort', cut, { once: true });
  });
}
