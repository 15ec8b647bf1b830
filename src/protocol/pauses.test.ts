import { expect, test } from 'vitest';
import { type Pause, pausedAt } from './pauses.ts';

const ZONE = 'Europe/Luxembourg';
/** Monday, 23 November 2026, by the facility's clock. */
const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, 22 + day, hour - 1, minute);
const work: Pause = { days: [1, 2, 3, 4, 5], hours: { from: 540, until: 1020 }, why: 'work' };
const night: Pause = { days: [7], hours: { from: 1320, until: 420 }, why: 'sleep' };

test('at work on weekdays from nine to five, and at no other time', () => {
  expect(pausedAt([work], ZONE, at(1, 9))).toEqual({ why: 'work', until: 1020 });
  expect(pausedAt([work], ZONE, at(1, 8, 59))).toBeNull();
  expect(pausedAt([work], ZONE, at(1, 17))).toBeNull();
  expect(pausedAt([work], ZONE, at(6, 12))).toBeNull();
});

test('a night that began on Sunday goes on until Monday morning, and no other night does', () => {
  expect(pausedAt([night], ZONE, at(7, 23))).toEqual({ why: 'sleep', until: 420 });
  expect(pausedAt([night], ZONE, at(8, 6, 59))).toEqual({ why: 'sleep', until: 420 });
  expect(pausedAt([night], ZONE, at(8, 7))).toBeNull();
  expect(pausedAt([night], ZONE, at(8, 23))).toBeNull();
});

test('of two at once, the one that lasts longer is told', () => {
  const busy: Pause = { days: [1], hours: { from: 600, until: 1080 }, why: 'busy' };
  expect(pausedAt([work, busy], ZONE, at(1, 11))).toEqual({ why: 'busy', until: 1080 });
});

test('a whole day lasts until midnight, and one without length counts for nothing', () => {
  const day: Pause = { days: [1], hours: { from: 0, until: 1440 }, why: 'busy' };
  expect(pausedAt([day], ZONE, at(1, 0))).toEqual({ why: 'busy', until: 0 });
  expect(pausedAt([day], ZONE, at(2, 0))).toBeNull();
  expect(pausedAt([{ ...day, hours: { from: 600, until: 600 } }], ZONE, at(1, 10))).toBeNull();
});

test('the hours are those of the facility, also when its clocks change', () => {
  // Sunday, 25 October 2026: at three it is two again.
  const pause: Pause = { days: [7], hours: { from: 120, until: 240 }, why: 'sleep' };
  expect(pausedAt([pause], ZONE, Date.UTC(2026, 9, 25, 1, 30))).toEqual({ why: 'sleep', until: 240 });
  expect(pausedAt([pause], ZONE, Date.UTC(2026, 9, 25, 3, 0))).toBeNull();
});
