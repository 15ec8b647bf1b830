import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { notifyText } from '../../i18n/notify.ts';
import type { Language } from '../../protocol/primitives.ts';
import { createLineStore } from '../store/lines.ts';
import { type House, openHouse, type Settled } from '../test-house.ts';
import { openAlarms } from './alarms.ts';
import { alertWords } from './alert-words.ts';
import { createLineWatch } from './line-watch.ts';
import type { StaffAlert } from './notify-ports.ts';
import { createTabletWatch } from './tablet-watch.ts';

const HOUR_MS = 60 * 60_000;
const BOX = randomUUID();
const NOON = Date.parse('2026-11-12T11:00:00Z');
const GB = 1_000_000_000;

let house: House;
let us: Settled;
let told: StaffAlert[];

beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
  told = [];
  house.time.now = NOON;
  await setBox({ monthlyBudgetMb: 50_000 });
});
afterEach(() => house.close());

const setBox = (more: { monthlyBudgetMb: number | null; address?: string }) =>
  house.server.store.write(us.facilityId, (writing) =>
    writing.put('line', BOX, { name: 'Box 2', address: null, uplinkKbps: null, ...more }),
  );
const use = (gb: number, { line = BOX, month = '2026-11' }: { line?: string; month?: string } = {}) =>
  createLineStore(house.server.store.db).addUse(us.facilityId, [{ line, month, bytes: gb * GB, since: 0 }]);
const notify = { notifyStaff: async (_: string, what: StaffAlert) => void told.push(what) };
/** A new watch each time: what was told outlives a restart. */
const look = () => createLineWatch({ db: house.server.store.db, now: () => house.time.now, notify }).look();
const percents = () => told.map((one) => (one.alert === 'line' ? one.percent : one.alert));

test('staff are told at four fifths and at the end of a budget, once each', async () => {
  await use(39.9);
  await look();
  expect(told).toEqual([]);
  await use(0.1);
  await look();
  await look();
  expect(told).toEqual([{ alert: 'line', lineId: BOX, percent: 80 }]);
  await use(10);
  await look();
  await look();
  expect(percents()).toEqual([80, 100]);
});

test('both at once are one message', async () => {
  await use(60);
  await look();
  await look();
  expect(percents()).toEqual([100]);
});

test('a new month begins at nothing, and is told anew', async () => {
  await use(60);
  await look();
  house.time.now = Date.parse('2026-12-03T11:00:00Z');
  await look();
  expect(await openAlarms(house.server.store.db, us.facilityId)).toEqual(new Set());
  await use(41, { month: '2026-12' });
  await look();
  expect(percents()).toEqual([100, 80]);
});

test('the month is the one on the wall of the house', async () => {
  // Half past midnight in Luxembourg is still yesterday for the clock of the server; and it is night.
  house.time.now = Date.parse('2026-11-30T23:30:00Z');
  await use(60, { month: '2026-12' });
  await look();
  expect(told).toEqual([]);
  house.time.now += 8 * HOUR_MS;
  await look();
  expect(percents()).toEqual([100]);
});

test('nobody is woken for it at night', async () => {
  house.time.now = Date.parse('2026-11-12T22:00:00Z');
  await use(41);
  await look();
  expect(told).toEqual([]);
  house.time.now = Date.parse('2026-11-13T06:01:00Z');
  await look();
  expect(percents()).toEqual([80]);
});

test('a larger budget is told when it is used up, too', async () => {
  await use(42);
  await look();
  await setBox({ monthlyBudgetMb: 100_000 });
  await look();
  await use(40);
  await look();
  expect(percents()).toEqual([80, 80]);
});

test('without a budget there is nothing to tell, and no alarm stays open', async () => {
  await use(60);
  await look();
  await setBox({ monthlyBudgetMb: null });
  await look();
  expect(await openAlarms(house.server.store.db, us.facilityId)).toEqual(new Set());
  expect(told).toHaveLength(1);
});

test('what its address used before it was a line counts', async () => {
  await setBox({ monthlyBudgetMb: 50_000, address: '192.0.2.7' });
  await use(30, { line: 'at 192.0.2.7' });
  await use(11);
  await look();
  expect(percents()).toEqual([80]);
});

test('the look at the tablets leaves it alone', async () => {
  await use(45);
  await look();
  const tablets = { health: { latest: async () => [] }, presence: () => [] };
  await createTabletWatch({
    db: house.server.store.db,
    now: () => house.time.now,
    notify,
    ...tablets,
  }).look();
  await look();
  expect(percents()).toEqual([80]);
});

const wordsIn = (language: Language) =>
  alertWords(house.server.store.db, {
    facilityId: us.facilityId,
    language,
    what: { alert: 'line', lineId: BOX, percent: 80 },
    now: house.time.now,
  });

test('it says how much of what is used, with the commas of the language', async () => {
  await use(41.2);
  const french = await wordsIn('fr');
  expect(french?.text).toBe(
    'Box 2\u00a0: 82\u00a0% du volume du mois sont utilisés (41\u00a0Go sur 50\u00a0Go).',
  );
  expect(french?.path).toBe('/staff/tablets/lines');
  await setBox({ monthlyBudgetMb: 50_500 });
  expect((await wordsIn('de'))?.text).toContain('81\u00a0%');
  await setBox({ monthlyBudgetMb: 1_500 });
  expect((await wordsIn('de'))?.text).toContain('41 GB von 1,5 GB');
  expect((await wordsIn('en'))?.text).toContain('41 GB of 1.5 GB');
  expect((await wordsIn('lb'))?.text).toContain('Limitt: 1,5 GB');
});

test('what was settled meanwhile has no words', async () => {
  await use(41);
  await setBox({ monthlyBudgetMb: 100_000 });
  expect(await wordsIn('fr')).toBeNull();
});

test('it reaches the browser of a colleague once, and says there what it is about', async () => {
  await use(41);
  const keys = { p256dh: 'BA', auth: 'AA' };
  await house.call('subscribePush', { endpoint: 'http://127.0.0.1:9/push', keys }, us.staff);
  const { notify: real, store } = house.server;
  const watch = createLineWatch({ db: store.db, now: () => house.time.now, notify: real });
  await watch.look();
  await watch.look();
  const waiting = await store.db.selectFrom('message').select(['channel', 'body']).execute();
  expect(waiting).toHaveLength(1);
  expect(JSON.parse(waiting[0]?.body ?? '').payload).toContain(`"about":"line","id":"${BOX}"`);
  const read = await house.call('readAlert', { about: 'line', id: BOX }, us.staff);
  expect(read.body).toMatchObject({ title: notifyText('fr', 'line.title'), path: '/staff/tablets/lines' });
});
