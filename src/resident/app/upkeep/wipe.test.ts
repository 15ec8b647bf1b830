import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../data/store.ts';
import { wipe } from './wipe.ts';

/** A browser's caches, as far as they are asked here. */
function cachesOf(names: readonly string[]) {
  const left = new Set(names);
  return { left, keys: async () => [...left], delete: async (name: string) => left.delete(name) };
}

function storage(entries: Record<string, string>) {
  const left = new Map(Object.entries(entries));
  return { left, clear: () => left.clear() };
}

async function namesIn(indexedDB: IDBFactory): Promise<(string | undefined)[]> {
  return (await indexedDB.databases()).map(({ name }) => name);
}

describe('Wiping a tablet', () => {
  it('leaves no database, no key and no cache but the application’s', async () => {
    const indexedDB = new IDBFactory();
    for (const name of ['moien-tablet', 'moien-staff-1', 'moien-keyring'])
      (await openStore(name, indexedDB)).close();
    const local = storage({ 'moien-tablet-key': '{}' });
    const tab = storage({ call: '1' });
    const caches = cachesOf(['moien-launcher 1', 'moien-ledger', 'moien-console-1']);
    await wipe({ indexedDB, storages: () => [local, tab], caches, keyring: 'moien-keyring' });
    expect(await namesIn(indexedDB)).toEqual([]);
    expect([local.left.size, tab.left.size]).toEqual([0, 0]);
    expect([...caches.left]).toEqual(['moien-launcher 1', 'moien-ledger']);
  });

  it('takes the key away last, so that a wipe that was cut short begins again', async () => {
    const indexedDB = new IDBFactory();
    for (const name of ['moien-keyring', 'moien-tablet']) (await openStore(name, indexedDB)).close();
    const cut = new Error('the battery is empty');
    const storages = () => [
      {
        clear() {
          throw cut;
        },
      },
    ];
    const isKeyThere: boolean[] = [];
    const caches = {
      ...cachesOf([]),
      async keys() {
        isKeyThere.push((await namesIn(indexedDB)).includes('moien-keyring'));
        return [];
      },
    };
    await wipe({ indexedDB, storages, caches, keyring: 'moien-keyring' });
    expect(isKeyThere).toEqual([true]);
    expect(await namesIn(indexedDB)).toEqual([]);
  });

  it('works where the browser has no caches and keeps nothing beside', async () => {
    const indexedDB = new IDBFactory();
    (await openStore('moien-tablet', indexedDB)).close();
    const storages = () => {
      throw new DOMException('no', 'SecurityError');
    };
    await wipe({ indexedDB, storages, caches: undefined, keyring: 'moien-keyring' });
    expect(await namesIn(indexedDB)).toEqual([]);
  });

  it('closes a page that still has a database open', async () => {
    const indexedDB = new IDBFactory();
    const open = await openStore('moien-tablet', indexedDB);
    await wipe({ indexedDB, storages: () => [], caches: undefined, keyring: 'moien-keyring' });
    await open.lost;
    expect(await namesIn(indexedDB)).toEqual([]);
  });
});
