import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { testHash, testId } from './records.fixture.ts';
import { MIGRATIONS, type StoreSchema } from './schema.ts';
import type { Sending } from './sendings.ts';
import { openStore, type Store } from './store.ts';

let idb: IDBFactory;
let store: Store;
beforeEach(async () => {
  idb = new IDBFactory();
  store = await openStore('moien-tablet', idb);
});

const sending = (n: number, given: Partial<Sending> = {}): Sending => ({
  message: { id: testId(n), contactId: testId(9), kind: 'text', media: [], text: 'Hello' },
  ...{ at: n, urls: {}, done: [], refused: null },
  ...given,
});
const film = new Blob(['film'], { type: 'video/mp4' });

it('keeps a message with its files, and gives it back after a reload, oldest first', async () => {
  await store.sendings.add(sending(2), new Map([[testHash(2), film]]));
  await store.sendings.add(sending(1), new Map());
  store.close();
  store = await openStore('moien-tablet', idb);
  expect(await store.sendings.all()).toEqual([sending(1), sending(2)]);
  const kept = await store.media.get(testHash(2));
  expect([kept?.type, await kept?.text()]).toEqual(['video/mp4', 'film']);
});

it('notes how far it has come, and nothing for one that is gone', async () => {
  await store.sendings.add(sending(1), new Map());
  const further = sending(1, { urls: { [testHash(1)]: '/api/uploads/x' }, refused: 'no-room' });
  await store.sendings.note(further);
  await store.sendings.note(sending(2));
  expect(await store.sendings.all()).toEqual([further]);
  await store.sendings.remove(testId(1));
  await store.sendings.note(further);
  expect(await store.sendings.all()).toEqual([]);
});

it('leaves alone what another version wrote', async () => {
  const database = await openDatabase<StoreSchema>('moien-tablet', { migrations: MIGRATIONS, idb });
  await database.put('sendings', { message: { kind: 'hologram' } }, testId(5));
  await store.sendings.add(sending(1), new Map());
  expect(await store.sendings.all()).toEqual([sending(1)]);
  expect(await database.count('sendings')).toBe(2);
});

it('goes with the person, when a shared tablet is emptied', async () => {
  await store.sendings.add(sending(1), new Map([[testHash(1), film]]));
  await store.forgetPeople();
  expect([await store.sendings.all(), await store.media.hashes()]).toEqual([[], []]);
});

it('lies apart from faces: the same name may be both', async () => {
  await store.blobs.put(testHash(1), new Blob(['face']));
  await store.media.put(testHash(1), film);
  await store.media.remove(testHash(1));
  expect(await (await store.blobs.get(testHash(1)))?.text()).toBe('face');
});
