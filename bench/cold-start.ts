import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import type { Person } from '../e2e/people.ts';
import type { World } from '../e2e/world.ts';

/** Milliseconds from the navigation: `painted`: the first face is on the screen; `interactive`: and a finger would be heard. */
export type ColdStart = { painted: number; interactive: number };

/** A tablet that was cheap five years ago, beside the machine that measures. */
const THROTTLE = 4;
const FACES = 6;

/** Opens the launcher from its worker without network, each time in a browser that was closed. */
export async function coldStart(anne: Person, address: string): Promise<ColdStart> {
  await anne.closeBrowser();
  const page = await anne.openBrowser();
  await slow(page);
  await page.context().setOffline(true);
  return measure(page, address);
}

async function slow(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
}

async function measure(page: Page, address: string): Promise<ColdStart> {
  await page.addInitScript((faces) => {
    const found: { painted: number; interactive: number } = { painted: 0, interactive: 0 };
    Object.assign(window, { coldStart: found });
    const look = () => {
      const photos = [...document.querySelectorAll('button img')].filter(
        (img) => img instanceof HTMLImageElement && img.complete && img.naturalWidth > 0,
      );
      if (!found.painted && photos.length > 0) found.painted = performance.now();
      if (photos.length < faces) return requestAnimationFrame(look);
      // The frame is on the screen, and the main thread has had nothing to do since: a tap would be heard.
      return requestIdleCallback(() => {
        found.interactive = performance.now();
      });
    };
    requestAnimationFrame(look);
  }, FACES);
  await page.goto(address, { waitUntil: 'commit' });
  const done = await page.waitForFunction(() => {
    const { coldStart: found } = window as unknown as { coldStart: ColdStart };
    return found.interactive > 0 && found;
  });
  return (await done.jsonValue()) as ColdStart;
}

/** The yardstick: the photos that the demo's tablet shows, on a page of nothing else, kept by a worker of three lines. */
export async function serveBarePage(photos: readonly Buffer[]): Promise<{ url: string; close: () => void }> {
  const server = createServer((asked, answer) => {
    const photo = /^\/photo-(\d)$/.exec(asked.url ?? '')?.[1];
    if (photo) answer.writeHead(200, { 'content-type': 'image/webp' }).end(photos[Number(photo)]);
    else if (asked.url === '/sw.js') answer.writeHead(200, { 'content-type': 'text/javascript' }).end(WORKER);
    else answer.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

const PHOTOS = Array.from({ length: FACES }, (_, n) => `/photo-${n}`);
const PAGE = `<!doctype html><html lang="fr"><meta name="viewport" content="width=device-width"><title>Bare</title>
<style>body{display:grid;grid-template-columns:repeat(3,1fr)}img{width:220px;height:220px;object-fit:cover}</style>
${PHOTOS.map((photo) => `<button><img src="${photo}" alt=""></button>`).join('')}
<script>navigator.serviceWorker.register('/sw.js')</script></html>`;
const WORKER = `const FILES = ['/', ${PHOTOS.map((photo) => `'${photo}'`).join(',')}];
addEventListener('install', (e) => e.waitUntil(caches.open('bare').then((c) => c.addAll(FILES))));
addEventListener('fetch', (e) => e.respondWith(caches.match(e.request).then((r) => r ?? fetch(e.request))));`;

/** The photos as the tablet keeps them (data/blobs). */
export async function photosOf(page: Page): Promise<Buffer[]> {
  const all = await page.evaluate(
    () =>
      new Promise<number[][]>((resolve, reject) => {
        const opening = indexedDB.open('moien-tablet');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction('blobs').objectStore('blobs').getAll();
          asking.onsuccess = () => {
            opening.result.close();
            const photos = asking.result.filter(({ type }) => type.startsWith('image/'));
            resolve(photos.map(({ bytes }) => [...new Uint8Array(bytes)]));
          };
        };
      }),
  );
  return all.slice(-FACES).map((bytes) => Buffer.from(bytes));
}

/** Everything is where a start without network needs it. */
export async function settle(anne: Person, world: World): Promise<string> {
  await anne.page.goto(world.link('Tablet (Anne'));
  await anne.page.waitForFunction(
    (faces) =>
      [...document.querySelectorAll<HTMLImageElement>('button img')].filter((img) => img.naturalWidth > 0)
        .length >= faces,
    FACES,
  );
  await anne.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  return `${world.url}/resident/`;
}
