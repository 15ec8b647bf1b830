import { afterEach, beforeEach, expect, test } from 'vitest';
import { USUAL_ALERTS } from '../../protocol/alerts.ts';
import type { ResponseOf } from '../../protocol/http.ts';
import { type As, type House, openHouse, type Settled } from '../test-house.ts';

let house: House;
let us: Settled;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
});
afterEach(() => house.close());

const HERE = { endpoint: 'http://localhost:9/push', keys: { p256dh: 'BA', auth: 'AA' } };
const own = async (as: As = us.staff) =>
  (await house.call('ownAlerts', null, as)).body as ResponseOf<'ownAlerts'>;
const journal = async () => {
  const asked = { actorId: us.staffId, residentId: null, text: null, from: null, until: null, before: null };
  const { body } = await house.call('audit', asked, us.staff);
  return (body as ResponseOf<'audit'>).entries.map(({ deed, fields }) => [deed, fields]);
};

test('a browser that showed an alert is known to work, until it is switched on anew', async () => {
  expect(await own()).toMatchObject({ isHere: false, shownAt: null });
  await house.call('subscribePush', HERE, us.staff);
  expect(await own()).toMatchObject({ isHere: true, shownAt: null });
  house.time.now += 5_000;
  await house.call('alertShown', {}, us.staff);
  expect(await own()).toMatchObject({ isHere: true, shownAt: house.time.now });
  await house.call('subscribePush', HERE, us.staff);
  expect(await own()).toMatchObject({ isHere: true, shownAt: null });
});

test('a receipt is this browser’s own, and of one that is not switched on it says nothing', async () => {
  const them = await house.settle();
  await house.call('subscribePush', HERE, us.staff);
  expect((await house.call('alertShown', {}, them.staff)).status).toBe(200);
  expect(await own(them.staff)).toMatchObject({ isHere: false, shownAt: null });
  expect(await own()).toMatchObject({ shownAt: null });
});

test('the journal knows who switched a browser on and off, once each', async () => {
  await house.call('subscribePush', HERE, us.staff);
  await house.call('subscribePush', HERE, us.staff);
  await house.call('unsubscribePush', null, us.staff);
  await house.call('unsubscribePush', null, us.staff);
  expect(await journal()).toEqual([
    ['remove-push', []],
    ['add-push', []],
  ]);
});

test('the journal knows what somebody no longer wants to hear of, and what they wanted before', async () => {
  const choices = { ...USUAL_ALERTS, battery: { push: false, mail: true } };
  for (let turn = 0; turn < 2; turn += 1) await house.call('chooseAlerts', { choices }, us.staff);
  const changed = { field: 'alert.battery', before: { push: true, mail: false }, after: choices.battery };
  expect(await journal()).toEqual([['choose-alerts', [changed]]]);
});
