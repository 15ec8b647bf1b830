import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/** The part of the worker's global scope that is used here: the DOM library of TypeScript knows none of it. */
type WorkerScope = {
  __WB_MANIFEST: { url: string; revision: string | null }[];
  skipWaiting(): Promise<void>;
  addEventListener(type: 'message', listener: (event: WorkerMessage) => void): void;
};
type WorkerMessage = { data: unknown; waitUntil(promise: Promise<unknown>): void };

declare const self: WorkerScope;

// The launcher, whole: its page, scripts, styles, font, words and icons. Nothing of the console or the relative.
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/.*/] });
cleanupOutdatedCaches();

// Every address of the launcher is the one page, with whatever search or fragment. All else goes to the network
// untouched: `/api` and `/live` must never be answered from a cache, the other front-ends are not kept.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/resident/index.html'), {
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
