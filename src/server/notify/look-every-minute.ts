import type { Timers } from '../live/timers.ts';
import type { Log } from '../log.ts';

const LOOK_EVERY_MS = 60_000;

export interface Watch {
  /** Looks at everything once, and tells staff of what is new. */
  look(): Promise<void>;
}

/** @returns what stops it and waits for the look that is under way */
export function lookEveryMinute(watch: Watch, { timers, log }: { timers: Timers; log: Log }) {
  let looking = Promise.resolve();
  let isBusy = false;
  const stop = timers.every(LOOK_EVERY_MS, () => {
    if (isBusy) return;
    isBusy = true;
    looking = watch
      .look()
      .catch((error: unknown) => log.error({ error }, 'what staff are told of could not be looked at'))
      .finally(() => {
        isBusy = false;
      });
  });
  return async () => {
    stop();
    await looking;
  };
}
