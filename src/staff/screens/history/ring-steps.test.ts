import { describe, expect, test } from 'vitest';
import type { Call, Contact } from '../../../protocol/records.ts';
import { USUAL_CALL, USUAL_CONTACT } from '../../../protocol/records.ts';
import { ringSteps } from './ring-steps.ts';

const [ANNE, MARIE, JEAN, PHONE] = ['anne', 'marie', 'jean', 'phone'];
const CALL: Call = {
  ...USUAL_CALL,
  residentId: ANNE,
  contactId: MARIE,
  caller: 'tablet',
  state: 'ended',
  outcome: 'missed',
  startedAt: 1_000,
  ringingAt: null,
  answeredAt: null,
  connectedAt: null,
  endedAt: 61_000,
};
const marie: Contact = {
  ...USUAL_CONTACT,
  residentId: ANNE,
  name: 'Marie',
  relation: '',
  callsResident: '',
  photo: null,
  position: 1,
  standInId: JEAN,
};
const toJean: Call = { ...CALL, contactId: JEAN, startedAt: 70_000, endedAt: 80_000 };
const known = (...calls: Call[]) => ({
  calls: new Map(calls.map((call, n) => [String(n), call])),
  contacts: new Map([[MARIE, marie]]),
});
const whats = (call: Call, ...calls: Call[]) =>
  ringSteps(call, known(call, ...calls)).map(({ what }) => what);

describe('How a call was rung', () => {
  test('is told in the order in which the signs came', () => {
    const receipts: Call['receipts'] = [
      { at: 3_000, by: 'push', got: 'shown', deviceId: PHONE, why: null },
      { at: 1_500, by: 'push', got: 'accepted', deviceId: PHONE, why: null },
      { at: 16_000, by: 'sms', got: 'failed', deviceId: null, why: 'quiet' },
      { at: 17_000, by: 'page', got: 'shown', deviceId: PHONE, why: null },
    ];
    expect(whats({ ...CALL, receipts })).toEqual(['push.accepted', 'push.shown', 'sms.failed', 'page']);
  });

  test('names the stand-in who was rung right after', () => {
    const steps = ringSteps(CALL, known(CALL, toJean));
    expect(steps).toEqual([{ at: 70_000, what: 'stand-in', deviceId: null, contactId: JEAN }]);
  });

  test.each([
    ['an hour later', { startedAt: 3_700_000 }],
    ['before it', { startedAt: 60_000 }],
    ['by the other side', { caller: 'relative' as const }],
    ['of somebody else', { residentId: 'jos' }],
  ])('a call to the same person %s was no stand-in’s', (_, change) => {
    expect(whats(CALL, { ...toJean, ...change })).toEqual([]);
  });

  test('who was reached, or called in, needs nobody in their place', () => {
    expect(whats({ ...CALL, outcome: 'declined' }, toJean)).toEqual([]);
    const receipts: Call['receipts'] = [{ at: 1, by: 'page', got: 'shown', deviceId: PHONE, why: null }];
    expect(whats({ ...CALL, caller: 'relative', receipts }, toJean)).toEqual([]);
  });
});
