import type { Timers } from '../../sync/timers.ts';

const ASK_EVERY_MS = 60 * 60_000;
const LOOK_EVERY_MS = 60_000;

export type UpdateDeps = {
  registration: ServiceWorkerRegistration;
  /** Says `online`: a tablet that slept for weeks asks at once. */
  network: Pick<EventTarget, 'addEventListener'>;
  mayUpdateNow: () => boolean;
  reload: () => void;
  timers: Timers;
};

/**
 * Brings new versions of the launcher to a page that never closes. The browser itself would only look after a
 * navigation, so this asks every hour and after each return of the network; a version that is ready waits until
 * `mayUpdateNow`, then takes over, and the page reloads once.
 */
export function startUpdates(deps: UpdateDeps, stop: AbortSignal): void {
  const { registration, network, mayUpdateNow, reload, timers } = deps;
  let isTaken = false;
  const ask = () => void registration.update().catch(() => undefined);
  network.addEventListener('online', ask, { signal: stop });
  every(ASK_EVERY_MS, ask, timers, stop);
  // Asked again at every step: a finger may come between *take over* and the new worker's being in charge.
  const reloadIfQuiet = () => {
    isTaken = true;
    if (mayUpdateNow()) reload();
  };
  const look = () => {
    if (isTaken) reloadIfQuiet();
    else if (mayUpdateNow()) takeOver(registration.waiting, reloadIfQuiet);
  };
  every(LOOK_EVERY_MS, look, timers, stop);
}

function takeOver(waiting: ServiceWorker | null, onTaken: () => void): void {
  if (!waiting) return;
  // Not `once`: the first change is *activating*.
  waiting.addEventListener('statechange', () => waiting.state === 'activated' && onTaken());
  waiting.postMessage({ type: 'SKIP_WAITING' });
}

function every(ms: number, run: () => void, timers: Timers, stop: AbortSignal): void {
  let timer: unknown;
  const again = () => {
    timer = timers.setTimeout(() => {
      again();
      run();
    }, ms);
  };
  again();
  stop.addEventListener('abort', () => timers.clearTimeout(timer), { once: true });
}
