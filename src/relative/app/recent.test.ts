import { describe, expect, it } from 'vitest';
import { type Call, USUAL_CALL } from '../../protocol/records.ts';
import { minutesSpoken, recentCalls } from './recent.ts';

const call = (part: Partial<Call>): Call => ({
  ...USUAL_CALL,
  residentId: 'r',
  contactId: 'c',
  caller: 'tablet',
  state: 'ended',
  outcome: 'completed',
  startedAt: 1_000,
  ringingAt: null,
  answeredAt: null,
  connectedAt: null,
  endedAt: 2_000,
  ...part,
});
const wordsOf = (part: Partial<Call>) => recentCalls(new Map([['a', call(part)]]))[0]?.words;

describe('recent calls', () => {
  it('come newest first, and not more than asked for', () => {
    const calls = new Map(['a', 'b', 'c'].map((id, i) => [id, call({ startedAt: 1_000 * (i + 1) })]));
    expect(recentCalls(calls, 2).map((recent) => recent.id)).toEqual(['c', 'b']);
  });

  it('say that the resident tried whenever she rang and nobody spoke', () => {
    for (const outcome of ['missed', 'offline', 'cancelled', 'busy'] as const) {
      expect(wordsOf({ outcome })).toBe('recent.missedByYou');
    }
    expect(wordsOf({ outcome: 'declined' })).toBe('recent.declinedByYou');
  });

  it('say what became of one’s own calls', () => {
    const own = (outcome: Call['outcome']) => wordsOf({ caller: 'relative', outcome });
    expect([own('missed'), own('offline')]).toEqual(['recent.missedByThem', 'recent.missedByThem']);
    expect([own('declined'), own('cancelled'), own('busy'), own('failed')]).toEqual([
      'recent.declinedByThem',
      'recent.cancelled',
      'recent.busy',
      'recent.failed',
    ]);
  });

  it('say that a call is on while it is', () => {
    expect(wordsOf({ state: 'connected', outcome: null, endedAt: null })).toBe('recent.now');
  });

  it('say which of them the tablet answered by itself', () => {
    const [recent] = recentCalls(new Map([['a', call({ caller: 'relative', answeredBy: 'itself' })]]));
    expect([recent?.itself, recentCalls(new Map([['a', call({})]]))[0]?.itself]).toEqual([true, false]);
  });

  it('count a short call as a minute, and none where nobody spoke', () => {
    expect(minutesSpoken({ connectedAt: 0, endedAt: 5_000 })).toBe(1);
    expect(minutesSpoken({ connectedAt: 0, endedAt: 12.4 * 60_000 })).toBe(12);
    expect(minutesSpoken({ connectedAt: null, endedAt: 5_000 })).toBeNull();
  });
});
