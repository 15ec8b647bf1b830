import type { Timers } from './timers.ts';

/** Time that stands still until a test moves it. */
export interface FakeTime extends Timers {
  now(): number;
  advance(ms: number): void;
  /** How many timers wait. */
  waiting(): number;
}

export function createFakeTime(start = 1_000_000): FakeTime {
  let now = start;
  let made = 0;
  const due = new Map<number, { at: number; run: () => void }>();
  const next = (until: number) =>
    [...due].filter(([, { at }]) => at <= until).sort(([a, one], [b, two]) => one.at - two.at || a - b)[0];

  return {
    now: () => now,
    waiting: () => due.size,
    setTimeout(run, ms) {
      made += 1;
      due.set(made, { at: now + ms, run });
      return made;
    },
    clearTimeout: (timer) => void due.delete(timer as number),
    advance(ms) {
      const until = now + ms;
      for (let first = next(until); first; first = next(until)) {
        const [timer, { at, run }] = first;
        due.delete(timer);
        now = at;
        run();
      }
      now = until;
    },
  };
}

/** Lets everything that is under way (promises, IndexedDB) take `count` steps. */
export async function turns(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Lets things go on until `isSo`; fails when nothing comes of it. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let n = 0; n < 2_000 && !isSo(); n += 1) await turns(1);
  if (!isSo()) throw new Error('It did not come to that');
}
