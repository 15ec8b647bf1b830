import { describe, expect, test } from 'vitest';
import { type Call, USUAL_CALL } from '../../protocol/records.ts';
import type { RingReceipt } from '../../protocol/rings.ts';
import { LOOKING_MS, pushEndsAt, RING_MS, ringEndsAt } from './ring-length.ts';

const START = 1_790_000_000_000;
const S = 1_000;
const sign = (by: RingReceipt['by'], got: RingReceipt['got'], second: number): RingReceipt => ({
  at: START + second * S,
  by,
  got,
  deviceId: null,
  why: null,
});
const ends = (state: Call['state'], ...receipts: RingReceipt[]) =>
  (ringEndsAt({ ...USUAL_CALL, state, startedAt: START, receipts }) - START) / S;

describe('how long a call waits', () => {
  test('for somebody of whom there is no sign, and for one whose page rings', () => {
    expect(ends('looking') * S).toBe(LOOKING_MS);
    expect(ends('ringing') * S).toBe(RING_MS);
  });

  test('an ordinary ring, once a push service took the push', () => {
    expect(ends('looking', sign('push', 'accepted', 1))).toBe(60);
    expect(pushEndsAt(START) - START).toBe(RING_MS);
  });

  test('long enough to get a phone out of a pocket that begins to ring late', () => {
    expect(ends('ringing', sign('push', 'accepted', 1), sign('push', 'shown', 40))).toBe(85);
  });

  test('a minute for a message to be read', () => {
    expect(ends('looking', sign('sms', 'accepted', 16))).toBe(76);
  });

  test('half a minute from the press, for the page to load and connect', () => {
    expect(ends('ringing', sign('push', 'opened', 58))).toBe(88);
    expect(ends('ringing', sign('page', 'shown', 50))).toBe(80);
  });

  test('no longer for what leads nowhere', () => {
    expect(ends('looking', sign('push', 'failed', 20), sign('sms', 'failed', 20))).toBe(25);
  });

  test('never longer than two minutes, whatever comes', () => {
    expect(ends('ringing', sign('push', 'opened', 100), sign('mail', 'accepted', 110))).toBe(120);
  });
});
