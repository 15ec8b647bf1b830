import { computed, type ReadonlySignal } from '@preact/signals';
import type { createCall } from '../../call/call.ts';
import { createCallSoon } from '../../call/call-soon.ts';
import type { CallControl, Media } from '../../call/ports.ts';
import { tabMemory } from '../../call/tab-memory.ts';
import type { DeviceKey } from '../../data/keyring.ts';
import { openStore } from '../../data/store.ts';
import type { IceServer } from '../../protocol/live.ts';
import type { BlobHash, EpochMs } from '../../protocol/primitives.ts';
import { RELATIVE_ROUTES } from '../../protocol/relative-routes.ts';
import { createClock } from '../../sync/clock.ts';
import { createHttp } from '../../sync/http.ts';
import { type Live, startLive } from '../../sync/live.ts';
import { startMinute } from '../../sync/minute.ts';
import type { NetworkEvents } from '../../sync/network-events.ts';
import { createPhotos, type Photos } from '../../sync/photos.ts';
import { isLineQuiet } from '../../sync/quiet-line.ts';
import { createReplica, type Replica } from '../../sync/replica.ts';
import type { Ahead } from './ahead.ts';
import { pokedInCalm } from './calm.ts';
import { startLatePart } from './late-part.ts';
import type { Mail } from './mail.ts';

/** The tie between this browser and one contact: a member of one facility, with all that it needs. */
export type Bond = {
  readonly key: DeviceKey;
  readonly replica: Replica;
  readonly photos: Photos;
  readonly live: Live;
  /** The corrected time, told anew each minute: *yesterday* and calling hours move on by themselves. */
  readonly now: ReadonlySignal<EpochMs>;
  readonly call: CallControl;
  /** Sends a small file; the server answers how to name it. @throws RequestRefused */
  readonly upload: (file: Blob) => Promise<BlobHash>;
  /** Messages; null until their part of the page is here. */
  readonly mail: ReadonlySignal<Mail | null>;
  /** Closes socket and database. */
  close(): void;
};

export type BondDeps = {
  window: Window & typeof globalThis;
  /** What the entry has begun: the first questions and the first socket are perhaps under way. */
  ahead: Pick<Ahead, 'fetch' | 'WebSocket'>;
  network: NetworkEvents;
  media: Media;
  /** The machinery of calls: on its way already where somebody may ring now. */
  fetchCall: () => Promise<typeof createCall>;
  /** What no ring waits for comes when it has come. */
  calm: Promise<void>;
  /** In a call with another resident of this browser: a ring is answered with *busy*. */
  isBusy: () => boolean;
  /** The browser took the database away: nothing new can be shown before the page is loaded again. */
  onLost: () => void;
};

/** On a line of 100 kbit/s a photo takes the very second in which the way to its person is built. */
const FACE_AFTER_MS = 700;

/** The name of the database of one device credential. */
export const storeNameOf = (key: DeviceKey) => `moien-device-${key.deviceId}`;

/** Opens what is kept of this bond (works without network) and starts to catch up. */
export async function openBond(key: DeviceKey, deps: BondDeps): Promise<Bond> {
  const { window, ahead, network, media, isBusy, onLost } = deps;
  const ending = new AbortController();
  const { signal } = ending;
  const endpointId = crypto.randomUUID();
  // The socket waits for nothing, not even for the disk.
  const opening = openStore(storeNameOf(key));
  const clock = createClock({ now: Date.now, store: opening });
  const http = createHttp({
    routes: RELATIVE_ROUTES,
    fetch: ahead.fetch,
    origin: '',
    credential: key.credential,
  });
  const live = startLive(
    {
      url: `${window.location.origin.replace(/^http/, 'ws')}/live`,
      credential: key.credential,
      endpointId,
      WebSocket: ahead.WebSocket,
      clock,
      timers: window,
      random: Math.random,
      online: network,
    },
    signal,
  );
  const iceServers = (): IceServer[] => live.welcome.value?.iceServers ?? [];
  // A ring that comes while the store is read must be heard.
  const call = createCallSoon(
    {
      line: { ...live, connected: computed(() => live.state.value === 'open') },
      media,
      iceServers,
      RTCPeerConnection: window.RTCPeerConnection,
      MediaStream: window.MediaStream,
      clock,
      timers: window,
      endpointId,
      side: 'relative',
      device: window,
      newId: () => crypto.randomUUID(),
      memory: tabMemory(window.sessionStorage, key.deviceId),
      graceMs: 0,
      network,
      performance: window.performance,
      isBusy,
      calm: deps.calm,
    },
    signal,
    deps.fetchCall,
  );
  const store = await opening.catch((error: unknown) => {
    ending.abort();
    throw error;
  });
  call.fetch();
  const patient = { ...live, onMessage: pokedInCalm(live, deps.calm) };
  const replica = await createReplica({ store, http, live: patient, clock }, signal);
  const getBlob: typeof http.getBlob = async (...asked) => {
    const pause = new Promise<void>((resolve) => void window.setTimeout(resolve, FACE_AFTER_MS));
    await Promise.race([deps.calm, pause]);
    return http.getBlob(...asked);
  };
  const quiet = isLineQuiet(call.view);
  const busy = computed(() => !quiet.value);
  const photos = createPhotos({ store, http: { getBlob }, replica, busy }, signal);
  const now = startMinute({ clock, timers: window, document: window.document }, signal);
  const { credential } = key;
  const loadMail = async () => {
    await deps.calm;
    return (await import('./mail.ts')).openMail({ window, store, replica, clock, call, credential }, signal);
  };
  const mail = startLatePart(loadMail, network);
  const close = () => {
    ending.abort();
    store.close();
  };
  void store.lost.then(() => signal.aborted || onLost());
  return { key, replica, photos, live, now, call, upload: http.putBlob, mail, close };
}
