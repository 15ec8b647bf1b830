import { beforeEach, describe, expect, it } from 'vitest';
import { fakeCaches } from './caches.fixture.ts';
import {
  FIRST_HOME,
  type FirstHome,
  type FirstHomeBook,
  firstHomePhoto,
  openFirstHome,
} from './first-home.ts';

const HOME: FirstHome = {
  version: '1',
  markup: '<main class="home">Marie</main>',
  language: 'lb',
  textFactor: 1.25,
  night: { from: 1_200, until: 360 },
};
const MARIE = 'a'.repeat(64);
const JEAN = 'b'.repeat(64);
const face = (words: string) => new Blob([words], { type: 'image/webp' });

let caches: CacheStorage;
let book: FirstHomeBook;

beforeEach(() => {
  caches = fakeCaches();
  book = openFirstHome(caches);
});

const shown = async (hash: string) => (await book.photo(firstHomePhoto(hash)))?.text();

describe('The first home', () => {
  it('is there again as it was kept, with its photos', async () => {
    await book.keep(HOME, new Map([[MARIE, face('Marie')]]));
    expect(await book.read('1')).toEqual(HOME);
    expect(await shown(MARIE)).toBe('Marie');
    expect((await book.photo(firstHomePhoto(MARIE)))?.headers.get('content-type')).toBe('image/webp');
  });

  it('is nothing to another version of the launcher', async () => {
    await book.keep(HOME, new Map());
    expect(await book.read('2')).toBeUndefined();
  });

  it('has no photo of anybody who is no longer on it', async () => {
    await book.keep(HOME, new Map([[MARIE, face('Marie')]]));
    await book.keep(HOME, new Map([[JEAN, face('Jean')]]));
    expect([await shown(MARIE), await shown(JEAN)]).toEqual([undefined, 'Jean']);
  });

  it('is forgotten whole', async () => {
    await book.keep(HOME, new Map([[MARIE, face('Marie')]]));
    await book.forget();
    expect(await caches.keys()).toEqual([]);
    expect([await book.read('1'), await shown(MARIE)]).toEqual([undefined, undefined]);
  });

  it('does not come back once everything is being wiped', async () => {
    book.close();
    await book.keep(HOME, new Map([[MARIE, face('Marie')]]));
    expect(await caches.keys()).toEqual([]);
  });

  it('leaves no empty cache behind where it was only asked for', async () => {
    await book.read('1');
    await book.photo(FIRST_HOME);
    expect(await caches.keys()).toEqual([]);
  });

  it('is nothing in a browser without caches', async () => {
    const none = openFirstHome(undefined);
    await none.keep(HOME, new Map([[MARIE, face('Marie')]]));
    await none.forget();
    expect([await none.read('1'), await none.photo(FIRST_HOME)]).toEqual([undefined, undefined]);
  });
});
