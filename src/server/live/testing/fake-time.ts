import type { EpochMs } from '../../../protocol/primitives.ts';
import type { Timers } from '../timers.ts';

/** Monday 2026-01-12, 10:00 in Luxembourg (09:00 UTC). */
const MONDAY_10_00 = Date.UTC(2026, 0, 12, 9, 0, 0);

type Waiting = { at: EpochMs; every: number | null; run: () => void };

/** Time that stands still until a test moves it. */
export type FakeTime = ReturnType<typeof createFakeTime>;

export function createFakeTime(start: EpochMs = MONDAY_10_00) {
  let now = start;
  const waiting = new Set<Waiting>();

  function wait(isDead: () => boolean, ms: number, every: number | null, run: () => void): () => void {
    const one = { at: now + ms, every, run: () => void (isDead() || run()) };
    waiting.add(one);
    return () => waiting.delete(one);
  }

  return {
    now: () => now,
    /** The clock is set, and nothing that waits notices. */
    jump(ms: number) {
      now += ms;
    },
    waitingCount: () => waiting.size,
    /** Timers of one server; `kill` is `kill -9`. */
    timers(): Timers & { kill(): void } {
      let isDead = false;
      return {
        after: (ms, run) => wait(() => isDead, ms, null, run),
        every: (ms, run) => wait(() => isDead, ms, ms, run),
        kill() {
          isDead = true;
        },
      };
    },
    /** Moves time on; whatever comes due runs in its order, and what that sets going is waited for. */
    async advance(ms: number): Promise<void> {
      const until = now + ms;
      for (;;) {
        const next = [...waiting].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        now = Math.max(now, next.at);
        waiting.delete(next);
        if (next.every !== null) waiting.add(Object.assign(next, { at: next.at + next.every }));
        next.run();
        await settle();
      }
      now = until;
      await settle();
    },
  };
}

/** Lets everything that needs no time happen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
