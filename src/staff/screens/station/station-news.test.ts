import { describe, expect, it } from 'vitest';
import { type Call, USUAL_CALL } from '../../../protocol/records.ts';
import { elsewhere, missed } from './station-news.ts';

const HOUR = 3_600_000;
const NOW = 100 * HOUR;
const call = (hoursAgo: number, more: Partial<Call> = {}): Call => ({
  ...USUAL_CALL,
  contactKind: 'station',
  residentId: 'anne',
  contactId: 'carers',
  caller: 'tablet',
  state: 'ended',
  outcome: 'missed',
  startedAt: NOW - hoursAgo * HOUR,
  ringingAt: null,
  answeredAt: null,
  connectedAt: null,
  endedAt: NOW - hoursAgo * HOUR + 60_000,
  ...more,
});
const missedOf = (calls: Record<string, Call>, seen: string[] = []) =>
  missed(new Map(Object.entries(calls)), { now: NOW, seen: new Set(seen) }).map(({ id }) => id);

describe('whom the station has missed', () => {
  it('is everybody who rang in vain, the longest waiting first, once each', () => {
    const calls = { late: call(1, { residentId: 'jos' }), early: call(3), again: call(2) };
    expect(missedOf(calls)).toEqual(['again', 'late']);
  });

  it('counts whoever found all carers busy, or no console open', () => {
    expect(missedOf({ a: call(1, { outcome: 'busy' }) })).toEqual(['a']);
    expect(missedOf({ a: call(1, { outcome: 'offline' }) })).toEqual(['a']);
  });

  it('is not somebody who changed their mind at once, but somebody who gave up', () => {
    const endedAt = NOW - HOUR + 2_000;
    expect(missedOf({ a: call(1, { outcome: 'cancelled', endedAt }) })).toEqual([]);
    expect(missedOf({ a: call(1, { outcome: 'cancelled' }) })).toEqual(['a']);
  });

  it('is nobody with whom a carer has spoken since, whoever called', () => {
    const spoke = { outcome: 'completed', connectedAt: NOW - HOUR } as const;
    expect(missedOf({ a: call(2), b: call(1, spoke) })).toEqual([]);
    expect(missedOf({ a: call(2), b: call(1, { ...spoke, caller: 'relative' }) })).toEqual([]);
    expect(missedOf({ a: call(1), b: call(2, spoke) })).toEqual(['a']);
  });

  it('is not for ever, not what was seen to, not a relative’s and not a tablet that a carer rang', () => {
    expect(missedOf({ a: call(13) })).toEqual([]);
    expect(missedOf({ a: call(1) }, ['a'])).toEqual([]);
    expect(missedOf({ a: call(1, { contactKind: 'relative' }) })).toEqual([]);
    expect(missedOf({ a: call(1, { caller: 'relative' }) })).toEqual([]);
  });
});

describe('what goes on at other consoles', () => {
  const talk = { state: 'connected', outcome: null, endedAt: null, staffId: 'claire' } as const;
  const at = (more: Partial<Call>) => elsewhere(new Map([['a', call(0, more)]]), 'paul').length;

  it('is a call that a colleague has answered', () => {
    expect(at(talk)).toBe(1);
    expect(at({ ...talk, state: 'connecting' })).toBe(1);
  });

  it('is not one’s own call, one that is over, or one with a relative', () => {
    expect(at({ ...talk, staffId: 'paul' })).toBe(0);
    expect(at({ ...talk, state: 'ended' })).toBe(0);
    expect(at({ ...talk, contactKind: 'relative', staffId: null })).toBe(0);
  });
});
