import { describe, expect, it } from 'vitest';
import { endedCall, uuid } from '../records-for-test.ts';
import { lastCall } from './last-call.ts';

const HOUR = 3_600_000;
const NOW = 100 * HOUR;
const spoke = (agoHours: number, contactId = uuid(1)) =>
  endedCall({ contactId, startedAt: NOW - agoHours * HOUR - 1, endedAt: NOW - agoHours * HOUR });
const missed = (agoHours: number, contactId = uuid(1)) => ({
  ...spoke(agoHours, contactId),
  caller: 'relative' as const,
  outcome: 'missed' as const,
});

describe('The line about calls', () => {
  it('is empty before the first call', () => {
    expect(lastCall([], NOW)).toBeNull();
  });

  it('names the last conversation, whoever began it', () => {
    const calls = [spoke(30), { ...spoke(2, uuid(2)), caller: 'relative' as const }, spoke(9)];
    expect(lastCall(calls, NOW)).toEqual({ kind: 'spoke', contactId: uuid(2), at: NOW - 2 * HOUR });
  });

  it('does not count an own call in vain as a conversation', () => {
    expect(lastCall([{ ...spoke(1), outcome: 'missed' }, spoke(5)], NOW)).toMatchObject({
      kind: 'spoke',
      at: NOW - 5 * HOUR,
    });
  });

  it('puts somebody who called in vain before an older conversation', () => {
    expect(lastCall([spoke(5, uuid(2)), missed(1)], NOW)).toMatchObject({
      kind: 'missed',
      contactId: uuid(1),
    });
  });

  it('stops naming a missed call once the two have spoken, or the resident has called back', () => {
    expect(lastCall([missed(3), spoke(1)], NOW)?.kind).toBe('spoke');
    expect(lastCall([missed(3), { ...spoke(1), outcome: 'missed' }], NOW)).toBeNull();
  });

  it('still names a missed call when the resident spoke with somebody else since', () => {
    expect(lastCall([missed(3), spoke(1, uuid(2))], NOW)?.kind).toBe('missed');
  });

  it('does not reproach: not with calls that were declined, nor with those of last week', () => {
    expect(lastCall([{ ...missed(1), outcome: 'declined' }], NOW)).toBeNull();
    expect(lastCall([missed(49)], NOW)).toBeNull();
  });

  it('leaves out a call that is still going on', () => {
    expect(lastCall([{ ...spoke(0), state: 'connected', outcome: null, endedAt: null }], NOW)).toBeNull();
  });
});
