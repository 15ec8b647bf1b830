import { type ReadonlySignal, signal } from '@preact/signals';
import type { Health } from '../../protocol/health.ts';

/** What `navigator.getBattery` gives (Battery Status API). Its types left the DOM library with Firefox. */
export type BatterySource = Pick<EventTarget, 'addEventListener'> & {
  readonly level: number;
  readonly charging: boolean;
};

/** Follows the battery; null for ever where the browser does not say (iPad, Firefox, some WebViews). */
export function watchBattery(
  getBattery: (() => Promise<BatterySource>) | undefined,
  stop: AbortSignal,
): ReadonlySignal<Health['battery']> {
  const battery = signal<Health['battery']>(null);
  const follow = (source: BatterySource) => {
    const read = () => {
      const { level, charging } = source;
      // A WebView without a battery driver has been seen to say NaN.
      battery.value = level >= 0 && level <= 1 ? { level, charging } : null;
    };
    for (const change of ['levelchange', 'chargingchange'])
      source.addEventListener(change, read, { signal: stop });
    read();
  };
  getBattery?.().then(follow, () => undefined);
  return battery;
}
