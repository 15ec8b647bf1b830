import { describe, expect, test } from 'vitest';
import { standingOf, turnAt } from './greeting-times.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const ZONE = 'Europe/Luxembourg';
/** Monday, 10:00 in Luxembourg. */
const TEN = Date.UTC(2026, 10, 23, 9, 0);
const times = { startsAt: TEN, repeat: 'daily', until: null, retiredAt: null } as const;
const turn = (now: number, changes: Partial<Parameters<typeof turnAt>[0]> = {}) =>
  turnAt({ ...times, ...changes }, { now, timeZone: ZONE });

describe('where a greeting stands', () => {
  test('waits, runs, and is over at the minute that was said', () => {
    const until = TEN + HOUR;
    expect(standingOf({ ...times, until }, TEN - 1)).toBe('scheduled');
    expect(standingOf({ ...times, until }, TEN)).toBe('running');
    expect(standingOf({ ...times, until }, until - 1)).toBe('running');
    expect(standingOf({ ...times, until }, until)).toBe('retired');
  });

  test('retired by staff it is over, whatever its times say', () => {
    expect(standingOf({ ...times, retiredAt: TEN - DAY }, TEN - 1)).toBe('retired');
  });
});

describe('the turn that is now', () => {
  test('is none before it begins and after it is over', () => {
    expect(turn(TEN - 1)).toBeNull();
    expect(turn(TEN + HOUR, { until: TEN + HOUR })).toBeNull();
    expect(turn(TEN, { retiredAt: 1 })).toBeNull();
  });

  test('said once is the beginning for good', () => {
    expect(turn(TEN + 40 * DAY, { repeat: 'once' })).toBe(TEN);
  });

  test('each day is new at its hour, and until then still yesterday’s', () => {
    expect(turn(TEN)).toBe(TEN);
    expect(turn(TEN + DAY - 1)).toBe(TEN);
    expect(turn(TEN + DAY)).toBe(TEN + DAY);
    expect(turn(TEN + 9 * DAY + 5 * HOUR)).toBe(TEN + 9 * DAY);
  });

  test('each week is new on its day', () => {
    const weekly = { repeat: 'weekly' } as const;
    expect(turn(TEN + 6 * DAY, weekly)).toBe(TEN);
    expect(turn(TEN + 7 * DAY - 1, weekly)).toBe(TEN);
    expect(turn(TEN + 7 * DAY, weekly)).toBe(TEN + 7 * DAY);
    expect(turn(TEN + 20 * DAY, weekly)).toBe(TEN + 14 * DAY);
  });

  test('comes at ten in summer and in winter', () => {
    const summer = Date.UTC(2026, 9, 20, 8, 0);
    expect(turn(Date.UTC(2026, 9, 26, 9, 0), { startsAt: summer })).toBe(Date.UTC(2026, 9, 26, 9, 0));
    expect(turn(Date.UTC(2026, 9, 26, 8, 59), { startsAt: summer })).toBe(Date.UTC(2026, 9, 25, 9, 0));
  });

  test('comes an hour later in the night in which its own hour is left out', () => {
    const startsAt = Date.UTC(2026, 2, 27, 1, 30);
    const left = Date.UTC(2026, 2, 29, 1, 30);
    expect(turn(left - 1, { startsAt })).toBe(Date.UTC(2026, 2, 28, 1, 30));
    expect(turn(left, { startsAt })).toBe(left);
  });

  test('is counted by the wall of the house, also across midnight', () => {
    const late = Date.UTC(2026, 10, 23, 22, 30); // 23:30 in Luxembourg
    expect(turn(late + DAY - 1, { startsAt: late })).toBe(late);
    expect(turn(late + HOUR, { startsAt: late })).toBe(late);
    expect(turn(late + DAY, { startsAt: late })).toBe(late + DAY);
  });
});
