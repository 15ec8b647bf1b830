import { type ReadonlySignal, signal } from '@preact/signals';
import type { EpochMs } from '../../../protocol/primitives.ts';
import type { Timers } from '../../../sync/timers.ts';

const ASK_EVERY_MS = 60 * 60_000;
const LOOK_EVERY_MS = 60_000;
/** A version that staff asked for has this long to be downloaded; after that they may ask again. */
const ASKED_FOR_MS = 10 * 60_000;
const SINCE = 'update-waiting-since';

export type UpdateDeps = {
  registration: ServiceWorkerRegistration;
  /** Another tab may put a new worker in charge of this one. */
  container: Pick<ServiceWorkerContainer, 'addEventListener'>;
  /** Says `online`: a tablet that slept for weeks asks at once. */
  network: Pick<EventTarget, 'addEventListener'>;
  /** See `update-rule`: is this the moment? */
  mayUpdateNow: (wish: { asked: boolean; waitedMs: number }) => boolean;
  isCallAnywhere: () => Promise<boolean>;
  /** Not while somebody speaks over the same line: a new version is several hundred kilobytes. */
  mayFetch: () => boolean;
  /** Where the wait outlives the page. */
  meta: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<void> };
  now: () => EpochMs;
  random: () => number;
  reload: () => void;
  timers: Timers;
};

export interface Updates {
  /** A new version is ready. */
  readonly isWaiting: ReadonlySignal<boolean>;
  /** Staff ask for it: looks for one, and takes it as soon as no call is on. Resolves when it has looked. */
  takeNow(): Promise<void>;
}

/**
 * Brings new versions of the launcher to a page that never closes. The browser itself would only look after a
 * navigation, so this asks at the start, every hour and after each return of the network; a version that is ready waits
 * until `mayUpdateNow`, then takes over, and the page reloads once.
 */
export function startUpdates(deps: UpdateDeps, stop: AbortSignal): Updates {
  const { registration, container, network, timers, now } = deps;
  const isWaiting = signal(false);
  const since = keepSince(deps);
  let askedAt: EpochMs | null = null;
  /** The new worker is in charge; this page is still the old one. */
  let isTaken = false;
  let isReloading = false;

  const mayNow = () => {
    const asked = askedAt !== null && now() - askedAt < ASKED_FOR_MS;
    return deps.mayUpdateNow({ asked, waitedMs: since.waitedMs() });
  };
  let isDue = false;
  const ask = () => registration.update().then(look, () => undefined);
  const askSoon = () => {
    isDue = !deps.mayFetch();
    if (!isDue) void ask();
  };

  // Asked again at every step: a finger may come between *take over* and the new worker's being in charge.
  async function look() {
    isWaiting.value = registration.waiting !== null;
    void since.note(isWaiting.value || isTaken);
    if (isReloading || !(isTaken || registration.waiting) || !mayNow()) return;
    if (await deps.isCallAnywhere().catch(() => false)) return;
    if (stop.aborted || isReloading || !mayNow()) return;
    if (!isTaken) return takeOver(registration.waiting, onTaken);
    isReloading = true;
    deps.reload();
  }
  function onTaken() {
    isTaken = true;
    void look();
  }
  function follow(worker: ServiceWorker | null) {
    // The page that first registered a worker is controlled by none: there the next one does not wait, but takes over.
    const isFirst = registration.active === null;
    const changed = () => (worker?.state === 'activated' && !isFirst ? onTaken() : void look());
    worker?.addEventListener('statechange', changed, { signal: stop });
  }

  registration.addEventListener('updatefound', () => follow(registration.installing), { signal: stop });
  container.addEventListener('controllerchange', onTaken, { signal: stop });
  network.addEventListener('online', askSoon, { signal: stop });
  every(() => ASK_EVERY_MS * (0.9 + 0.2 * deps.random()), askSoon, timers, stop);
  every(
    () => LOOK_EVERY_MS,
    () => {
      if (isDue) askSoon();
      void look();
    },
    timers,
    stop,
  );
  askSoon();

  return {
    isWaiting,
    async takeNow() {
      askedAt = now();
      await ask();
    },
  };
}

/** For how long a version has waited, over reloads. Losing it costs three more days. */
function keepSince({ meta, now }: Pick<UpdateDeps, 'meta' | 'now'>) {
  let since: EpochMs | null = null;
  const loaded = meta.get(SINCE).then(
    (kept) => {
      if (typeof kept === 'number') since = kept;
    },
    () => undefined,
  );
  return {
    waitedMs: () => (since === null ? 0 : now() - since),
    note: (isWaiting: boolean) =>
      loaded.then(() => {
        if (isWaiting === (since !== null)) return;
        since = isWaiting ? now() : null;
        meta.set(SINCE, since).catch(() => undefined);
      }),
  };
}

function takeOver(waiting: ServiceWorker | null, onTaken: () => void): void {
  if (!waiting) return;
  // Not `once`: the first change is *activating*.
  waiting.addEventListener('statechange', () => waiting.state === 'activated' && onTaken());
  waiting.postMessage({ type: 'SKIP_WAITING' });
}

function every(ms: () => number, run: () => void, timers: Timers, stop: AbortSignal): void {
  let timer: unknown;
  const again = () => {
    timer = timers.setTimeout(() => {
      again();
      run();
    }, ms());
  };
  again();
  stop.addEventListener('abort', () => timers.clearTimeout(timer), { once: true });
}
