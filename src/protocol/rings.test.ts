import { describe, expect, test } from 'vitest';
import { bestRing, type DeviceRing, USUAL_RING, willRing } from './rings.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const HOUR = 3_600_000;
const on: DeviceRing = { push: 'on', confirmedAt: NOW - 9 * HOUR, askedAt: null, shownAt: null };

describe('whether a device will ring', () => {
  test('a browser that was never asked, refused or forgot will not, and says which', () => {
    expect(willRing(USUAL_RING, NOW)).toEqual({ at: 'will-not-ring', why: 'none' });
    for (const push of ['gone', 'denied', 'unsupported', 'install', 'slow'] as const)
      expect(willRing({ ...on, push }, NOW)).toEqual({ at: 'will-not-ring', why: push });
  });

  test('one whose person never tried it is unsure', () => {
    expect(willRing({ ...on, confirmedAt: null }, NOW)).toEqual({ at: 'unsure', why: 'untested' });
  });

  test('one that did not answer for a day is unsure, and sure again once it answers', () => {
    const asked = { ...on, askedAt: NOW - 25 * HOUR, shownAt: NOW - 50 * HOUR };
    expect(willRing(asked, NOW)).toEqual({ at: 'unsure', why: 'silent' });
    expect(willRing({ ...asked, shownAt: NOW - 24 * HOUR }, NOW)).toEqual({ at: 'rings' });
  });

  test('one that was asked this morning may still be in a bag', () => {
    expect(willRing({ ...on, askedAt: NOW - 3 * HOUR }, NOW)).toEqual({ at: 'rings' });
  });
});

test('of several devices the best one counts', () => {
  expect(bestRing([], NOW)).toBeNull();
  expect(bestRing([USUAL_RING, on], NOW)).toEqual({ at: 'rings' });
  expect(bestRing([USUAL_RING, { ...on, confirmedAt: null }], NOW)).toEqual({
    at: 'unsure',
    why: 'untested',
  });
});
