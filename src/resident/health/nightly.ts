import type { Store } from '../../data/store.ts';
import type { EpochMs } from '../../protocol/primitives.ts';
import type { Timers } from '../../sync/timers.ts';
import type { SmallHours } from '../app/upkeep/small-hours.ts';
import type { TabletHealth } from './health.ts';

const LOOK_EVERY_MS = 60_000;
const KEY = 'self-test-night';

export type NightlyDeps = {
  smallHours: SmallHours;
  meta: Pick<Store['meta'], 'get' | 'set'>;
  now: () => EpochMs;
  timers: Timers;
  /** Nobody is at the tablet, and no call is on. */
  isQuiet: () => boolean;
  /** Not while a newer version is about to be taken: it would have to be tested again. */
  health: Pick<TabletHealth, 'selfTest' | 'runSelfTest'>;
};

/** Tests the tablet once each night, without a sound and at nobody's cost; one that was disturbed is tried again. */
export function startNightly(deps: NightlyDeps, stop: AbortSignal): void {
  const { smallHours, meta, timers, now } = deps;
  let timer: unknown;

  async function look() {
    if (!smallHours.isDue(now()) || !deps.isQuiet()) return;
    const night = smallHours.nightOf(now());
    if ((await meta.get(KEY)) === night) return;
    const result = await deps.health.runSelfTest({ aloud: false, yields: true });
    if (deps.health.selfTest.peek() === result) await meta.set(KEY, night);
  }

  const again = () => {
    timer = timers.setTimeout(() => {
      again();
      look().catch(() => undefined);
    }, LOOK_EVERY_MS);
  };
  again();
  stop.addEventListener('abort', () => timers.clearTimeout(timer));
}
