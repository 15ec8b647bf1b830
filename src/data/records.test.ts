import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { contactChange, contactGone, testHash, testId, wishDone } from './records.fixture.ts';
import { MIGRATIONS, type StoreSchema } from './schema.ts';
import { openStore, type Store } from './store.ts';

let idb: IDBFactory;
let store: Store;
beforeEach(async () => {
  idb = new IDBFactory();
  store = await openStore('moien-tablet', idb);
});

const page = (seq: number, changes = [contactChange(1, seq)]) => ({
  changes,
  seq,
  scope: 'tablet',
  reset: false,
});

/** Writes past the schema, as another version of the program might have. */
async function writeRaw(key: [string, string], value: unknown) {
  const database = await openDatabase<StoreSchema>('moien-tablet', { migrations: MIGRATIONS, idb });
  await database.put('records', value, key);
  database.close();
}

describe('applying a page', () => {
  it('starts with nothing, before everything', async () => {
    expect(await store.records.all()).toEqual([]);
    expect(await store.records.cursor()).toEqual({ since: 0, scope: null });
  });

  it('keeps records, cursor and scope together', async () => {
    await store.records.apply(page(7));
    expect(await store.records.all()).toEqual([contactChange(1, 7)]);
    expect(await store.records.cursor()).toEqual({ since: 7, scope: 'tablet' });
  });

  it('replaces a record by its newer self', async () => {
    await store.records.apply(page(1));
    await store.records.apply(page(2, [contactChange(1, 2, { name: 'Maria' })]));
    expect(await store.records.all()).toEqual([contactChange(1, 2, { name: 'Maria' })]);
  });

  it('removes what was deleted', async () => {
    await store.records.apply(page(2, [contactChange(1, 1), contactChange(2, 2)]));
    await store.records.apply(page(3, [contactGone(1, 3)]));
    expect(await store.records.all()).toEqual([contactChange(2, 2)]);
  });

  it('replaces all records on a reset, and touches nothing else', async () => {
    await store.records.apply(page(9, [contactChange(1, 8), contactChange(2, 9)]));
    await store.outbox.add(wishDone(1));
    await store.meta.set('call', 'on');
    await store.blobs.put(testHash(1), new Blob(['face']));
    await store.records.apply({ changes: [contactChange(3, 4)], seq: 4, scope: 'another', reset: true });
    expect(await store.records.all()).toEqual([contactChange(3, 4)]);
    expect(await store.records.cursor()).toEqual({ since: 4, scope: 'another' });
    expect(await store.outbox.all()).toEqual([wishDone(1)]);
    expect(await store.meta.get('call')).toBe('on');
    expect(await store.blobs.hashes()).toEqual([testHash(1)]);
  });

  it('does not let a slower tab put back what another tab has already renewed', async () => {
    const otherTab = await openStore('moien-tablet', idb);
    await otherTab.records.apply(page(5, [contactChange(1, 5, { name: 'new' })]));
    await store.records.apply(page(3, [contactChange(1, 3, { name: 'old' })]));
    expect(await store.records.all()).toEqual([contactChange(1, 5, { name: 'new' })]);
    expect(await store.records.cursor()).toEqual({ since: 5, scope: 'tablet' });
  });

  it('writes all of a page or nothing of it', async () => {
    await store.records.apply(page(1));
    const uncloneable = { ...contactChange(2, 2), body: () => 'a function cannot be stored' };
    const broken = { changes: [contactChange(1, 2, { name: 'half' }), uncloneable as never], seq: 2 };
    await expect(store.records.apply({ ...broken, scope: 'tablet', reset: true })).rejects.toThrow();
    expect(await store.records.all()).toEqual([contactChange(1, 1)]);
    expect(await store.records.cursor()).toEqual({ since: 1, scope: 'tablet' });
  });
});

describe('reading what another version wrote', () => {
  it('drops a record that no longer parses and goes back to the start', async () => {
    await store.records.apply(page(7));
    await writeRaw(['contact', testId(2)], {
      kind: 'contact',
      id: testId(2),
      seq: 3,
      body: { nom: 'Marie' },
    });
    expect(await store.records.all()).toEqual([contactChange(1, 7)]);
    expect(await store.records.cursor()).toEqual({ since: 0, scope: null });
    await store.records.apply({ ...page(7), reset: true });
    expect(await store.records.all()).toEqual([contactChange(1, 7)]);
  });

  it('leaves the cursor alone when all is well', async () => {
    await store.records.apply(page(7));
    await store.records.all();
    expect(await store.records.cursor()).toEqual({ since: 7, scope: 'tablet' });
  });

  it('takes a cursor that is no cursor for none', async () => {
    await store.meta.set('sync:cursor', { since: -1, scope: 4 });
    expect(await store.records.cursor()).toEqual({ since: 0, scope: null });
  });
});
