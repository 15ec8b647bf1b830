import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page } from '@playwright/test';
import type { Person } from '../e2e/people.ts';
import type { World } from '../e2e/world.ts';
import { FIRST_HOME } from '../src/data/first-home.ts';

/** Milliseconds from the navigation. `painted`: the first face is on the screen; `interactive`: all are, and a finger is heard. */
export type ColdStart = { painted: number; interactive: number };

/** A tablet that was cheap five years ago, beside the machine that measures. */
const THROTTLE = 4;
const FACES = 6;

/** Where a page has its photos: those that can be seen, and those that can be pressed. */
export type Faces = { seen: string; pressed: string };

/** The worker's picture of the home screen is seen first; what answers a finger is drawn by the launcher itself. */
export const LAUNCHER: Faces = { seen: '.avatar__photo', pressed: '#app .face .avatar__photo' };
export const BARE: Faces = { seen: 'button img', pressed: 'button img' };

/** Opens a page from its worker without network, each time in a browser that was closed. */
export async function coldStart(anne: Person, address: string, faces: Faces): Promise<ColdStart> {
  await anne.closeBrowser();
  const page = await anne.openBrowser();
  await slow(page);
  await page.context().setOffline(true);
  return measure(page, address, faces);
}

async function slow(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
}

async function measure(page: Page, address: string, faces: Faces): Promise<ColdStart> {
  await page.addInitScript(
    ({ seen, pressed, count }) => {
      const found: { painted: number; interactive: number } = { painted: 0, interactive: 0 };
      Object.assign(window, { coldStart: found });
      const whole = (where: string) =>
        [...document.querySelectorAll<HTMLImageElement>(where)].filter(
          (img) => img.complete && img.naturalWidth > 0,
        ).length;
      const look = () => {
        if (!found.painted && whole(seen) > 0) found.painted = performance.now();
        if (whole(pressed) < count) return requestAnimationFrame(look);
        // The frame is on the screen, and the main thread has had nothing to do since: a tap would be heard.
        return requestIdleCallback(() => {
          found.interactive = performance.now();
        });
      };
      requestAnimationFrame(look);
    },
    { ...faces, count: FACES },
  );
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
      [...document.querySelectorAll<HTMLImageElement>('.face .avatar__photo')].filter(
        (img) => img.naturalWidth > 0,
      ).length >= faces,
    FACES,
  );
  await anne.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect
    .poll(() => anne.page.evaluate(async (path) => Boolean(await caches.match(path)), FIRST_HOME))
    .toBe(true);
  return `${world.url}/resident/`;
}
