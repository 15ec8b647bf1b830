import { expect, it } from 'vitest';
import { sameRandom } from './media.ts';
import { burstsOf } from './shape.ts';
import { createWay } from './way.ts';

const never = () => 0.999;

it('delays', () => {
  const way = createWay(never);
  way.set({ delay: 30 });
  expect(way.enter(1_000, 100)).toBe(130);
});

it('sends one packet after the other at its rate, and throws away what waits too long', () => {
  const way = createWay(never);
  way.set({ rate: 80, queue: 150 });
  expect([way.enter(1_000, 0), way.enter(1_000, 0), way.enter(1_000, 0)]).toEqual([100, 200, null]);
  expect(way.enter(1_000, 1_000)).toBe(1_100);
});

it('never lets one packet overtake another', () => {
  const values = [0.9, 0.9, 0.9, 0.1];
  const way = createWay(() => values.shift() ?? 0.5);
  way.set({ jitter: 100 });
  expect([way.enter(1, 0), way.enter(1, 0)]).toEqual([90, 90]);
});

it('loses what it should lose, in bursts too, and counts it all the same', () => {
  for (const shape of [{ loss: 0.1 }, { burst: burstsOf(0.1, 3) }]) {
    const way = createWay(sameRandom(3));
    way.set(shape);
    const lost = Array.from({ length: 20_000 }, (_, n) => way.enter(100, n)).filter((at) => at === null);
    expect(lost.length / 20_000).toBeCloseTo(0.1, 1);
    expect(way.counted).toBe(2_000_000);
  }
});

it('lets nothing through while it is cut', () => {
  const way = createWay(never);
  way.set({ cut: true });
  expect(way.enter(1, 0)).toBeNull();
  way.set({ cut: false });
  expect(way.enter(1, 0)).toBe(0);
});
