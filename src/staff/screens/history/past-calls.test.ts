import { describe, expect, it } from 'vitest';
import { type Call, USUAL_CALL } from '../../../protocol/records.ts';
import { callsByDay, guestsOf, resultKey, spokeMs } from './past-calls.ts';

const at = (text: string) => Date.parse(text);
const call = (startedAt: number, more: Partial<Call> = {}): Call => ({
  ...USUAL_CALL,
  residentId: 'anne',
  contactId: 'marie',
  caller: 'tablet',
  state: 'ended',
  outcome: 'completed',
  startedAt,
  ringingAt: null,
  answeredAt: null,
  connectedAt: null,
  endedAt: null,
  ...more,
});
const luxembourg = { timeZone: 'Europe/Luxembourg', limit: 100, matches: () => true };

describe('past calls', () => {
  it('are grouped by the facility’s day, not the browser’s, newest first', () => {
    const calls = new Map([
      ['evening', call(at('2026-11-22T22:30:00Z'))],
      ['night', call(at('2026-11-22T23:30:00Z'))],
      ['morning', call(at('2026-11-22T08:00:00Z'))],
    ]);
    const days = callsByDay(calls, luxembourg).map(({ date, calls }) => [date, ...calls.map(({ id }) => id)]);
    expect(days).toEqual([
      ['2026-11-23', 'night'],
      ['2026-11-22', 'evening', 'morning'],
    ]);
  });

  it('can be one resident’s, and not more than fit', () => {
    const calls = new Map([
      ['1', call(1)],
      ['2', call(2, { residentId: 'josee' })],
      ['3', call(3)],
    ]);
    const only = (limit: number) =>
      callsByDay(calls, { ...luxembourg, limit, matches: ({ residentId }) => residentId === 'anne' }).flatMap(
        (day) => day.calls.map(({ id }) => id),
      );
    expect(only(9)).toEqual(['3', '1']);
    expect(only(1)).toEqual(['3']);
  });

  it('lasted as long as the two saw each other', () => {
    expect(spokeMs(call(0, { answeredAt: 5, connectedAt: 10, endedAt: 70 }))).toBe(60);
    expect(spokeMs(call(0, { endedAt: 70 }))).toBeNull();
  });

  it('say who was not reached', () => {
    expect(resultKey(call(0, { outcome: 'missed' }))).toBe('call.missed.by-contact');
    expect(resultKey(call(0, { outcome: 'missed', caller: 'relative' }))).toBe('call.missed.by-resident');
    expect(resultKey(call(0))).toBe('call.completed');
    expect(resultKey(call(0, { state: 'ringing', outcome: null }))).toBe('call.going-on');
  });
});

describe('a family call', () => {
  it('had as guests whoever came into it, also at the invitation of a guest', () => {
    const calls = new Map([
      ['first', call(1, { connectedAt: 2 })],
      ['jean', call(3, { contactId: 'jean', connectedAt: 4, invited: { into: 'first', by: 'first' } })],
      ['luc', call(5, { contactId: 'luc', connectedAt: 6, invited: { into: 'first', by: 'jean' } })],
      ['in vain', call(7, { contactId: 'zoe', invited: { into: 'first', by: 'first' } })],
      ['another', call(8, { contactId: 'rui', connectedAt: 9, invited: { into: 'other', by: 'other' } })],
    ]);
    expect(guestsOf(calls, 'first').map(({ contactId }) => contactId)).toEqual(['jean', 'luc']);
    expect(guestsOf(calls, 'jean')).toEqual([]);
  });
});
