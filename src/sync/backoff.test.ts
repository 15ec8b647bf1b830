import { expect, it } from 'vitest';
import { backoffMs, LAST_STEP } from './backoff.ts';

it('waits 0.3, 1, 2, 4, 8 and then always 15 s', () => {
  const waits = [0, 1, 2, 3, 4, 5, 6, 60].map((failures) => backoffMs(failures, () => 0.5));
  expect(waits).toEqual([300, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
});

it('never waits longer than 0.6 s for a call', () => {
  expect([0, 1, 2, 60].map((failures) => backoffMs(failures, () => 0.5, true))).toEqual([300, 600, 600, 600]);
});

it('spreads a ward of tablets over half the step', () => {
  expect(backoffMs(1, () => 0)).toBe(750);
  expect(backoffMs(1, () => 0.999)).toBe(1_250);
});

it('has its longest wait at the last step', () => {
  expect(backoffMs(LAST_STEP, () => 0.5)).toBe(15_000);
});
