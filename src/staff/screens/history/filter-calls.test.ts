import { describe, expect, it } from 'vitest';
import { type Call, USUAL_CALL } from '../../../protocol/records.ts';
import { type CallFilter, callMatcher, EVERY_CALL } from './filter-calls.ts';

const call = (more: Partial<Call> = {}): Call => ({
  ...USUAL_CALL,
  residentId: 'anne',
  contactId: 'marie',
  caller: 'tablet',
  state: 'ended',
  outcome: 'completed',
  startedAt: Date.parse('2026-11-23T12:00:00Z'),
  ringingAt: null,
  answeredAt: null,
  connectedAt: null,
  endedAt: null,
  ...more,
});
const matches = (filter: Partial<CallFilter>, more: Partial<Call> = {}) =>
  callMatcher({ ...EVERY_CALL, ...filter }, 'Europe/Luxembourg')(call(more));

describe('the history', () => {
  it('shows every call as long as nothing is asked for', () => {
    expect(matches({})).toBe(true);
    expect(matches({}, { state: 'ringing', outcome: null })).toBe(true);
  });

  it('is narrowed by person, contact and who called', () => {
    expect([matches({ residentId: 'anne' }), matches({ residentId: 'jos' })]).toEqual([true, false]);
    expect([matches({ contactId: 'marie' }), matches({ contactId: 'jean' })]).toEqual([true, false]);
    expect([matches({ caller: 'tablet' }), matches({ caller: 'relative' })]).toEqual([true, false]);
    expect(matches({ residentId: 'anne', caller: 'relative' })).toBe(false);
  });

  it('is narrowed by what became of it; what goes on is neither', () => {
    const missed = { outcome: 'missed' } as const;
    expect([matches({ result: 'reached' }), matches({ result: 'reached' }, missed)]).toEqual([true, false]);
    expect([matches({ result: 'not-reached' }), matches({ result: 'not-reached' }, missed)]).toEqual([
      false,
      true,
    ]);
    const going = { state: 'connected', outcome: null } as const;
    expect([matches({ result: 'reached' }, going), matches({ result: 'not-reached' }, going)]).toEqual([
      false,
      false,
    ]);
  });

  it('is narrowed by the facility’s days, the last among them', () => {
    const midnight = { startedAt: Date.parse('2026-11-22T23:30:00Z') };
    const days = { from: '2026-11-23', until: '2026-11-23' };
    expect([matches(days), matches(days, midnight)]).toEqual([true, true]);
    expect(matches({ until: '2026-11-22' }, midnight)).toBe(false);
    expect(matches({ from: '2026-11-24' })).toBe(false);
  });
});
