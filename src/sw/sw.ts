import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/** The part of the worker's global scope that is used here: the DOM library of TypeScript knows none of it. */
type WorkerScope = {
  __WB_MANIFEST: Kept[];
  skipWaiting(): Promise<void>;
  addEventListener(type: 'message', listener: (event: WorkerMessage) => void): void;
};
type Kept = { url: string; revision: string | null };
type WorkerMessage = { data: unknown; waitUntil(promise: Promise<unknown>): void };

declare const self: WorkerScope;

/** Where the server has the launcher's page: under its folder's name only, not as a file. */
const PAGE = '/resident/';

// The launcher, whole: its page, scripts, styles, font, words and icons. Nothing of the console or the relative.
precacheAndRoute(self.__WB_MANIFEST.map(byAddress), { ignoreURLParametersMatching: [/.*/] });
cleanupOutdatedCaches();

// Every address of the launcher is the one page, with whatever search or fragment. All else goes to the network
// untouched: `/api` and `/live` must never be answered from a cache, the other front-ends are not kept.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL(PAGE), {
    allowlist: [/^\/resident\//],
  }),
);

// A new worker waits until the launcher says that nobody is touching it (resident/app/update-rule).
self.addEventListener('message', (event) => {
  if (isTakeOver(event.data)) event.waitUntil(self.skipWaiting());
});

function isTakeOver(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING';
}

/** The build knows the page as a file. */
function byAddress(entry: Kept): Kept {
  return entry.url === 'resident/index.html' ? { ...entry, url: PAGE } : entry;
}
