import { computed, type ReadonlySignal, signal } from '@preact/signals';

/** The time for screens: `second` for running clocks, `minute` for everything else, which then sleeps in between. */
export type Ticks = { second: ReadonlySignal<number>; minute: ReadonlySignal<number> };

type Deps = {
  now: () => number;
  setInterval: (run: () => void, ms: number) => unknown;
  clearInterval: (timer: never) => void;
};

export function startTicks({ now, setInterval, clearInterval }: Deps, ended: AbortSignal): Ticks {
  const second = signal(now());
  const timer = setInterval(() => {
    second.value = now();
  }, 1000);
  ended.addEventListener('abort', () => clearInterval(timer as never));
  return { second, minute: computed(() => Math.floor(second.value / 60_000) * 60_000) };
}
