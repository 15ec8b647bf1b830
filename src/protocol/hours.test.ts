import { describe, expect, test } from 'vitest';
import { isWithinHours } from './hours.ts';

const LUXEMBOURG = 'Europe/Luxembourg';
const day = { from: 9 * 60, until: 20 * 60 };

describe('calling hours', () => {
  test('begin with their first minute and end before their last', () => {
    const at = (utc: string) => isWithinHours(day, LUXEMBOURG, Date.parse(utc));
    expect(at('2026-01-12T07:59:59Z')).toBe(false);
    expect(at('2026-01-12T08:00:00Z')).toBe(true);
    expect(at('2026-01-12T18:59:59Z')).toBe(true);
    expect(at('2026-01-12T19:00:00Z')).toBe(false);
  });

  test('follow summer time', () => {
    expect(isWithinHours(day, LUXEMBOURG, Date.parse('2026-07-12T07:00:00Z'))).toBe(true);
    expect(isWithinHours(day, LUXEMBOURG, Date.parse('2026-07-12T18:00:00Z'))).toBe(false);
  });

  test('hold on the nights when the clock is changed', () => {
    const small = { from: 2 * 60, until: 3 * 60 };
    const at = (utc: string) => isWithinHours(small, LUXEMBOURG, Date.parse(utc));
    // 2026-03-29: the clock goes from 02:00 to 03:00, that hour is never.
    expect(at('2026-03-29T00:59:59Z')).toBe(false);
    expect(at('2026-03-29T01:00:00Z')).toBe(false);
    // 2026-10-25: it goes from 03:00 back to 02:00, that hour is twice.
    expect(at('2026-10-25T00:00:00Z')).toBe(true);
    expect(at('2026-10-25T01:59:59Z')).toBe(true);
    expect(at('2026-10-25T02:00:00Z')).toBe(false);
  });

  test('are the facility’s, wherever the relative is', () => {
    const noonInTokyo = Date.parse('2026-01-12T03:00:00Z');
    expect(isWithinHours(day, 'Asia/Tokyo', noonInTokyo)).toBe(true);
    expect(isWithinHours(day, LUXEMBOURG, noonInTokyo)).toBe(false);
  });

  test('from 0 until 1440 are always, also at midnight', () => {
    for (let hour = 0; hour < 24; hour += 1) {
      const at = Date.parse('2026-01-11T23:00:00Z') + hour * 3_600_000;
      expect(isWithinHours({ from: 0, until: 1440 }, LUXEMBOURG, at)).toBe(true);
    }
  });

  test('may span midnight', () => {
    const night = { from: 22 * 60, until: 6 * 60 };
    const at = (utc: string) => isWithinHours(night, 'UTC', Date.parse(utc));
    expect(at('2026-01-12T23:30:00Z')).toBe(true);
    expect(at('2026-01-12T05:59:00Z')).toBe(true);
    expect(at('2026-01-12T06:00:00Z')).toBe(false);
    expect(at('2026-01-12T21:59:00Z')).toBe(false);
  });

  test('that end when they begin are never', () => {
    expect(isWithinHours({ from: 600, until: 600 }, 'UTC', Date.parse('2026-01-12T10:00:00Z'))).toBe(false);
  });
});
