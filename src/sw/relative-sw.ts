/*
 * The worker of a relative's page, and only of being rung: it shows pushes, answers checks, and brings the page to the
 * front. It keeps no file: the page is small, and without network nobody can be called. Registered by relative/ for
 * `/relative/`; tools/build/relative-worker.ts makes one script of it.
 */
import { openKeyring } from '../data/keyring.ts';
import { createRingServer } from './ring/ring-server.ts';
import { createRingWorker } from './ring/ring-worker.ts';
import type { NotificationLook, OpenPage, Shown } from './ring/worker-ports.ts';

type Lasting = { waitUntil(promise: Promise<unknown>): void };
type Renewal = { oldSubscription?: PushSubscription | null; newSubscription?: PushSubscription | null };
type WorkerScope = {
  registration: Pick<ServiceWorkerRegistration, 'pushManager'> & {
    showNotification(title: string, look: NotificationLook): Promise<void>;
    getNotifications(of: { tag: string }): Promise<readonly Shown[]>;
  };
  skipWaiting(): Promise<void>;
  clients: {
    claim(): Promise<void>;
    matchAll(of: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly OpenPage[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(
    type: 'push',
    listener: (event: Lasting & { data: { json(): unknown } | null }) => void,
  ): void;
  addEventListener(
    type: 'notificationclick',
    listener: (event: Lasting & { notification: Shown; action: string }) => void,
  ): void;
  addEventListener(type: 'pushsubscriptionchange', listener: (event: Lasting & Renewal) => void): void;
};

declare const self: WorkerScope;

const { registration, clients } = self;

const worker = createRingWorker({
  async keys() {
    const keyring = await openKeyring();
    const keys = await keyring.all();
    keyring.close();
    return keys.filter((key) => key.kind === 'device');
  },
  server: createRingServer((...asked) => fetch(...asked)),
  show: (title, look) => registration.showNotification(title, look),
  shown: (tag) => registration.getNotifications({ tag }),
  pages: () => clients.matchAll({ type: 'window', includeUncontrolled: true }),
  openPage: (url) => clients.openWindow(url),
});

// It keeps no page, so a new one may take over under anybody's hands.
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(clients.claim()));
self.addEventListener('push', (event) => event.waitUntil(worker.pushed(event.data?.json())));
self.addEventListener('notificationclick', (event) =>
  event.waitUntil(worker.pressed(event.notification, event.action)),
);
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event)));

async function renew({ oldSubscription, newSubscription }: Renewal): Promise<void> {
  const applicationServerKey = oldSubscription?.options.applicationServerKey ?? null;
  const renewed =
    newSubscription ??
    (applicationServerKey &&
      (await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })));
  // Without the old one's key nothing can be renewed here: the page does it when it is next opened.
  if (renewed) await worker.renewed(renewed.toJSON());
}
