import { expect, test } from 'vitest';
import { HELP_STEPS_MIN, helpStep } from './help.ts';

const MINUTE_MS = 60_000;

test('a request is called out again after 5, 15 and 60 minutes, and then no more', () => {
  const after = (minutes: number) => helpStep(1000, 1000 + minutes * MINUTE_MS);
  expect([0, 4.99, 5, 14.9, 15, 59, 60, 1000].map(after)).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  expect(HELP_STEPS_MIN.map(after)).toEqual([1, 2, 3]);
});

test('a clock that is behind the tablet’s calls out nothing', () => {
  expect(helpStep(MINUTE_MS, 0)).toBe(0);
});
