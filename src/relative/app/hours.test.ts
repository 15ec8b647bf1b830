import { describe, expect, it } from 'vitest';
import { isAlways, isWithin, minuteAsClock } from './hours.ts';

const at = (utc: string) => Date.parse(`2026-11-23T${utc}:00Z`);
const LUXEMBOURG = 'Europe/Luxembourg';

describe('calling hours', () => {
  it('are read in the zone of the facility, not of the phone', () => {
    const hours = { from: 10 * 60, until: 20 * 60 };
    expect(isWithin(hours, at('08:59'), LUXEMBOURG)).toBe(false);
    expect(isWithin(hours, at('09:00'), LUXEMBOURG)).toBe(true);
    expect(isWithin(hours, at('18:59'), LUXEMBOURG)).toBe(true);
    expect(isWithin(hours, at('19:00'), LUXEMBOURG)).toBe(false);
  });

  it('may span midnight', () => {
    const hours = { from: 20 * 60, until: 8 * 60 };
    expect(isWithin(hours, at('22:00'), LUXEMBOURG)).toBe(true);
    expect(isWithin(hours, at('12:00'), LUXEMBOURG)).toBe(false);
  });

  it('say nothing when they are always', () => {
    expect(isAlways({ from: 0, until: 1440 })).toBe(true);
    expect(isAlways({ from: 0, until: 1200 })).toBe(false);
  });

  it('are written as a clock shows them', () => {
    expect([minuteAsClock(0), minuteAsClock(605), minuteAsClock(1440)]).toEqual(['0:00', '10:05', '24:00']);
  });
});
