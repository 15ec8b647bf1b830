import 'fake-indexeddb/auto';
import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from './database.ts';
import { contactChange, testHash, wishDone } from './records.fixture.ts';
import { MIGRATIONS, type StoreSchema } from './schema.ts';
import { eraseStore, openStore, type Store } from './store.ts';

let idb: IDBFactory;
let store: Store;
beforeEach(async () => {
  idb = new IDBFactory();
  store = await openStore('moien-tablet', idb);
});

describe('the outbox', () => {
  it('gives back what was added, in the order of adding, after a reload', async () => {
    await Promise.all([3, 1, 2].map((n) => store.outbox.add(wishDone(n))));
    store.close();
    const reopened = await openStore('moien-tablet', idb);
    expect(await reopened.outbox.all()).toEqual([3, 1, 2].map(wishDone));
  });

  it('keeps a mutation once, however often it is added', async () => {
    await store.outbox.add(wishDone(1));
    await store.outbox.add(wishDone(1), wishDone(1));
    expect(await store.outbox.all()).toEqual([wishDone(1)]);
  });

  it('is one for two tabs: what either adds, both find', async () => {
    const otherTab = await openStore('moien-tablet', idb);
    await Promise.all([store.outbox.add(wishDone(1)), otherTab.outbox.add(wishDone(1))]);
    await otherTab.outbox.add(wishDone(2));
    expect(await store.outbox.all()).toEqual([wishDone(1), wishDone(2)]);
  });

  it('removes by id, and minds no id that is not there', async () => {
    await store.outbox.add(wishDone(1));
    await store.outbox.add(wishDone(2));
    await store.outbox.remove(wishDone(1).id);
    await store.outbox.remove(wishDone(7).id);
    expect(await store.outbox.all()).toEqual([wishDone(2)]);
  });

  it('leaves what it cannot read for the version that wrote it', async () => {
    const database = await openDatabase<StoreSchema>('moien-tablet', { migrations: MIGRATIONS, idb });
    await database.add('outbox', { ...wishDone(1), name: 'wish.sing' });
    await store.outbox.add(wishDone(2));
    expect(await store.outbox.all()).toEqual([wishDone(2)]);
    expect(await database.count('outbox')).toBe(2);
  });
});

describe('blobs', () => {
  it('come back with their bytes and type', async () => {
    await store.blobs.put(testHash(1), new Blob(['a face'], { type: 'image/webp' }));
    const blob = await store.blobs.get(testHash(1));
    expect(blob?.type).toBe('image/webp');
    expect(await blob?.text()).toBe('a face');
  });

  it('are listed and removed by hash', async () => {
    await store.blobs.put(testHash(1), new Blob(['1']));
    await store.blobs.put(testHash(2), new Blob(['2']));
    await store.blobs.remove(testHash(1));
    expect(await store.blobs.hashes()).toEqual([testHash(2)]);
    expect(await store.blobs.get(testHash(1))).toBeUndefined();
  });
});

describe('meta', () => {
  it('keeps values by name until they are removed', async () => {
    await store.meta.set('call', { callId: 'x' });
    expect(await store.meta.get('call')).toEqual({ callId: 'x' });
    await store.meta.remove('call');
    expect(await store.meta.get('call')).toBeUndefined();
  });

  it('takes a value that does not fit the schema for none', async () => {
    await store.meta.set('clock', 'noon');
    expect(await store.meta.get('clock', v.number())).toBeUndefined();
    await store.meta.set('clock', 12);
    expect(await store.meta.get('clock', v.number())).toBe(12);
  });
});

describe('databases', () => {
  it('are one for each credential', async () => {
    const other = await openStore('moien-staff', idb);
    await store.records.apply({ changes: [contactChange(1, 1)], seq: 1, scope: 'a', reset: false });
    expect(await other.records.all()).toEqual([]);
  });

  it('can be erased while another tab has them open', async () => {
    await store.outbox.add(wishDone(1));
    await eraseStore('moien-tablet', idb);
    expect(await (await openStore('moien-tablet', idb)).outbox.all()).toEqual([]);
    await expect(store.outbox.all()).rejects.toThrow();
  });

  it('say that they are lost when another tab upgrades them', async () => {
    const newer = [...MIGRATIONS, (database: IDBDatabase) => void database.createObjectStore('later')];
    await openDatabase('moien-tablet', { migrations: newer, idb });
    await store.lost;
    await expect(store.meta.get('call')).rejects.toThrow();
  });

  it('say that they are lost when the browser takes them away', async () => {
    const opened = openings(idb);
    const taken = await openStore('moien-staff', idb);
    // Its types take the class where they mean one of it.
    forceCloseDatabase((await opened) as unknown as Parameters<typeof forceCloseDatabase>[0]);
    await taken.lost;
  });

  it('are not lost by being closed', async () => {
    const told = vi.fn();
    void store.lost.then(told);
    store.close();
    await eraseStore('moien-tablet', idb);
    expect(told).not.toHaveBeenCalled();
  });

  it('of a newer version than this page are opened as they are: a tablet may roll back', async () => {
    const newer = [...MIGRATIONS, (database: IDBDatabase) => void database.createObjectStore('later')];
    const database = await openDatabase<StoreSchema>('moien-staff', { migrations: newer, idb });
    await database.put('meta', 'kept', 'word');
    const older = await openStore('moien-staff', idb);
    expect(await older.meta.get('word')).toBe('kept');
    await older.meta.set('word', 'changed');
    expect(await database.get('meta', 'word')).toBe('changed');
    expect(database.version).toBe(newer.length);
  });

  it('run only the migrations that they have not seen', async () => {
    const ran: number[] = [];
    const first = (database: IDBDatabase) => {
      ran.push(1);
      database.createObjectStore('keys');
    };
    const second = (database: IDBDatabase) => {
      ran.push(2);
      database.createObjectStore('later');
    };
    await openDatabase('growing', { migrations: [first], idb });
    const grown = await openDatabase('growing', { migrations: [first, second], idb });
    expect(ran).toEqual([1, 2]);
    expect([...grown.objectStoreNames]).toEqual(['keys', 'later']);
  });
});

/** The plain database that is opened next, as the browser sees it. */
function openings(factory: IDBFactory): Promise<IDBDatabase> {
  const open = vi.spyOn(factory, 'open');
  return vi.waitFor(() => {
    const request = open.mock.results[0]?.value as IDBOpenDBRequest | undefined;
    if (request?.readyState !== 'done') throw new Error('not open yet');
    return request.result;
  });
}
