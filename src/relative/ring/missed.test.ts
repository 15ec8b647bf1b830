import { expect, test } from 'vitest';
import { type Call, USUAL_CALL } from '../../protocol/records.ts';
import { missedCall } from './missed.ts';

const HOUR = 3_600_000;
const NOW = 1_790_000_000_000;
const call = (hoursAgo: number, changes: Partial<Call> = {}): Call => ({
  ...USUAL_CALL,
  residentId: 'r',
  contactId: 'c',
  caller: 'tablet',
  state: 'ended',
  outcome: 'missed',
  startedAt: NOW - hoursAgo * HOUR,
  ringingAt: null,
  answeredAt: null,
  connectedAt: null,
  endedAt: NOW,
  ...changes,
});
const of = (...calls: Call[]) => missedCall(new Map(calls.map((one, i) => [`${i}`, one])), NOW);

test('the newest call that reached nobody is told, whether it rang or not', () => {
  expect(of(call(5), call(2, { outcome: 'offline' }))).toEqual({ id: '1', at: NOW - 2 * HOUR });
  expect(of(call(1, { outcome: 'cancelled' }))).not.toBeNull();
});

test('one that was declined, or is still on, is no missed call', () => {
  expect(of(call(1, { outcome: 'declined' }))).toBeNull();
  expect(of(call(0, { state: 'ringing', outcome: null }))).toBeNull();
  expect(of(call(1, { caller: 'relative' }))).toBeNull();
});

test('it stays until the two have spoken, or the relative has tried to call back', () => {
  expect(of(call(5), call(2, { outcome: 'completed' }))).toBeNull();
  expect(of(call(5), call(2, { caller: 'relative', outcome: 'missed' }))).toBeNull();
  expect(of(call(2), call(5, { outcome: 'completed' }))).not.toBeNull();
});

test('after two days it is history', () => {
  expect(of(call(49))).toBeNull();
});
