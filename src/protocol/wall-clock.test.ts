import { describe, expect, test } from 'vitest';
import { dayAfter, instantOf, wallAt } from './wall-clock.ts';

const HERE = 'Europe/Luxembourg';

describe('the clock on the wall', () => {
  test('shows the facility’s time, in winter and in summer', () => {
    expect(wallAt(HERE, Date.UTC(2026, 10, 23, 14, 5))).toEqual({ date: '2026-11-23', minute: 905 });
    expect(wallAt(HERE, Date.UTC(2026, 6, 1, 22, 30))).toEqual({ date: '2026-07-02', minute: 30 });
    expect(wallAt('Pacific/Kiritimati', Date.UTC(2026, 11, 31, 12))).toEqual({
      date: '2027-01-01',
      minute: 120,
    });
  });

  test('leads back to the moment it was read', () => {
    for (const at of [
      Date.UTC(2026, 10, 23, 14, 5),
      Date.UTC(2026, 2, 29, 0, 59),
      Date.UTC(2026, 2, 29, 1, 0),
    ])
      expect(instantOf(HERE, wallAt(HERE, at))).toBe(at);
    expect(instantOf('Asia/Kolkata', { date: '2026-11-23', minute: 0 })).toBe(Date.UTC(2026, 10, 22, 18, 30));
  });

  test('leaves an hour out when the clocks go forward', () => {
    expect(instantOf(HERE, { date: '2026-03-29', minute: 119 })).toBe(Date.UTC(2026, 2, 29, 0, 59));
    for (const minute of [120, 150, 179]) expect(instantOf(HERE, { date: '2026-03-29', minute })).toBeNull();
    expect(instantOf(HERE, { date: '2026-03-29', minute: 180 })).toBe(Date.UTC(2026, 2, 29, 1, 0));
  });

  test('shows an hour twice when they go back, and the first one is meant', () => {
    expect(instantOf(HERE, { date: '2026-10-25', minute: 150 })).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(wallAt(HERE, Date.UTC(2026, 9, 25, 1, 30))).toEqual({ date: '2026-10-25', minute: 150 });
    expect(instantOf(HERE, { date: '2026-10-25', minute: 180 })).toBe(Date.UTC(2026, 9, 25, 2, 0));
  });

  test('knows no day that is none', () => {
    for (const date of ['2026-02-30', '', 'tomorrow'])
      expect(instantOf(HERE, { date, minute: 0 })).toBeNull();
  });
});

test('a day follows the other on the calendar, over any change of the clocks', () => {
  expect([0, 1, 2].map((days) => dayAfter('2026-03-28', days))).toEqual([
    '2026-03-28',
    '2026-03-29',
    '2026-03-30',
  ]);
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(dayAfter('2026-11-23', -1)).toBe('2026-11-22');
});
