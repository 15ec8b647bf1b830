import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ResponseOf } from '../../protocol/http.ts';
import { WELL } from '../test-health.ts';
import { type As, type House, openHouse, type Settled } from '../test-house.ts';
import { dial, ofType } from '../test-socket.ts';
import { createHealthStore, sweepHealth } from './health.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let house: House;
let us: Settled;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
});
afterEach(() => house.close());

const store = () => createHealthStore(house.server.store.db);
const note = (at: number, level: number, tabletId = us.tabletId) =>
  store().note(us.facilityId, { tabletId, at, health: { ...WELL, battery: { level, charging: false } } });
const history = async (as: As = us.staff) => {
  const { body } = await house.call('tabletHistory', { tabletId: us.tabletId }, as);
  return (body as ResponseOf<'tabletHistory'>).reports.map(({ at, health }) => [at, health.battery?.level]);
};

test('of a quarter of an hour the last report is kept, and the quarters stand in order', async () => {
  const quarter = Math.ceil(house.time.now / (15 * MINUTE)) * 15 * MINUTE;
  for (const [at, level] of [
    [0, 0.9],
    [14, 0.8],
    [15, 0.7],
    [45, 0.6],
  ] as const)
    await note(quarter + at * MINUTE, level);
  expect(await history()).toEqual([
    [quarter + 14 * MINUTE, 0.8],
    [quarter + 15 * MINUTE, 0.7],
    [quarter + 45 * MINUTE, 0.6],
  ]);
  expect(await store().latest(us.facilityId)).toMatchObject([{ at: quarter + 45 * MINUTE }]);
});

test('eight days are kept, and the latest of each tablet of this facility is told', async () => {
  const them = await house.settle();
  await store().note(them.facilityId, { tabletId: them.tabletId, at: 5, health: WELL });
  const { now } = house.time;
  await note(now - 8 * DAY - 1, 0.1);
  await note(now - 8 * DAY + 15 * MINUTE, 0.2);
  await sweepHealth(house.server.store.db, now);
  expect(await history()).toEqual([[now - 8 * DAY + 15 * MINUTE, 0.2]]);
  expect((await store().latest(us.facilityId)).map(({ tabletId }) => tabletId)).toEqual([us.tabletId]);
});

test.each(['tablet.revoke', 'resident.remove'] as const)(
  'after %s nothing is known of the tablet, and nothing more is taken from it',
  async (name) => {
    await note(house.time.now, 0.5);
    const id = name === 'tablet.revoke' ? us.tabletId : us.residentId;
    await house.mutate(name, { id }, us.staff);
    expect(await store().latest(us.facilityId)).toEqual([]);
    expect(await note(house.time.now, 0.5)).toBe(false);
    expect(await house.server.store.db.selectFrom('health').selectAll().execute()).toEqual([]);
    expect((await house.call('tabletHistory', { tabletId: us.tabletId }, us.staff)).status).toBe(404);
  },
);

test('what an older server wrote and nobody understands any more is left out', async () => {
  await note(house.time.now, 0.5);
  await house.server.store.db.updateTable('health').set({ body: '{"battery":"full"}' }).execute();
  expect([await history(), await store().latest(us.facilityId)]).toEqual([[], []]);
});

test('a tablet says it on its socket, a console that comes later hears it, and so does one after a restart', async () => {
  const tablet = await dial(house, us.tablet);
  const console = await dial(house, us.staff);
  await Promise.all([tablet, console].map((page) => page.until(ofType('welcome'))));
  tablet.send({ type: 'health', health: WELL });
  const wanted = { tabletId: us.tabletId, at: house.time.now, health: WELL };
  expect((await console.until(ofType('health'))).reports).toEqual([wanted]);
  const later = await dial(house, us.staff);
  expect((await later.until(ofType('health'))).reports).toEqual([wanted]);
  expect(later.heard.map(({ type }) => type).slice(0, 2)).toEqual(['welcome', 'health']);
});
