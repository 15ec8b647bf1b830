import type { TabletErrand } from '../../protocol/health.ts';
import type { Live } from '../../sync/live.ts';
import type { Timers } from '../../sync/timers.ts';

const LOOK_EVERY_MS = 2_000;
/** Staff who asked longer ago than this have gone elsewhere: nothing must reload out of the blue. */
const GIVEN_UP_AFTER_MS = 30 * 60_000;
/** Nobody's hand is on the glass. */
const STILL_MS = 10_000;
/** Nobody sits in front of it: a test takes half a minute and lights the camera. */
const ALONE_MS = 5 * 60_000;

export type ErrandDeps = {
  live: Pick<Live, 'onMessage'>;
  timers: Timers;
  /** This device's clock, as `lastTouch`. */
  now: () => number;
  lastTouch: () => number;
  isInCall: () => boolean;
  isOnline: () => boolean;
  do: Readonly<Record<TabletErrand, () => void>>;
};

/**
 * Does what staff ask of this tablet from afar, each as soon as it disturbs nobody: `find` at once unless in a call,
 * `restart` and `update` when no finger is on it, `self-test` when nobody is there.
 */
export function startErrands(deps: ErrandDeps, stop: AbortSignal): void {
  const { live, timers, now } = deps;
  const open = new Map<TabletErrand, number>();
  let timer: unknown;

  const idleMs = () => now() - deps.lastTouch();
  const mayDo: Record<TabletErrand, () => boolean> = {
    find: () => true,
    'self-test': () => idleMs() >= ALONE_MS,
    restart: () => deps.isOnline() && idleMs() >= STILL_MS,
    update: () => deps.isOnline() && idleMs() >= STILL_MS,
  };

  function look() {
    for (const [errand, askedAt] of open) {
      if (now() - askedAt > GIVEN_UP_AFTER_MS) open.delete(errand);
      else if (!deps.isInCall() && mayDo[errand]()) {
        open.delete(errand);
        deps.do[errand]();
      }
    }
    timers.clearTimeout(timer);
    if (open.size > 0) timer = timers.setTimeout(look, LOOK_EVERY_MS);
  }

  const unhear = live.onMessage((message) => {
    if (message.type !== 'tablet.do') return;
    open.set(message.errand, now());
    look();
  });
  stop.addEventListener('abort', () => {
    unhear();
    timers.clearTimeout(timer);
  });
}
