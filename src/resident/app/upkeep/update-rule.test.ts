import { describe, expect, it } from 'vitest';
import { IDLE_BEFORE_UPDATE_MS, type Moment, mayUpdate } from './update-rule.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const night: Moment = {
  now: IDLE_BEFORE_UPDATE_MS + 1_000,
  lastTouch: 1_000,
  inCall: false,
  elsewhere: false,
  online: true,
  unsent: 0,
  hasPower: true,
  smallHours: true,
  waitedMs: 0,
  outdated: false,
  asked: false,
};
const day: Moment = { ...night, smallHours: false, now: 12 * HOUR, lastTouch: 11 * HOUR };

describe('A new version', () => {
  it('is taken at night when nobody touched the tablet for five minutes and nothing is going on', () => {
    expect(mayUpdate(night)).toBe(true);
  });

  it.each<[string, Partial<Moment>]>([
    ['under a hand', { lastTouch: 1_001 }],
    ['in a call', { inCall: true }],
    ['before a card was read', { elsewhere: true }],
    ['offline, when a reload could leave a blank tablet', { online: false }],
    ['while a wish or a request for help is unsent', { unsent: 1 }],
    ['on an almost empty battery', { hasPower: false }],
    ['by day', { smallHours: false }],
    ['when the clock was set back', { now: 0 }],
  ])('is not taken %s', (_, change) => {
    expect(mayUpdate({ ...night, ...change })).toBe(false);
  });

  it('that waited for more than three days is taken in the first idle quarter of an hour', () => {
    const overdue = { ...day, waitedMs: 72 * HOUR + 1 };
    expect(mayUpdate(overdue)).toBe(true);
    expect(mayUpdate({ ...overdue, elsewhere: true })).toBe(true);
    expect(mayUpdate({ ...overdue, waitedMs: 72 * HOUR })).toBe(false);
    expect(mayUpdate({ ...overdue, lastTouch: overdue.now - 15 * MINUTE + 1 })).toBe(false);
    expect(mayUpdate({ ...overdue, unsent: 1 })).toBe(false);
  });

  it('is taken by day when without it nobody can be rung', () => {
    expect(mayUpdate({ ...day, outdated: true })).toBe(true);
    expect(mayUpdate({ ...day, outdated: true, lastTouch: day.now - MINUTE })).toBe(false);
  });

  it('that staff ask for is taken at once, though never in a call and never offline', () => {
    const asked = { ...day, lastTouch: day.now, elsewhere: true, unsent: 1, hasPower: false, asked: true };
    expect(mayUpdate(asked)).toBe(true);
    expect(mayUpdate({ ...asked, inCall: true })).toBe(false);
    expect(mayUpdate({ ...asked, online: false })).toBe(false);
  });
});
