import { signal } from '@preact/signals';
import type { MetaStore } from '../../data/meta.ts';
import type { Store } from '../../data/store.ts';
import type { Refusal } from '../../protocol/errors.ts';
import { ROUTES } from '../../protocol/http.ts';
import { createClock } from '../../sync/clock.ts';
import { createHttp } from '../../sync/http.ts';
import { startLive } from '../../sync/live.ts';
import { joinEvents } from '../../sync/network-events.ts';
import { createPhotos } from '../../sync/photos.ts';
import { createReplica, type ReplicaOptions } from '../../sync/replica.ts';
import { startTogether } from '../../sync/together.ts';
import { createUploads } from '../../sync/uploads.ts';
import { withPending } from '../../sync/with-pending.ts';
import { createVoiceRecording } from '../../ui/voice-recording.ts';
import { browserZone } from '../screens/form/use-save.ts';
import { createActions, type NewInvitation } from './actions.ts';
import { type Ask, createAsk } from './asking.ts';
import type { Desk } from './desk.ts';
import { startFleet } from './fleet.ts';
import type { HouseMail } from './house-mail.ts';
import { startLock } from './lock.ts';
import { facilityOrUnknown } from './look.ts';
import { createNotices } from './notices.ts';
import { refusalText } from './refusal-words.ts';
import { startStation } from './station.ts';
import { startTicks } from './ticks.ts';
import { keepWaysBack, waysBackOf } from './unlocking.ts';
import { watchRefusals } from './watch-refusals.ts';

type Given = Pick<Desk, 'session' | 'words' | 'chime' | 'scanned' | 'onLanguage' | 'onSignOut'> & {
  window: Window & typeof globalThis;
  store: Store;
};

/** Puts a session's desk together; everything on it stops when `ended` is aborted. */
export async function openDesk({ window, store, ...given }: Given, ended: AbortSignal): Promise<Desk> {
  const { location, navigator } = window;
  const newId = () => window.crypto.randomUUID();
  const endpointId = newId();
  const network = joinEvents(window, window.document);
  const http = createHttp({ routes: ROUTES, fetch: window.fetch.bind(window), origin: '', credential: null });
  const clock = createClock({ now: Date.now, store });
  const live = startLive(
    {
      url: `${location.origin.replace(/^http/, 'ws')}/live`,
      credential: null,
      endpointId,
      WebSocket: window.WebSocket,
      clock,
      timers: window,
      random: Math.random,
      online: network,
    },
    ended,
  );
  const { staffId } = given.session;
  const iceServers = () => live.welcome.value?.iceServers ?? [];
  const calling = { window, clock, network, endpointId, staffId, iceServers };
  // Before anything is waited for: a resident who rings while the records are read must be heard.
  const station = startStation(
    {
      live,
      memory: store.meta,
      load: async (line) =>
        (await import('./station-calls.ts')).openStationCalls({ ...calling, line }, ended),
    },
    ended,
  );
  const name = `moien-staff-${staffId}`;
  const channel = new window.BroadcastChannel(name);
  const together = startTogether({ name, locks: navigator.locks, channel }, ended);
  const uploads = createUploads({ store, http, subtle: window.crypto.subtle });
  const overlay: ReplicaOptions['overlay'] = (records, ahead) => withPending(records, ahead, staffId);
  const replica = await createReplica(
    { store, http, live, clock, together, overlay, as: staffId, before: uploads.before },
    ended,
  );
  const exists = (id: string) => replica.records.peek().tablet.has(id);
  const fleet = await startFleet({ store, live, http, timers: window, exists }, ended);
  const notices = createNotices(window);
  watchRefusals(
    replica.refusals,
    ({ refusal }) => notices.say(refusedWords(given.words, refusal, clock.now()), 'bad'),
    ended,
  );
  const ticks = startTicks(
    { now: clock.now, setInterval: window.setInterval, clearInterval: window.clearInterval },
    ended,
  );
  const actions = createActions({
    replica,
    http,
    uploads,
    timers: window,
    isOnline: () => live.online.peek(),
    newId,
    origin: location.origin,
  });
  const ask = createAsk(http);
  const minutes = () => facilityOrUnknown(replica.records.peek()).lockMinutes;
  const lock = startLock({ storage: window.localStorage, window, now: Date.now, minutes }, ended);
  learnWaysBack(ask, store.meta);
  let houseMail: Promise<HouseMail> | null = null;
  const openHouseMail = () => {
    houseMail ??= import('./house-mail.ts').then((part) =>
      part.openHouseMail({ window, store, replica, clock }, ended),
    );
    // A chunk that did not come is asked for again.
    houseMail.catch(() => {
      houseMail = null;
    });
    return houseMail;
  };
  finishSending(store, openHouseMail);
  return {
    ...given,
    ask,
    openHouseMail,
    lock,
    meta: store.meta,
    download: (file, blob) => download(window, file, blob),
    replica,
    photos: createPhotos({ store, http, replica }, ended),
    online: live.online,
    outdated: live.outdated,
    ticks,
    actions,
    fleet,
    station,
    notices,
    typed: signal<{ id: string; fields: object } | null>(null),
    sheet: signal<NewInvitation | null>(null),
    card: signal<Desk['card']['value']>(null),
    erased: signal<Desk['erased']['value']>(null),
    newId,
    newRecording: () => createVoiceRecording(recordingPorts(window)),
    origin: location.origin,
    copy: (text) =>
      navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      ),
    print: () => window.print(),
    reload: () => location.reload(),
  };
}

const refusedWords = (words: Desk['words'], refusal: Refusal, at: number) =>
  `${refusalText(words, { refusal, at }, browserZone())} ${words.t('changes.kept')}`;

/** A greeting that an earlier page had begun to send goes on by itself. */
function finishSending({ sendings }: Store, openHouseMail: Desk['openHouseMail']): void {
  sendings
    .all()
    .then(async (waiting) => {
      if (waiting.length > 0) await openHouseMail();
    })
    .catch(() => undefined);
}

/** So that the cover of this PC can be lifted without network later. */
function learnWaysBack(ask: Ask, meta: MetaStore): void {
  ask('access', null)
    .then((told) => (told.ok ? keepWaysBack({ meta }, waysBackOf(told.value)) : undefined))
    .catch(() => undefined);
}

function download(window: Window & typeof globalThis, name: string, file: Blob): void {
  const link = window.document.createElement('a');
  link.href = window.URL.createObjectURL(file);
  link.download = name;
  link.click();
  window.URL.revokeObjectURL(link.href);
}

function recordingPorts(window: Window & typeof globalThis) {
  const { mediaDevices } = window.navigator as { mediaDevices?: MediaDevices };
  const { MediaRecorder, AudioContext, URL: urls } = window;
  return { mediaDevices, MediaRecorder, AudioContext, timers: window, urls };
}
