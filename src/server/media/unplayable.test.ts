import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Medium } from '../../protocol/messages.ts';
import type { Id } from '../../protocol/primitives.ts';
import { findBody, listBodies } from '../store/records.ts';
import { type House, openHouse, type Settled, START } from '../test-house.ts';
import { mp4, webm } from '../test-voice.ts';
import { keepFilm } from '../test-world.ts';
import { listUnplayable } from './unplayable.ts';

let house: House;
let us: Settled;
let film: Medium;
let better: Medium;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
  film = await keepFilm(house, us.facilityId, webm(['V_VP8', 'A_OPUS']));
  better = await keepFilm(house, us.facilityId, mp4(['vide', 'soun']));
});
afterEach(() => house.close());

async function greet(medium: Medium): Promise<Id> {
  const id = randomUUID();
  const told = { from: 'Le chœur', startsAt: START, repeat: 'once', until: null } as const;
  await house.mutate('greeting.create', { id, ...told, kind: 'video', media: [medium], text: '' }, us.staff);
  return id;
}
const list = () => listUnplayable(house.server.store);
const replaceFirst = async () => {
  const [one] = await list();
  await house.server.store.write(us.facilityId, async (writing) => one?.replace(writing, better));
};
const greeting = (id: Id) => findBody(house.server.store.db, us.facilityId, 'greeting', id);
const showings = async () => {
  const all = await listBodies(house.server.store.db, us.facilityId, 'showing');
  return all.map(({ body }) => body);
};

test('what the house says and a tablet cannot play is converted once, for all tablets', async () => {
  const id = await greet(film);
  expect(await list()).toEqual([]);
  await house.mutate('greeting.arrived', { id, plays: false }, us.tablet);
  expect(await list()).toMatchObject([{ id, facilityId: us.facilityId, medium: film }]);
  await replaceFirst();
  expect(await greeting(id)).toMatchObject({ media: [better] });
  expect(await showings()).toMatchObject([{ arrivedAt: null, unplayable: false }]);
  expect(await list()).toEqual([]);
});

test('what was retired meanwhile stays retired, without a file', async () => {
  const id = await greet(film);
  await house.mutate('greeting.arrived', { id, plays: false }, us.tablet);
  const [one] = await list();
  await house.mutate('greeting.retire', { id }, us.staff);
  await house.server.store.write(us.facilityId, async (writing) => one?.replace(writing, better));
  expect(await greeting(id)).toMatchObject({ media: [film] });
});

test('a message is found beside it, and put anew on its way', async () => {
  const id = randomUUID();
  const content = { kind: 'video', media: [film], text: '' } as const;
  await house.mutate('message.send', { id, contactId: us.contactId, ...content, media: [film] }, us.relative);
  await house.mutate('message.arrived', { id, plays: false }, us.tablet);
  expect(await list()).toMatchObject([{ id, medium: film }]);
  await replaceFirst();
  const message = await findBody(house.server.store.db, us.facilityId, 'message', id);
  expect(message).toMatchObject({ media: [better], arrivedAt: null, unplayable: false });
});

test('what is MP4 already is not converted into another', async () => {
  const id = await greet(better);
  await house.mutate('greeting.arrived', { id, plays: false }, us.tablet);
  expect(await list()).toEqual([]);
});
