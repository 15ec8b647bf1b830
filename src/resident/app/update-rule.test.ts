import { describe, expect, it } from 'vitest';
import { IDLE_BEFORE_UPDATE_MS, type Moment, mayUpdate } from './update-rule.ts';

const quiet: Moment = {
  now: IDLE_BEFORE_UPDATE_MS + 1_000,
  lastTouch: 1_000,
  busy: false,
  online: true,
  unsent: 0,
};

describe('A new version', () => {
  it('is taken when nobody touched the tablet for five minutes and nothing is going on', () => {
    expect(mayUpdate(quiet)).toBe(true);
  });

  it.each<[string, Partial<Moment>]>([
    ['under a hand', { lastTouch: 1_001 }],
    ['in a call', { busy: true }],
    ['offline, when a reload could leave a blank tablet', { online: false }],
    ['while a wish or a request for help is unsent', { unsent: 1 }],
  ])('is not taken %s', (_, change) => {
    expect(mayUpdate({ ...quiet, ...change })).toBe(false);
  });

  it('waits when the clock was set back', () => {
    expect(mayUpdate({ ...quiet, now: 0 })).toBe(false);
  });
});
