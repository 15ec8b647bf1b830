import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { EpochMs, Id } from '../protocol/primitives.ts';
import { startChannelWatch } from './channels/channel-watch.ts';
import { createLook } from './channels/look-at-address.ts';
import type { Config } from './config.ts';
import { createDoorkeeper } from './doorkeeper.ts';
import { lockFolder } from './folder-lock.ts';
import { startGreetingWatch } from './greeting-watch.ts';
import { startHelpWatch } from './help-watch.ts';
import { clientAddress } from './http/address.ts';
import { createApp } from './http/app.ts';
import { createHandlers } from './http/create-handlers.ts';
import { loadPages } from './http/static.ts';
import { createUploads, type Uploads } from './http/uploads.ts';
import { createLineFacts } from './line/line-facts.ts';
import { createMeter } from './line/meter.ts';
import { createLive } from './live/live.ts';
import type { Timers } from './live/timers.ts';
import type { Live } from './live-ports.ts';
import type { Log } from './log.ts';
import { answers, startConverting } from './media/convert-films.ts';
import type { Notify } from './notify/notify-ports.ts';
import { openPostOffice } from './notify/open-post-office.ts';
import { createPasswords, type Passwords } from './passwords.ts';
import { openReach } from './reach/open-reach.ts';
import { DATABASE_FILE, loadSecrets, openFolder } from './secrets.ts';
import { hasFacility } from './store/accounts.ts';
import { createQualityStore } from './store/call-quality.ts';
import { createCallStore } from './store/calls.ts';
import type { RandomBytes } from './store/credentials.ts';
import { openDatabase } from './store/database.ts';
import { createDirectory } from './store/directory.ts';
import { beginEpochs } from './store/epochs.ts';
import { createHealthStore } from './store/health.ts';
import { createLineStore } from './store/lines.ts';
import { createSetupLink } from './store/links.ts';
import { createMedia, type Media } from './store/media.ts';
import { createPhotos, type Photos } from './store/photos.ts';
import { createStore, type Store } from './store/store.ts';
import { startSweeping } from './store/sweeping.ts';
import { startVisitMail } from './visits/visit-mail.ts';
import { createWebAuthn } from './webauthn.ts';

/** The outside world. */
export type ServerDeps = {
  clock: () => EpochMs;
  randomBytes: RandomBytes;
  newId: () => Id;
  timers: Timers;
  log: Log;
};

export interface Server {
  readonly store: Store;
  readonly photos: Photos;
  readonly media: Media;
  readonly uploads: Uploads;
  readonly passwords: Passwords;
  readonly notify: Notify;
  /** Tries everything that waits to go out, now. */
  deliver(): Promise<void>;
  /** A new one-time secret for `/staff/#setup=…`; null when there is a facility already. */
  setupLink(): Promise<string | null>;
  /** @returns where it listens @throws when the port is taken */
  listen(): Promise<{ url: string }>;
  /** Refuses new requests, lets those under way finish (for 5 s), closes sockets and database. */
  close(): Promise<void>;
}

/** Builds the server: takes and opens its data, wires its parts, listens to nothing yet. */
export async function createServer(config: Config, deps: ServerDeps): Promise<Server> {
  await openFolder(config.dataDir);
  const unlock = lockFolder(config.dataDir);
  try {
    return await openServer(config, { ...deps, unlock });
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openServer(config: Config, deps: ServerDeps & { unlock: () => void }): Promise<Server> {
  const secrets = await loadSecrets(config.dataDir);
  const db = await openDatabase(join(config.dataDir, DATABASE_FILE));
  await beginEpochs(db, deps.randomBytes);
  const store = createStore({ ...deps, db });
  const photos = createPhotos(store, join(config.dataDir, 'blobs'));
  const media = createMedia(store, { folder: join(config.dataDir, 'media'), quota: config.mediaQuota });
  const uploads = await createUploads({ store, media, folder: join(config.dataDir, 'uploads') });
  const stopSweeping = await startSweeping(store, { ...deps, files: [photos, uploads, media] });
  const passwords = await createPasswords(secrets.pepper);
  const doorkeeper = createDoorkeeper(store, config.publicUrl);
  const office = openPostOffice(config, { ...deps, store, vapid: secrets.vapid });
  const ffmpeg = (await answers(config.ffmpeg)) ? config.ffmpeg : null;
  if (ffmpeg === null) deps.log.info({}, 'films stay as they are recorded: there is no ffmpeg');
  const stopConverting = startConverting({
    ...deps,
    store,
    media,
    ffmpeg,
    folder: join(config.dataDir, 'uploads'),
  });
  const stopGreetingWatch = startGreetingWatch({ ...deps, store, media });
  const stopHelpWatch = await startHelpWatch({ ...deps, store, notify: office.notify });
  const from = config.mail?.from ?? null;
  const { origin } = config.publicUrl;
  const visitMailWritten = startVisitMail({ ...deps, store, notify: office.notify, origin, from });
  const health = createHealthStore(db);
  const lineStore = createLineStore(db);
  const reach = openReach({ ...deps, store, office: office.doors, origin });
  const facts = createLineFacts(lineStore);
  const meter = createMeter({ ...deps, store: lineStore, facts, now: deps.clock });
  const live = createLive({
    ...deps,
    lines: { facts, meter },
    ringer: reach.ringer,
    now: deps.clock,
    store: createCallStore(store),
    directory: createDirectory(db),
    health,
    quality: createQualityStore(db),
    doorkeeper,
    turn: config.turn,
    addressOf: ({ headers, socket }) =>
      clientAddress({
        remote: socket.remoteAddress,
        forwarded: headers['x-forwarded-for']?.toString(),
        trustProxy: config.trustProxy,
      }),
  });
  reach.join(live);
  tellLive(store, live);
  store.onCommit(({ facilityId }) => facts.changed(facilityId));
  const stopWatching = office.watch(health, live);
  const look = createLook({
    origin: config.publicUrl.origin,
    isTrial: config.publicUrl.protocol === 'http:',
    resolve: (hostname) => lookup(hostname, { all: true }),
  });
  const channels = await startChannelWatch({ ...deps, store, look });
  const servePage = await loadPages(config.pagesDir);
  const handlers = createHandlers({
    store,
    photos,
    media,
    passwords,
    webAuthn: createWebAuthn(store, config.publicUrl),
    notify: office.notify,
    live,
    lines: { store: lineStore, facts, meter },
    reach,
    channels,
    publicKey: secrets.vapid.publicKey,
    publicUrl: config.publicUrl,
    convertsFilms: ffmpeg !== null,
  });
  const app = createApp({
    ...config,
    handlers,
    store,
    photos,
    media,
    uploads,
    doorkeeper,
    asks: live.traffic.asks,
    servePage,
    log: deps.log,
  });
  const http = createHttpServer(getRequestListener((request, env) => app.fetch(request, env)));
  http.on('request', live.traffic.request);
  http.on('upgrade', (request, socket, head) => live.upgrade(request, socket, head));
  return {
    store,
    photos,
    media,
    uploads,
    passwords,
    notify: office.notify,
    deliver: office.deliver,
    setupLink: async () => ((await hasFacility(db)) ? null : await createSetupLink(store)),
    listen: () => listen(http, config),
    async close() {
      stopSweeping();
      stopConverting();
      await stopHelpWatch();
      await channels.close();
      await stopGreetingWatch();
      const isClosed = http.listening ? once(http, 'close') : Promise.resolve();
      http.close();
      await stopWatching();
      await live.close();
      await meter.close();
      await visitMailWritten();
      await reach.close();
      await office.close();
      http.closeIdleConnections();
      const giveUp = deps.timers.after(CLOSING_MS, () => http.closeAllConnections());
      await isClosed;
      giveUp();
      await db.destroy();
      deps.unlock();
    },
  };
}

/** How long a request may still take once the server is asked to stop. */
const CLOSING_MS = 5000;

/** What a commit means for open sockets. */
function tellLive(store: Store, live: Live): void {
  store.onCommit(({ facilityId, seq, signedOut, moved }) => {
    for (const subjectId of signedOut) live.signOut(facilityId, subjectId);
    for (const subjectId of moved) live.reconnect(facilityId, subjectId);
    if (seq > 0) live.poke(facilityId, seq);
  });
}

async function listen(http: HttpServer, { host, port }: Config): Promise<{ url: string }> {
  http.listen(port, host);
  await once(http, 'listening');
  const { port: actual } = http.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return { url: `http://${name.includes(':') ? `[${name}]` : name}:${actual}` };
}
