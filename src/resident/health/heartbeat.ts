import { computed, effect } from '@preact/signals';
import type { Live } from '../../sync/live.ts';
import type { Timers } from '../../sync/timers.ts';
import type { TabletHealth } from './health.ts';

const EVERY_MS = 60_000;
/** A plug with a loose contact must not flood the line. */
const AT_MOST_EVERY_MS = 5_000;

export type HeartbeatDeps = {
  live: Pick<Live, 'state' | 'send'>;
  health: Pick<TabletHealth, 'health' | 'refresh'>;
  timers: Timers;
  now: () => number;
  random: () => number;
};

/**
 * Tells the server how this tablet is: when the socket opens, about every minute, and at once when something changed
 * that staff would want to know.
 */
export function startHeartbeat(deps: HeartbeatDeps, stop: AbortSignal): void {
  const { live, health, timers, now, random } = deps;
  let timer: unknown;
  let saidAt: number | null = null;

  function beatIn(ms: number) {
    timers.clearTimeout(timer);
    timer = timers.setTimeout(() => void beat(), ms);
  }

  async function beat() {
    // Houses full of tablets come back together when the power does.
    beatIn(EVERY_MS * (0.9 + 0.2 * random()));
    if (live.state.peek() !== 'open') return;
    await health.refresh();
    if (!stop.aborted && live.send({ type: 'health', health: health.health.peek() })) saidAt = now();
  }

  const urgent = computed(() => {
    const { battery, sound, update, selfTest, healedAt } = health.health.value;
    const isLow = battery !== null && battery.level <= 0.2;
    return JSON.stringify([battery?.charging, isLow, sound, update, selfTest?.at, healedAt]);
  });
  const end = effect(() => {
    void urgent.value;
    if (live.state.value !== 'open') return;
    const sinceMs = saidAt === null ? AT_MOST_EVERY_MS : Math.max(0, now() - saidAt);
    beatIn(Math.max(0, AT_MOST_EVERY_MS - sinceMs));
  });
  stop.addEventListener('abort', () => {
    end();
    timers.clearTimeout(timer);
  });
}
