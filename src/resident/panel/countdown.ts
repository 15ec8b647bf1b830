import { type ReadonlySignal, signal } from '@preact/signals';
import type { Timers } from '../../sync/timers.ts';

export interface Countdown {
  /** Whole seconds that are left. */
  readonly left: ReadonlySignal<number>;
  /** Not more than so many from now. */
  shorten(seconds: number): void;
}

export type CountdownDeps = { seconds: number; timers: Timers; onOver: () => void };

/** Counts seconds down to nothing, then says so once. */
export function startCountdown({ seconds, timers, onOver }: CountdownDeps, stop: AbortSignal): Countdown {
  const left = signal(seconds);
  let timer: unknown;
  const tick = () => {
    timer = timers.setTimeout(() => {
      left.value -= 1;
      if (left.value > 0) tick();
      else onOver();
    }, 1_000);
  };
  tick();
  stop.addEventListener('abort', () => timers.clearTimeout(timer));
  return {
    left,
    shorten(most) {
      left.value = Math.min(left.value, most);
    },
  };
}
