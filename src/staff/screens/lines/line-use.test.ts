import { describe, expect, it, test } from 'vitest';
import { gigabytes, megabits, readMegabits, useOf } from './line-use.ts';

const DAY = 24 * 60 * 60 * 1000;
const from = Date.UTC(2026, 10, 1);
const until = Date.UTC(2026, 11, 1);
const onDay = (days: number) => ({ until, now: from + days * DAY });
const used = (gb: number, countedSince: number | null = from) => ({
  bytes: gb * 1e9,
  countedSince,
  bytesBefore: 2e9,
});

describe('how a line stands', () => {
  it('goes on to the end of the month as it did until now', () => {
    expect(useOf(used(10), 50_000, onDay(10))).toEqual({
      usedMb: 10_000,
      leftMb: 40_000,
      share: 0.2,
      forecastMb: 30_000,
      state: 'fine',
      lastMonthMb: 2_000,
    });
  });

  it('is reckoned from the day on which it was first counted', () => {
    expect(useOf(used(10, from + 20 * DAY), 50_000, onDay(25)).forecastMb).toBe(20_000);
  });

  it('is not foretold on the first day, nor when nothing was counted', () => {
    expect(useOf(used(1), 50_000, onDay(0.9)).forecastMb).toBeNull();
    expect(useOf(used(0, null), 50_000, onDay(12)).forecastMb).toBeNull();
  });

  test.each([
    [10, 15, 'fine'],
    [30, 15, 'tight'],
    [40, 25, 'near'],
    [50, 29, 'over'],
    [61, 29, 'over'],
  ] as const)('with %i GB of 50 after %i days it is %s', (gb, days, state) => {
    expect(useOf(used(gb), 50_000, onDay(days)).state).toBe(state);
  });

  it('has nothing left to speak of without a budget', () => {
    const { leftMb, share, state } = useOf(used(900), null, onDay(20));
    expect([leftMb, share, state]).toEqual([null, null, 'fine']);
  });
});

test.each([
  [0, '0'],
  [38, '0,04'],
  [512, '0,5'],
  [4_100, '4,1'],
  [41_400, '41'],
  [-2_140, '2,1'],
] as const)('%i MB are said as %s GB', (mb, said) => expect(gigabytes(mb)).toBe(said));

test('a speed is said and typed in Mbit/s', () => {
  expect([megabits(1_500), megabits(12_340), megabits(80)]).toEqual(['1,5', '12,3', '0,1']);
  expect(['1,5', ' 20 ', '', '0', 'fast'].map(readMegabits)).toEqual([
    1_500,
    20_000,
    null,
    undefined,
    undefined,
  ]);
});
