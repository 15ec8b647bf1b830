import type { Page } from '@playwright/test';

/** What kinds of files this tablet keeps (MIME types). `blobs`: photos and voices; `media`: files of messages. */
export const keptOn = (page: Page, store: 'blobs' | 'media') =>
  page.evaluate(
    (name) =>
      new Promise<string[]>((resolve, reject) => {
        const opened = indexedDB.open('moien-tablet');
        opened.onerror = () => reject(opened.error);
        opened.onsuccess = () => {
          const asked = opened.result.transaction(name).objectStore(name).getAll();
          asked.onsuccess = () => {
            opened.result.close();
            resolve(asked.result.map(({ type }) => String(type)));
          };
        };
      }),
    store,
  );
