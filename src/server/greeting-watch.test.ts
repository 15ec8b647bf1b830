import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Greeting } from '../protocol/greetings.ts';
import type { Id } from '../protocol/primitives.ts';
import { startGreetingWatch } from './greeting-watch.ts';
import { createLog } from './log.ts';
import { listBodies } from './store/records.ts';
import { type House, openHouse, type Settled, START } from './test-house.ts';
import { mp4 } from './test-voice.ts';
import { keepFilm } from './test-world.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let house: House;
let us: Settled;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
});
afterEach(() => house.close());

/** Looks as often as a test says, and waits until it has looked. */
async function look(): Promise<void> {
  let tick: () => void = () => undefined;
  const { store, media } = house.server;
  const timers = {
    after: () => () => undefined,
    every(_: number, run: () => void) {
      tick = run;
      return () => undefined;
    },
  };
  const stop = startGreetingWatch({ store, media, timers, log: createLog('silent') });
  tick();
  await stop();
}

async function greet(bytes: Uint8Array, until: number | null = null): Promise<Id> {
  const id = randomUUID();
  const film = await keepFilm(house, us.facilityId, Buffer.from(bytes));
  const told = { from: 'Le chœur', startsAt: START, repeat: 'daily', until } as const;
  await house.mutate('greeting.create', { id, ...told, kind: 'video', media: [film], text: '' }, us.staff);
  return id;
}
const files = () => readdir(join(house.dataDir, 'media', us.facilityId)).catch(() => []);
const bodies = async (): Promise<Greeting[]> => {
  const all = await listBodies(house.server.store.db, us.facilityId, 'greeting');
  return all.map(({ body }) => body);
};

test('what staff retired loses its files within a minute, and not its words', async () => {
  const id = await greet(mp4(['vide']));
  await greet(mp4(['vide', 'soun']));
  await look();
  expect(await files()).toHaveLength(2);
  await house.mutate('greeting.retire', { id }, us.staff);
  await look();
  expect(await files()).toHaveLength(1);
  const retired = (await bodies()).filter(({ retiredAt }) => retiredAt !== null);
  expect(retired).toMatchObject([{ from: 'Le chœur', media: [], kind: 'video' }]);
});

test('a film that another greeting shows, too, stays until that one is over', async () => {
  const [one, other] = [await greet(mp4(['vide'])), await greet(mp4(['vide']))];
  await house.mutate('greeting.retire', { id: one }, us.staff);
  await look();
  expect(await files()).toHaveLength(1);
  await house.mutate('greeting.retire', { id: other }, us.staff);
  await look();
  expect(await files()).toEqual([]);
});

test('its end retires it by itself, at the time that was said', async () => {
  await greet(mp4(['vide']), START + MINUTE);
  house.time.now = START + MINUTE - 1;
  await look();
  expect(await bodies()).toMatchObject([{ retiredAt: null }]);
  house.time.now = START + 5 * MINUTE;
  await look();
  expect(await bodies()).toMatchObject([{ retiredAt: START + MINUTE, media: [] }]);
  expect(await files()).toEqual([]);
});

test('once it has looked there is nothing more to do', async () => {
  await greet(mp4(['vide']), START + MINUTE);
  house.time.now = START + 5 * MINUTE;
  await look();
  const before = await house.server.store.db.selectFrom('facility').select('seq').execute();
  await look();
  expect(await house.server.store.db.selectFrom('facility').select('seq').execute()).toEqual(before);
});

test('what is over leaves the list when the house no longer keeps messages of that time', async () => {
  const id = await greet(mp4(['vide']), START + MINUTE);
  await house.mutate('greeting.seen', { id }, us.tablet);
  await house.mutate('facility.update', { id: us.facilityId, set: { messageDays: 30 } }, us.staff);
  house.time.now = START + 29 * DAY;
  await look();
  expect(await bodies()).toHaveLength(1);
  house.time.now = START + 31 * DAY;
  await look();
  expect(await bodies()).toEqual([]);
  expect(await listBodies(house.server.store.db, us.facilityId, 'showing')).toEqual([]);
});
