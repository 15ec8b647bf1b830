import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type As, type House, openHouse, type Settled } from '../test-house.ts';
import { createWriteQuota } from './write-quota.ts';

let house: House;
let us: Settled;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
});
afterEach(() => house.close());

/** A hundred at once, as an outbox sends them; refused ones count as well, or a loop of them would go on for ever. */
function sendHundred(as: As) {
  const mutation = () => ({ id: randomUUID(), at: 0, name: 'wish.done', args: { id: randomUUID() } });
  return house.call('mutate', { mutations: Array.from({ length: 100 }, mutation) }, as);
}

test('a relative’s page in a loop is told to wait, and keeps what it has', async () => {
  for (let time = 0; time < 3; time += 1) expect((await sendHundred(us.relative)).status).toBe(200);
  const { status, body, headers } = await sendHundred(us.relative);
  expect([status, body]).toMatchObject([429, { code: 'too-many-tries', retry: 'later' }]);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(3000);
});

test('and nobody else is', async () => {
  for (let time = 0; time < 4; time += 1) await sendHundred(us.relative);
  for (const as of [us.otherRelative, us.tablet, us.staff]) expect((await sendHundred(as)).status).toBe(200);
});

test('a tablet has room for weeks without network, and staff for a whole house', async () => {
  const quota = createWriteQuota();
  const { facilityId, tabletId, residentId, staffId } = us;
  const tablet = { kind: 'tablet', facilityId, tabletId, residentId } as const;
  await quota.take(tablet, 1000);
  await expect(quota.take(tablet, 1)).rejects.toThrow('too-many-tries');
  const staff = {
    kind: 'staff',
    facilityId,
    staffId,
    role: 'carer',
    sessionId: 'a',
    expiresAt: null,
  } as const;
  await quota.take(staff, 6000);
  await expect(quota.take({ ...staff, sessionId: 'b' }, 1)).rejects.toThrow('too-many-tries');
});
