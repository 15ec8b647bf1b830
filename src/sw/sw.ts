import { FIRST_HOME, openFirstHome } from '../data/first-home.ts';
import { withFirstHome } from './first-home.ts';
import { openLedgerBook } from './ledger.ts';
import { createShelf, type Kept } from './shelf.ts';
import { ALIVE_WITHIN_MS, cameUp, judge, load, served, takeOver } from './trial.ts';

/** The part of the worker's global scope that is used here: the DOM library of TypeScript knows none of it. */
type WorkerScope = {
  __WB_MANIFEST: Kept[];
  location: Location;
  clients: { get(id: string): Promise<WindowClient | undefined> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'message', listener: (event: WorkerMessage) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
};
type Extendable = { waitUntil(promise: Promise<unknown>): void };
type WorkerMessage = Extendable & { data: unknown; ports: readonly MessagePort[] };
type FetchEvent = Extendable & {
  request: Request;
  resultingClientId: string;
  respondWith(response: Promise<Response>): void;
};
type WindowClient = { url: string; navigate?(url: string): Promise<unknown> };

declare const self: WorkerScope;
declare const __MOIEN_VERSION__: string;

/** The build that this worker belongs to. */
const MINE = __MOIEN_VERSION__;
/** Where the server has the launcher's page: under its folder's name only, not as a file. */
const PAGE = '/resident/';
/** The console's frame around the home screen is no launcher, also in a browser that is a tablet as well. */
const PREVIEW = '/resident/preview/';
/** The launcher, whole: its page, scripts, styles, font, words and icons. Nothing of the console or the relative. */
const FILES = self.__WB_MANIFEST.map(({ url, revision }) => ({
  url: url === 'resident/index.html' ? PAGE : `/${url}`,
  revision,
}));
const NAMES = new Set(FILES.map(({ url }) => url));

const shelf = createShelf({ caches, fetch: (path, options) => fetch(path, options) });
const book = openLedgerBook(caches);
const firstHome = openFirstHome(caches);

self.addEventListener('install', (event) => event.waitUntil(shelf.put(MINE, FILES)));
self.addEventListener('activate', (event) => event.waitUntil(beginTrial()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // All else goes to the network untouched: `/api` and `/live` must never be answered from a cache.
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (pathname.startsWith(PAGE) && !pathname.startsWith(PREVIEW)) handOut(event);
  } else if (pathname.startsWith(`${FIRST_HOME}/`)) event.respondWith(photoOf(pathname));
  else if (NAMES.has(pathname) || pathname.startsWith('/assets/')) event.respondWith(fileOf(request));
});
// A new worker waits until the launcher says that nobody is touching it (resident/app/update-rule).
self.addEventListener('message', (event) => {
  const { type, version } = (event.data ?? {}) as { type?: unknown; version?: unknown };
  if (type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
  if (type === 'ALIVE') event.waitUntil(noteAlive(String(version), event.ports[0]));
});

/** The version that was good stays on the shelf until this one has come up. */
async function beginTrial(): Promise<void> {
  const { good } = await book.change((ledger) => takeOver(ledger, MINE));
  await shelf.keepOnly([MINE, good]);
}

async function noteAlive(version: string, port: MessagePort | undefined): Promise<void> {
  const { good, bad } = await book.change((ledger) => cameUp(ledger, MINE, version));
  port?.postMessage({ rolledBack: bad });
  if (good === MINE) await shelf.keepOnly([MINE]);
}

/** Every address of the launcher is the one page, with whatever search or fragment. */
function handOut(event: FetchEvent): void {
  const ledger = book.change((before) => load(before, MINE, Date.now()));
  // Asked for at once: the version that is handed out is nearly always this one.
  const own = [shelf.find(MINE, PAGE), firstHome.read(MINE).catch(() => undefined)] as const;
  const page = ledger.then(async (after) => {
    const version = served(after, MINE);
    const [kept, home] = await Promise.all(version === MINE ? own : [shelf.find(version, PAGE), undefined]);
    if (!kept) return fetch(event.request);
    if (!home) return kept;
    return new Response(withFirstHome(await kept.text(), home, Date.now()), { headers: kept.headers });
  });
  event.respondWith(page);
  event.waitUntil(
    ledger.then(async ({ trial, good }) => {
      if (trial && good) await watch(event.resultingClientId);
    }),
  );
}

/** Nobody can mend a page whose script does not run but its worker. */
async function watch(clientId: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ALIVE_WITHIN_MS));
  const { bad } = await book.change((ledger) => judge(ledger, MINE, Date.now()));
  if (bad !== MINE) return;
  // This page and no other: an older tab may be in a call.
  const page = await self.clients.get(clientId);
  await page?.navigate?.(page.url);
}

async function fileOf(request: Request): Promise<Response> {
  return (await shelf.find(MINE, new URL(request.url).pathname)) ?? fetch(request);
}

async function photoOf(path: string): Promise<Response> {
  return (await firstHome.photo(path)) ?? Response.error();
}
