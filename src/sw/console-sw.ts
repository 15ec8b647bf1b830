/*
 * The console's own worker: it keeps the whole console, and the page that the preview is drawn with, so that a nurse can
 * open it in a cellar. It is written by tools/build/console-worker.ts, imports nothing, and is registered by staff/ for
 * `/staff/` and for `/resident/preview/`. Residents and contacts are not its business: they live in IndexedDB.
 */

type Listener<E> = (event: E) => void;
type WorkerScope = {
  registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  clients: {
    claim(): Promise<void>;
    matchAll(of: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly Page[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(type: 'install' | 'activate', listener: Listener<Lasting>): void;
  addEventListener(type: 'message', listener: Listener<Lasting & { data: unknown }>): void;
  addEventListener(type: 'push', listener: Listener<Lasting & { data: { json(): unknown } | null }>): void;
  addEventListener(
    type: 'notificationclick',
    listener: Listener<Lasting & { notification: Notification }>,
  ): void;
  addEventListener(type: 'fetch', listener: Listener<Fetching>): void;
};
type Page = { readonly url: string; focus(): Promise<unknown> };
type Lasting = { waitUntil(promise: Promise<unknown>): void };
type Fetching = { request: Request; respondWith(response: Promise<Response>): void };

declare const self: WorkerScope;
/** Put in by the build: what this version is called, and the addresses of everything it is made of. */
declare const CONSOLE_BUILD: { readonly version: string; readonly files: readonly string[] };

const OURS = 'moien-console-';
const CACHE = OURS + CONSOLE_BUILD.version;
/** After that the neutral words are shown: a push that shows nothing costs the permission. */
const PATIENCE_MS = 5_000;
const PAGES = ['/resident/preview/', '/staff/'];

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
// A new version waits until a console is opened anew (staff/app/offline): it never changes under somebody's hands.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting());
});
self.addEventListener('fetch', (event) => {
  const kept = keptAddress(event.request);
  if (kept) event.respondWith(fromCache(kept, event.request));
});

self.addEventListener('push', (event) => event.waitUntil(showAlert(event.data?.json() as Push | undefined)));
self.addEventListener('notificationclick', (event) => event.waitUntil(openAlert(event.notification)));

/** What the server sends: ids, and words that name nobody (`StaffPush` in protocol/alerts.ts). */
type Push = { about: string; id: string; neutral: { title: string; text: string } };
type AlertWords = { title: string; text: string; path: string };

/** Every push shows something: a browser takes the permission from a worker that stays silent. */
async function showAlert(push: Push | undefined): Promise<void> {
  if (!push) return;
  const { title, text, path } = await readAlert(push).catch(() => ({ ...push.neutral, path: '/staff/' }));
  const tag = `${push.about} ${push.id}`;
  const options = { body: text, tag, renotify: true, requireInteraction: true, data: { path } };
  await self.registration.showNotification(title, { ...options, icon: '/icons/icon-192.png' });
  // The receipt: so that its person can see in the console that this browser's way works. It is not worth a second try.
  await fetch('/api/alerts/shown', { method: 'POST', body: '{}' }).catch(() => undefined);
}

/** With this browser's session. Throws when there is none any more, no network, or nothing left to say. */
async function readAlert({ about, id }: Push): Promise<AlertWords> {
  // `AbortSignal.timeout` is not in every browser that the console is built for.
  const patience = new AbortController();
  setTimeout(() => patience.abort(), PATIENCE_MS);
  const answer = await fetch('/api/alerts/read', {
    method: 'POST',
    body: JSON.stringify({ about, id }),
    signal: patience.signal,
  });
  if (!answer.ok) throw new Error(`http ${answer.status}`);
  return (await answer.json()) as AlertWords;
}

/** An open console only comes to the front: somebody may be in the middle of a form, and it shows the alert anyway. */
async function openAlert(notification: Notification): Promise<void> {
  notification.close();
  const { path } = notification.data as { path: string };
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = pages.find(({ url }) => new URL(url).pathname.startsWith('/staff/'));
  await (open ? open.focus() : self.clients.openWindow(path));
}

async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  // What has a hash in its name cannot be stale; the pages can.
  const asked = CONSOLE_BUILD.files.map(
    (file) => new Request(file, { cache: file.startsWith('/assets/') ? 'default' : 'reload' }),
  );
  await cache.addAll(asked);
}

/** The version before stays for pages that are still open and load a part of it later. */
async function takeOver(): Promise<void> {
  const ours = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  for (const name of ours.slice(0, -1)) await caches.delete(name);
  await self.clients.claim();
}

/** Under which address an answer to this is kept; null: it goes to the network, as everything of `/api` does. */
function keptAddress(request: Request): string | null {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return null;
  if (request.mode === 'navigate') return PAGES.find((page) => pathname.startsWith(page)) ?? null;
  return CONSOLE_BUILD.files.includes(pathname) ? pathname : null;
}

async function fromCache(address: string, request: Request): Promise<Response> {
  const kept = await (await caches.open(CACHE)).match(address);
  return kept ?? fetch(request);
}
