import { expect, it } from 'vitest';
import { isAlways, minuteAsClock } from './hours.ts';

it('says nothing of calling hours that are always', () => {
  expect(isAlways({ from: 0, until: 1440 })).toBe(true);
  expect(isAlways({ from: 0, until: 1200 })).toBe(false);
});

it('writes a minute of the day as a clock shows it', () => {
  expect([minuteAsClock(0), minuteAsClock(605), minuteAsClock(1440)]).toEqual(['0:00', '10:05', '24:00']);
});
