import { expect, it } from 'vitest';
import { barsOf } from './bars.ts';

const MINUTE_MS = 60_000;
const column = (median: number, p90: number) => ({
  label: 'x',
  found: {
    count: 1,
    calledAgain: 0,
    closed: null,
    taken: { median: median * MINUTE_MS, p90: p90 * MINUTE_MS },
  },
});

it('the plot is as high as the longest, rounded up to minutes that one knows', () => {
  expect(barsOf([column(1, 4), column(2, 7)])).toEqual({
    top: 10 * MINUTE_MS,
    bars: [
      { label: 'x', height: { median: 0.1, p90: 0.4 } },
      { label: 'x', height: { median: 0.2, p90: 0.7 } },
    ],
  });
  expect(barsOf([column(1, 2000)]).top).toBe(2880 * MINUTE_MS);
});

it('a column in which nobody was taken is empty, and a plot of nothing still has a height', () => {
  const empty = { label: 'x', found: { count: 0, calledAgain: 0, taken: null, closed: null } };
  expect(barsOf([empty])).toEqual({ top: MINUTE_MS, bars: [{ label: 'x', height: null }] });
});
