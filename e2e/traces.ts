import { expect, type Page } from '@playwright/test';

type Where = { onScreen: boolean };

/**
 * Which of these words lie anywhere in what the page's browser keeps, or on its screen. Bytes are read as text. A number
 * counts where it stands alone: within a time or an id it is chance.
 */
export function tracesOf(
  page: Page,
  words: readonly string[],
  { onScreen }: Where = { onScreen: true },
): Promise<string[]> {
  return page.evaluate(
    async ([wanted, isScreenAsked]) => {
      const kept: string[] = [isScreenAsked ? document.body.innerHTML : '', document.cookie];
      for (const storage of [localStorage, sessionStorage]) kept.push(JSON.stringify({ ...storage }));
      const asked = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      for (const { name } of await indexedDB.databases()) {
        const database = await asked(indexedDB.open(name ?? ''));
        for (const store of database.objectStoreNames) {
          const all = database.transaction(store).objectStore(store);
          const [keys, values] = await Promise.all([asked(all.getAllKeys()), asked(all.getAll())]);
          kept.push(JSON.stringify([keys, values]));
        }
        database.close();
      }
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          // The application itself: its code and words are everybody's, and none of them is a person's.
          const isData = /\/api\/|blob|first-home/.test(request.url);
          kept.push(request.url, isData ? ((await (await cache.match(request))?.text()) ?? '') : '');
        }
      }
      const isAmong = (word: string) =>
        /^\d+$/.test(word)
          ? (text: string) => new RegExp(`(?<![\\w.+/-])${word}(?![\\w.+/-])`).test(text)
          : (text: string) => text.includes(word);
      return wanted.filter((word) => kept.some(isAmong(word)));
    },
    [words, onScreen] as const,
  );
}

/** Are faces kept for the next start (`data/first-home`)? */
export const hasFirstHome = (page: Page): Promise<boolean> =>
  page.evaluate(async () => Boolean(await caches.match('/resident/.first-home')));

/** Waits until there are none; the page may load itself anew meanwhile. */
export const expectNoTraces = (page: Page, words: readonly string[], where?: Where): Promise<void> =>
  expect(async () => expect(await tracesOf(page, words, where)).toEqual([])).toPass({ timeout: 20_000 });
