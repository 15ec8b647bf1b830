import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import { contactChange, testId } from '../../data/records.fixture.ts';
import { eraseStore, openStore } from '../../data/store.ts';
import { closeStores, eraseOwnStore, openOwnStore, type StaffStores } from './staff-stores.ts';

const claire = { staffId: testId(1), name: 'Claire' };
const paul = { staffId: testId(2), name: 'Paul' };
const take = { id: testId(9), at: 1, name: 'help.take', args: { id: testId(8) } } as const;
const HASH = 'ab'.repeat(32);
const OTHER = 'cd'.repeat(32);

let idb: IDBFactory;
let pc: StaffStores;
beforeEach(() => {
  idb = new IDBFactory();
  let kept: unknown = null;
  pc = {
    people: { load: () => kept, save: (people) => (kept = people) },
    open: (name) => openStore(name, idb),
    erase: (name) => eraseStore(name, idb),
  };
});

/** Works for a while and leaves; `unsent`: with something in the outbox. */
async function work(person: typeof claire, unsent: boolean) {
  const { store, left } = await openOwnStore(person, pc);
  await store.records.apply({ changes: [contactChange(1, 1, {})], seq: 1, scope: 's', reset: true });
  await store.meta.set('health', 'of somebody');
  await store.meta.set('client', testId(7));
  await store.blobs.put(OTHER, new Blob(['seen']));
  if (unsent) {
    await store.outbox.add(take);
    await store.uploads.add(HASH, new Blob(['chosen']));
  }
  store.close();
  return left;
}

async function lookInto(person: typeof claire) {
  const { store } = await openOwnStore(person, pc);
  const found = {
    records: (await store.records.all()).length,
    outbox: (await store.outbox.all()).length,
    health: await store.meta.get('health'),
    blobs: await store.blobs.hashes(),
  };
  store.close();
  return found;
}

it('is as it was left for the same person', async () => {
  await work(claire, true);
  expect(await lookInto(claire)).toMatchObject({ records: 1, outbox: 1, health: 'of somebody' });
});

it('shows the next person nothing of the one before, warns them, and sends nothing of it as theirs', async () => {
  await work(claire, true);
  expect(await work(paul, false)).toEqual([{ name: 'Claire', count: 1 }]);
  expect(await lookInto(paul)).toMatchObject({ outbox: 0 });
  expect(await lookInto(claire)).toEqual({ records: 0, outbox: 1, health: undefined, blobs: [HASH] });
});

it('of somebody who had sent everything is gone with the next one', async () => {
  await work(claire, false);
  expect(await work(paul, false)).toEqual([]);
  expect((await idb.databases()).map(({ name }) => name)).toEqual([`moien-staff-${paul.staffId}`]);
});

it('keeps only what is unsent when nobody is signed in any more', async () => {
  await work(claire, true);
  await closeStores(pc);
  expect(await lookInto(claire)).toEqual({ records: 0, outbox: 1, health: undefined, blobs: [HASH] });
});

it('is gone without a trace when its person says so', async () => {
  await work(claire, true);
  await eraseOwnStore(claire.staffId, pc);
  expect(await idb.databases()).toEqual([]);
});
