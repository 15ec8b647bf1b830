import { afterEach, beforeEach, expect, test } from 'vitest';
import { type House, openHouse, type Settled, START } from '../test-house.ts';
import { noteDeviceRing } from './device-ring.ts';
import { createRingCheck, type RingCheck } from './ring-check.ts';
import type { Waking } from './ring-push.ts';
import { keepRingSubscription } from './subscriptions.ts';

const HOUR = 60 * 60 * 1000;
const WEEK = 7 * 24 * HOUR;

let house: House;
let us: Settled;
let woken: Waking[];
let check: RingCheck;

beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
  woken = [];
  const { store } = house.server;
  const { facilityId, deviceId } = us;
  const keys = { p256dh: 'BA', auth: 'AA' };
  await keepRingSubscription(store.db, us, { endpoint: 'https://push.example/1', keys, now: START });
  await noteDeviceRing(store, us, { push: 'on' });
  check = createRingCheck({
    store,
    pusher: {
      async wake(waking) {
        woken.push(waking);
        await noteDeviceRing(store, { facilityId, deviceId }, { askedAt: store.clock() });
        return { got: 'accepted' };
      },
    },
  });
});
afterEach(() => house.close());

test('a device that was not asked for a week is asked, once', async () => {
  house.time.now = START + WEEK - 1;
  await check.look();
  expect(woken).toEqual([]);
  house.time.now = START + WEEK;
  await check.look();
  await check.look();
  expect(woken).toMatchObject([
    { about: { about: 'check' }, to: { deviceId: us.deviceId }, urgency: 'normal' },
  ]);
});

test('a call of this week is as good as a check', async () => {
  await noteDeviceRing(house.server.store, us, { askedAt: START + WEEK - HOUR });
  house.time.now = START + WEEK;
  await check.look();
  expect(woken).toEqual([]);
});

test('nobody’s telephone lights up at night', async () => {
  house.time.now = START + WEEK + 8 * HOUR;
  await check.look();
  expect(woken).toEqual([]);
  house.time.now = START + WEEK + 22 * HOUR;
  await check.look();
  expect(woken).toHaveLength(1);
});

test('whose browser will not be woken is not asked', async () => {
  await noteDeviceRing(house.server.store, us, { push: 'gone' });
  house.time.now = START + WEEK;
  await check.look();
  expect(woken).toEqual([]);
});

test('staff ask the devices of one contact at once, and hear how many it went to', async () => {
  expect(await check.ask(us.facilityId, us.contactId)).toBe(1);
  expect(await check.ask(us.facilityId, us.otherContactId)).toBe(0);
});
