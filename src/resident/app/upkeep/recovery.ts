import type { Timers } from '../../../sync/timers.ts';

const TRY_EVERY_MS = 10_000;
/** Drawing again mends a passing fault without losing anything; only after that is it worth a reload. */
const TRIES_BEFORE_RELOAD = 3;

export type RecoveryDeps = {
  timers: Timers;
  /** Draws the screen again. */
  retry: () => void;
  /** Online, and in no call. */
  mayReload: () => boolean;
  reload: () => void;
};

/** Brings a broken screen back by itself: nobody in front of it can. Stops with the signal, once all is well. */
export function startRecovery({ timers, retry, mayReload, reload }: RecoveryDeps, stop: AbortSignal): void {
  let tries = 0;
  let timer: unknown;
  const again = () => {
    timer = timers.setTimeout(() => {
      tries += 1;
      again();
      if (tries > TRIES_BEFORE_RELOAD && mayReload()) reload();
      else retry();
    }, TRY_EVERY_MS);
  };
  again();
  stop.addEventListener('abort', () => timers.clearTimeout(timer));
}
