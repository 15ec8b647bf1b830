import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { createCallSoon } from '../call/call-soon.ts';
import { openLoudspeaker } from '../call/loudspeaker.ts';
import { createMedia } from '../call/media.ts';
import { createRingTone } from '../call/ring-tone.ts';
import { voiceBetween } from '../call/ring-voice.ts';
import { warmUp } from '../call/warm-up.ts';
import type { FirstHomeBook } from '../data/first-home.ts';
import type { Keyring, TabletKey } from '../data/keyring.ts';
import type { SpareKey } from '../data/spare-key.ts';
import { openStore } from '../data/store.ts';
import { LANGUAGES, pickLanguage } from '../i18n/languages.ts';
import { createResidentTranslator } from '../i18n/resident.ts';
import { TABLET_ROUTES } from '../protocol/tablet-routes.ts';
import { createClock } from '../sync/clock.ts';
import { createHttp } from '../sync/http.ts';
import { followLineBusy } from '../sync/line-busy.ts';
import { startLive } from '../sync/live.ts';
import { startMinute } from '../sync/minute.ts';
import { joinEvents } from '../sync/network-events.ts';
import { createOverlay } from '../sync/overlay.ts';
import { createPhotos } from '../sync/photos.ts';
import { createReplica } from '../sync/replica.ts';
import { createAutoAnswer } from './app/calls/auto-answer.ts';
import { callMemory } from './app/calls/call-memory.ts';
import { checkCamera } from './app/calls/camera-check.ts';
import { createDial } from './app/calls/dial.ts';
import { pauseOf } from './app/calls/paused.ts';
import { startStandIn } from './app/calls/stand-in.ts';
import { startCareGuard } from './app/care.ts';
import { startDay } from './app/day/day.ts';
import { followAudible } from './app/day/quiet.ts';
import type { Slide } from './app/day/slides.ts';
import { createVisitBell, startBellSound } from './app/day/visit-bell.ts';
import { createDeeds } from './app/deeds.ts';
import { startLook } from './app/look.ts';
import { createSendUnkept } from './app/mail/send-unkept.ts';
import type { HouseNews } from './app/mail/unseen.ts';
import { HOME, type Place, shown } from './app/place.ts';
import { followSettings } from './app/settings.ts';
import { startRinging } from './app/sound/ringing.ts';
import { startSound } from './app/sound/sound.ts';
import { createSpeech } from './app/sound/speech.ts';
import { loudness, openVolume, ringDecibels, ringStep } from './app/sound/volume.ts';
import { createStaffDoor } from './app/staff-door.ts';
import { lastLanguage, startLanguage } from './app/start/language.ts';
import { liftFirstHome, withFirstPhotos } from './app/start/lift-first-home.ts';
import { startReach } from './app/start/reach.ts';
import { createLeaving } from './app/upkeep/leaving.ts';
import { startLockGuard } from './app/upkeep/lock-guard.ts';
import { startRecovery } from './app/upkeep/recovery.ts';
import { whenIdle } from './app/upkeep/when-idle.ts';
import { keepErrands } from './health/keep-errands.ts';
import { Launcher } from './Launcher.tsx';
import { createLaterScreens, type LateRooms, loadMailRoom, startWaitingRoom } from './late-rooms.tsx';
import { Ground } from './screens/Ground.tsx';
import { followBusy } from './shared/busy.ts';
import { startIdleEnd } from './shared/idle-end.ts';
import { startSession } from './shared/session.ts';
import type { Upkeep } from './upkeep.tsx';

/** The database of a tablet: there is one in a browser. */
export const STORE = 'moien-tablet';
/** Three seconds to change one's mind before anybody is rung. */
const GRACE_MS = 3_000;

export type LaunchDeps = {
  key: TabletKey;
  /** Paired just now. */
  isNew: boolean;
  keyring: Pick<Keyring, 'close'>;
  spare: SpareKey;
  firstHome: FirstHomeBook;
  version: string;
  root: HTMLElement;
  reload: () => void;
};

/**
 * Puts the launcher together, from what is kept to what is seen, and belongs to `main.tsx`: nothing else constructs.
 * Long on purpose: it is the one place where the whole program can be read from top to bottom.
 * Resolves once the first screen is drawn, which needs no network.
 *
 * @throws DOMException when the browser refuses storage
 */
export async function launch(deps: LaunchDeps, stop: AbortSignal): Promise<void> {
  const { key, isNew, keyring, spare, firstHome, root, reload, version } = deps;
  const timers = window;
  const endpointId = crypto.randomUUID();
  const newId = () => crypto.randomUUID();
  const network = joinEvents(window, document, (navigator as { connection?: EventTarget }).connection);

  const store = await openStore(STORE);
  // The words are fetched while the records are read.
  const speaking = lastLanguage(store).then((last) =>
    createResidentTranslator(last ?? pickLanguage(navigator.languages, LANGUAGES)),
  );
  const clock = createClock({ now: Date.now, store });
  const { credential, tabletId } = key;
  const http = createHttp({ routes: TABLET_ROUTES, fetch: window.fetch, origin: '', credential });
  const url = `${location.origin.replace(/^http/, 'ws')}/live`;
  const live = startLive(
    { url, credential, endpointId, WebSocket, clock, timers, random: Math.random, online: network },
    stop,
  );
  const errands = keepErrands(live);
  const busy = followLineBusy({ live, timers }, stop);

  // Before anything else is waited for: a ring that comes while the records are read must be heard.
  const media = createMedia({ mediaDevices: navigator.mediaDevices });
  const boost = signal(0);
  const openOutput = (context: AudioContext) => openLoudspeaker(context, boost);
  const ring = createRingTone({ AudioContext, timers, openOutput });
  const autoAnswer = createAutoAnswer(clock);
  const call = createCallSoon(
    {
      ...{ media, clock, timers, endpointId, newId, network, performance, ...autoAnswer },
      line: { ...live, connected: computed(() => live.state.value === 'open') },
      iceServers: () => live.welcome.value?.iceServers ?? [],
      RTCPeerConnection,
      MediaStream,
      side: 'tablet',
      device: window,
      memory: callMemory(store),
      graceMs: GRACE_MS,
    },
    stop,
  );

  const overlay = createOverlay(tabletId, timers);
  const replica = await createReplica({ store, http, live, clock, overlay: overlay.over }, stop);
  // What staff set at this tablet counts at once, whether or not the server has heard of it.
  if (replica.pending.peek().length > 0) await overlay.fetch();
  const photos = withFirstPhotos(createPhotos({ store, http, replica, busy }, stop), document);
  // Read while the words are fetched: a face must not wait for its screen.
  for (const { photo } of replica.records.peek().contact.values()) photos.url(photo);
  const settings = followSettings(replica.records, key.tabletId);
  autoAnswer.learn({ records: replica.records, settings, ring });
  const isOnline = () => live.online.peek();
  const { empty, forget } = createLeaving({
    ...{ window, store, open: () => openStore(STORE), keyring, spare, firstHome, reload },
  });
  const session = await startSession({ tabletId, store, replica, isOnline, timers, empty }, stop);
  const idleEnd = startIdleEnd(
    {
      minutes: computed(() => settings.value.idleMinutes),
      isBusy: followBusy({ call, replica, settings }),
      ...{ window, timers, now: Date.now, onEnd: () => void session.end() },
    },
    stop,
  );
  const offline = startReach({ live, timers }, stop);
  const now = startMinute({ clock, timers, document }, stop);
  const place = signal<Place>(HOME);
  // Before whatever shows or sounds a ring.
  const contactOf = (id: string) => replica.records.peek().contact.get(id);
  const isCarers = (id: string) => contactOf(id)?.kind === 'station';
  startCareGuard({ call, settings, clock, isCarers }, stop);
  startLockGuard({ call, settings }, stop);
  const door = createStaffDoor({ call }, stop);
  const residentId = computed(() => settings.value.residentId);
  const sent = signal<readonly Slide[]>([]);
  const { quiet, ...rest } = startDay(
    { settings, now, replica, photos, call, place, sent, window, document, timers },
    stop,
  );
  const bell = createVisitBell({ replica, settings, now, quiet, call, isPanelOpen: door.isOpen });
  const resting = computed(() => quiet.value && !settings.value.outgoingAtNight);
  const sendUnkept = createSendUnkept({ http, isOnline, now: clock.now, newId, timers });
  const dial = createDial(document);
  const isPaused = (contactId: string) =>
    pauseOf(replica.records.peek(), contactId, { ...settings.peek(), now: clock.now() }) !== null;
  const deeds = createDeeds({
    ...{ replica, call, offline, resting, isPaused, sendUnkept, residentId, place, dial, newId },
  });
  startStandIn({ call, replica, timers, mayRing: () => !offline.peek() && !resting.peek() }, stop);
  const volume = await openVolume(store);
  const ringAt = computed(() => ringStep(volume.value, settings.value.ringFloor));
  effect(() => {
    boost.value = ringDecibels(ringAt.value);
  });

  const words = await speaking;
  const { language } = settings.value;
  if (language && language !== words.language.peek()) await words.setLanguage(language);
  const html = document.documentElement;
  startLanguage({ words, settings, online: live.online, html, store }, stop);
  startLook({ settings, quiet, root: html }, stop);
  const sentences = computed(() => [words.t('app.broken'), words.t('app.retrying')]);

  const shownNow = () => shown(call.view.peek(), place.peek(), 'awake', bell.due.peek()).at;
  // No first screen needs it, so it comes after.
  let loading: Promise<Upkeep> | null = null;
  const upkeep = () => {
    loading ??= import('./upkeep.tsx').then(({ createUpkeep }) => createUpkeep(upkeepDeps, stop));
    return loading;
  };
  const upkeepDeps = {
    ...{ store, clock, http, live, errands, replica, call, ring, settings, version, isNew, words, reload },
    ...{ root, firstHome, photos, busy },
    isHome: () => shownNow() === 'home' && !door.isOpen.peek(),
    isNight: () => quiet.peek(),
  };
  const mayReload = () => (live.online.peek() || live.outdated.peek()) && call.view.peek().at === 'idle';
  let isBroken = false;
  const onBroken = (retry: () => void, mended: AbortSignal) => {
    isBroken = true;
    startRecovery({ timers, retry, mayReload, reload }, mended);
  };

  const openPanel = async (leaving: AbortSignal) => {
    const [{ loadPanel }, { health, takeUpdate }] = await Promise.all([
      import('./panel/PanelOf.tsx'),
      upkeep(),
    ]);
    const ports = {
      ...{ tabletId: key.tabletId, replica, settings, now, clock, timers, window, meta: store.meta, crypto },
      ...{ online: live.online, volume, health, overlay: door.overlay, close: door.close },
      testRing() {
        ring.start('incoming');
        return () => call.view.peek().at !== 'incoming' && ring.stop();
      },
      isRinging: computed(() => call.view.value.at === 'incoming'),
      ...{ restart: reload, updateNow: () => void takeUpdate(), forget },
      ...{ endSession: session.end, http, newId },
    };
    return loadPanel(ports, leaving);
  };

  const waitingRoom = startWaitingRoom(
    { words, now, settings, offline, http, newId, timers, onDoor: door.open, window },
    stop,
  );
  const { speechSynthesis: synthesis, SpeechSynthesisUtterance: Utterance } = window;
  const speech = createSpeech({ synthesis, Utterance, language: () => words.language.peek(), timers });
  const laterScreens = createLaterScreens(timers, stop);
  const mailRoom = signal<LateRooms | null>(null);
  const house = signal<HouseNews | null>(null);
  const openRooms = async () => {
    const heard = computed(() => loudness(volume.value));
    const ports = {
      ...{ window, store, replica, clock, call, credential, words, now, settings, photos, place, deeds },
      ...{ offline, busy, speech, loudness: heard, night: quiet },
    };
    mailRoom.value = await loadMailRoom(ports, { sent, house }, stop);
  };

  render(
    <Ground sentences={() => sentences.peek()} onBroken={onBroken}>
      <Launcher
        {...{ words, now, settings, replica, photos, media, call, offline, place, deeds, volume, ring }}
        {...{ quiet, ...rest, door, openPanel, idleEnd, bell, waitingRoom, mailRoom, house, laterScreens }}
      />
    </Ground>,
    root,
  );
  void liftFirstHome(document, root, timers);

  startRinging(
    {
      call: { view: followAudible(call.view, quiet, isCarers) },
      ...{ ring, words, timers },
      speech,
      nameOf: (id) => contactOf(id)?.name ?? '',
      voiceOf: (id) =>
        voiceBetween(async () => {
          const voice = contactOf(id)?.voice;
          return voice ? photos.blob(voice) : undefined;
        }, timers),
      loudness: (kind) => loudness(kind === 'ring' ? ringAt.peek() : volume.peek()),
    },
    stop,
  );
  const atRing = () => loudness(ringAt.peek());
  startBellSound({ bell, call, ring, speech, words, now, timers, ...replica, loudness: atRing }, stop);
  whenIdle(
    window,
    () => undefined, // The first quiet moment is a finger's.
    () => void [call.fetch(), laterScreens.fetch(), overlay.fetch()],
    // Opening the loudspeaker takes a slow tablet as long as drawing the faces; a ring before this opens it itself.
    () => startSound({ ring, stream: media.stream, window, document }, stop),
    // A version whose first screen fell has not come up: its worker goes back to the one before.
    () => isBroken || void upkeep().then(({ begin }) => begin()),
    () => checkCamera(media, call),
    () => void warmUp({ RTCPeerConnection }),
    () => void openRooms().catch(console.error),
  );
  // Staff revoked this tablet: nothing of its resident stays on it.
  effect(() => {
    if (replica.signedOut.value) void forget();
  });

  // The browser took the database away: nothing new would be shown, and no wish kept, until the page is loaded again.
  void store.lost.then(() =>
    effect(() => {
      if (call.view.value.at === 'idle' && live.online.value) reload();
    }),
  );
}
