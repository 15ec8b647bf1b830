import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { newCall } from './call-state.ts';
import { familyOf, leaverOf, nextFor } from './family.ts';
import { type LiveCall, liveCall } from './live-call.ts';

const FACILITY = randomUUID();
const RESIDENT = randomUUID();

/** A call that was answered then; null: it rings. */
function call(answeredAt: number | null, into: LiveCall | null = null): LiveCall {
  const fresh = newCall({ residentId: RESIDENT, contactId: randomUUID(), caller: 'tablet' }, 0);
  const invited = into && { into: into.callId, by: into.callId };
  const state = answeredAt === null ? 'ringing' : 'connected';
  return liveCall(FACILITY, randomUUID(), { ...fresh, invited, answeredAt, state });
}

const ended = (live: LiveCall): LiveCall => ({ ...live, call: { ...live.call, state: 'ended' } });

describe('a family call', () => {
  const first = call(10);
  const guest = call(20, first);
  const later = call(30, first);
  const ringing = call(null, first);
  const stranger = call(15);

  test('is whoever is in it, in the order in which they came, and last who rings', () => {
    expect(familyOf(later, [ringing, stranger, later, first, guest])).toEqual([first, guest, later, ringing]);
  });

  test('holds together after the first one left', () => {
    expect(familyOf(later, [later, guest])).toEqual([guest, later]);
  });

  test('of one is that one', () => {
    expect(familyOf(stranger, [first, stranger])).toEqual([stranger]);
  });

  test('answered in the same instant, the invited one came later', () => {
    const same = call(10, first);
    expect(familyOf(first, [same, first])).toEqual([first, same]);
  });
});

describe('where the tablet goes on', () => {
  const first = call(10);
  const guest = call(20, first);
  const later = call(30, first);
  const ringing = call(null, first);

  test('with whoever came next', () => {
    expect(nextFor(ended(first), [later, guest])).toBe(guest);
    expect(nextFor(ended(guest), [later])).toBe(later);
  });

  test('nowhere, if it is a guest who left: it is in another call already', () => {
    expect(nextFor(ended(guest), [first, later])).toBeNull();
  });

  test('nowhere, if the others only ring, or there are none', () => {
    expect(nextFor(ended(first), [ringing])).toBeNull();
    expect(nextFor(ended(first), [])).toBeNull();
    expect(nextFor(ended(ringing), [first])).toBeNull();
  });
});

describe('whose leaving it was', () => {
  const reason = 'hung-up' as const;

  test('who hung up, stayed away, or was taken away', () => {
    expect(leaverOf({ type: 'ended', by: 'tablet', reason, agoMs: 0 })).toBe('tablet');
    expect(leaverOf({ type: 'ended', by: 'relative', reason, agoMs: 0 })).toBe('relative');
    expect(leaverOf({ type: 'away', who: 'tablet', agoMs: 0 })).toBe('tablet');
    expect(leaverOf({ type: 'stopped', side: 'relative' })).toBe('relative');
  });

  test('a tablet that lost one connection has not left the others', () => {
    expect(leaverOf({ type: 'ended', by: 'tablet', reason: 'failed', agoMs: 0 })).toBe('relative');
  });

  test('nobody’s, if nobody had come', () => {
    expect(leaverOf({ type: 'declined', by: 'relative' })).toBeNull();
    expect(leaverOf({ type: 'unanswered' })).toBeNull();
  });
});
