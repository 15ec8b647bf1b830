import { describe, expect, it } from 'vitest';
import { beforeCalling } from './before-calling.ts';

/** 10:00 in Luxembourg. */
const NOW = Date.UTC(2026, 0, 12, 9);
const THEM = {
  callingHours: { from: 0, until: 1440 },
  quietHours: { from: 1230, until: 450 },
  notNowUntil: null as number | null,
  timeZone: 'Europe/Luxembourg',
};
const ME = { mayCall: true };
const HERE = { inCall: false };
const NIGHT = Date.UTC(2026, 0, 12, 22);

const ask = (given: Partial<Parameters<typeof beforeCalling>[0]> = {}) =>
  beforeCalling({ them: THEM, me: ME, presence: HERE, now: NOW, ...given });

describe('Before calling, a relative is told', () => {
  it('nothing when a ring is welcome, also while nobody said who is there', () => {
    expect([ask(), ask({ presence: undefined })]).toEqual([null, null]);
  });

  it('that the resident is asleep, by the facility’s clock and not by one’s own', () => {
    expect(ask({ now: NIGHT })).toBe('asleep');
    expect(ask({ now: Date.UTC(2026, 0, 12, 6, 29) })).toBe('asleep');
    expect(ask({ now: Date.UTC(2026, 0, 12, 6, 30) })).toBeNull();
    expect(ask({ now: NIGHT, them: { ...THEM, timeZone: 'America/New_York' } })).toBeNull();
  });

  it('that it is outside the hours', () => {
    expect(ask({ them: { ...THEM, callingHours: { from: 840, until: 1080 } } })).toBe('outside-hours');
  });

  it('not now, while that lasts, and nothing more', () => {
    expect(ask({ them: { ...THEM, notNowUntil: NOW + 1 } })).toBe('not-now');
    expect(ask({ them: { ...THEM, notNowUntil: NOW } })).toBeNull();
  });

  it('that the resident is talking to somebody', () => {
    expect(ask({ presence: { inCall: true } })).toBe('in-call');
  });

  it('that one may only be called', () => {
    expect(ask({ me: { mayCall: false } })).toBe('may-not-call');
  });

  it('what lasts longest, where there are several reasons', () => {
    const them = { ...THEM, notNowUntil: NIGHT + 1, callingHours: { from: 0, until: 1 } };
    expect(ask({ them, now: NIGHT, presence: { inCall: true } })).toBe('asleep');
    expect(ask({ them, presence: { inCall: true } })).toBe('outside-hours');
  });
});
