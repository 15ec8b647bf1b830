import { beforeEach, describe, expect, it } from 'vitest';
import { fakeCaches } from '../data/caches.fixture.ts';
import { openLedgerBook } from './ledger.ts';
import { createShelf, type Shelf } from './shelf.ts';

let caches: CacheStorage;
let shelf: Shelf;
let server: Map<string, string>;
let asked: string[];

beforeEach(() => {
  caches = fakeCaches();
  asked = [];
  server = new Map([
    ['/resident/', 'page one'],
    ['/assets/words-a1.js', 'words'],
    ['/assets/main-b1.js', 'main one'],
  ]);
  const fetch = async (path: string) => {
    asked.push(path);
    const body = server.get(path);
    return new Response(body ?? 'gone', { status: body === undefined ? 404 : 200 });
  };
  shelf = createShelf({ caches, fetch });
});

const ONE = [
  { url: '/resident/', revision: 'r1' },
  { url: '/assets/words-a1.js', revision: null },
  { url: '/assets/main-b1.js', revision: null },
];
const TWO = [
  { url: '/resident/', revision: 'r2' },
  { url: '/assets/words-a1.js', revision: null },
  { url: '/assets/main-b2.js', revision: null },
];
const textOf = async (version: string, path: string) => (await shelf.find(version, path))?.text();

function release() {
  server.set('/resident/', 'page two');
  server.delete('/assets/main-b1.js');
  server.set('/assets/main-b2.js', 'main two');
  asked = [];
}

describe('The shelf', () => {
  it('has each version whole, and fetches nothing twice that carries a hash', async () => {
    await shelf.put('1', ONE);
    release();
    await shelf.put('2', TWO);
    expect(asked).toEqual(['/resident/', '/assets/main-b2.js']);
    expect(await textOf('1', '/resident/')).toBe('page one');
    expect(await textOf('2', '/resident/')).toBe('page two');
    expect(await textOf('2', '/assets/words-a1.js')).toBe('words');
  });

  it('finds a file of the former version for a page that is still open', async () => {
    await shelf.put('1', ONE);
    release();
    await shelf.put('2', TWO);
    expect(await textOf('2', '/assets/main-b1.js')).toBe('main one');
    expect(await textOf('2', '/assets/nowhere.js')).toBeUndefined();
  });

  it('does not take a version of which a file is missing, and goes on where it was', async () => {
    server.delete('/assets/main-b1.js');
    await expect(shelf.put('1', ONE)).rejects.toThrow('/assets/main-b1.js: 404');
    server.set('/assets/main-b1.js', 'main one');
    asked = [];
    await shelf.put('1', ONE);
    expect(asked).not.toContain('/assets/words-a1.js');
  });

  it('keeps what it is told, and touches no other cache', async () => {
    await caches.open('somebody else’s');
    for (const version of ['1', '2', '3']) await shelf.put(version, ONE);
    await shelf.keepOnly(['3', '1', null]);
    expect(await caches.keys()).toEqual(['somebody else’s', 'moien-launcher 1', 'moien-launcher 3']);
  });
});

describe('The worker’s memory', () => {
  it('outlives the worker', async () => {
    await openLedgerBook(caches).change((ledger) => ({ ...ledger, good: '1' }));
    expect(await openLedgerBook(caches).read()).toEqual({ good: '1', bad: null, trial: null });
  });

  it('loses no change when two come at once', async () => {
    const book = openLedgerBook(caches);
    await Promise.all([
      book.change((ledger) => ({ ...ledger, good: '1' })),
      book.change((ledger) => ({ ...ledger, bad: '2' })),
    ]);
    expect(await book.read()).toMatchObject({ good: '1', bad: '2' });
  });
});
