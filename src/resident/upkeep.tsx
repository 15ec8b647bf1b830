import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { render } from 'preact';
import type { CallControl } from '../call/ports.ts';
import type { RingTone } from '../call/ring-tone.ts';
import type { FirstHomeBook } from '../data/first-home.ts';
import type { Store } from '../data/store.ts';
import type { ResidentTranslator } from '../i18n/resident.ts';
import type { Health } from '../protocol/health.ts';
import type { EpochMs } from '../protocol/primitives.ts';
import type { TabletRoute } from '../protocol/tablet-routes.ts';
import type { Clock } from '../sync/clock.ts';
import type { Http } from '../sync/http.ts';
import type { Live } from '../sync/live.ts';
import type { KeptFiles } from '../sync/photos.ts';
import type { Replica } from '../sync/replica.ts';
import { holdCallLock, isCallAnywhere } from './app/calls/call-lock.ts';
import { type KeepDeps, startKeepingHome } from './app/start/first-home.ts';
import { startWorker, type WorkerLink } from './app/start/worker.ts';
import { createSmallHours } from './app/upkeep/small-hours.ts';
import { startTouchWatch } from './app/upkeep/touch-watch.ts';
import { mayUpdate } from './app/upkeep/update-rule.ts';
import { startErrands } from './health/errands.ts';
import { createFinding, type Finding } from './health/finding.ts';
import { noteHealing } from './health/healing.ts';
import { createHealth, type HealthNavigator, type Run, type TabletHealth } from './health/health.ts';
import { startHeartbeat } from './health/heartbeat.ts';
import { startNightly } from './health/nightly.ts';
import { Found } from './screens/Found.tsx';

export type UpkeepDeps = {
  store: Pick<Store, 'meta'>;
  clock: Clock;
  http: Http<TabletRoute>;
  live: Live;
  /** What staff ask of this tablet, also from before the upkeep was loaded. */
  errands: Pick<Live, 'onMessage'>;
  replica: Pick<Replica, 'pending' | 'records'>;
  call: Pick<CallControl, 'view'>;
  ring: Pick<RingTone, 'sound' | 'start' | 'stop'>;
  settings: KeepDeps['settings'];
  /** What the launcher is drawn into, and the photos on it. */
  root: HTMLElement;
  photos: KeptFiles;
  /** Somebody speaks over the line of this tablet. */
  busy: ReadonlySignal<boolean>;
  firstHome: FirstHomeBook;
  /** The first screen is shown, and no card. */
  isHome: () => boolean;
  isNight: () => boolean;
  isNew: boolean;
  words: ResidentTranslator;
  version: string;
  reload: () => void;
};

/** How the tablet looks after itself: health, self-test, errands for staff, new versions. */
export interface Upkeep {
  readonly health: TabletHealth;
  /** Staff ask for the newest version. */
  takeUpdate(): Promise<void>;
  /** After the first screen is drawn: it needs none of this, and that it came up is what the worker waits to hear. */
  begin(): void;
}

/** A part of `launch.tsx`, which would be too long with it. Constructs everything that no resident ever sees. */
export function createUpkeep(deps: UpkeepDeps, stop: AbortSignal): Upkeep {
  const { clock, live, call, ring, store, reload } = deps;
  const timers = window;
  const isInCall = computed(() => call.view.value.at !== 'idle' && call.view.value.at !== 'over');
  const worker = signal<WorkerLink | null>(null);
  const healedAt = signal<EpochMs | null>(null);
  const lastTouch = startTouchWatch({ window, now: Date.now }, stop);
  const isOnline = () => live.online.peek() || live.outdated.peek();

  const health = createHealth(
    {
      navigator: navigator as HealthNavigator,
      roundTripMs: live.roundTripMs,
      sound: ring.sound,
      update: computed<Health['update']>(() => worker.value?.update.value ?? 'none'),
      version: deps.version,
      healedAt,
      meta: store.meta,
      clock,
      timers,
      loadProbes: (manner, now) => loadProbes(deps, manner, now),
      isInCall,
      window,
    },
    stop,
  );
  const finding = createFinding({ ring, timers, isInCall }, stop);
  const takeUpdate = async () => worker.peek()?.takeUpdate();

  function begin() {
    void noteHealing({ meta: store.meta, isNew: deps.isNew, now: clock.now() }).then(
      (at) => {
        healedAt.value = at;
      },
      () => undefined,
    );
    holdCallLock(navigator.locks, isInCall, stop);
    drawFound(finding, deps.words);
    keepHome(deps, stop);
    worker.value = startWorker(
      {
        ...{ ...worksOn(deps, { isInCall, health, lastTouch, isOnline }), timers, reload },
        container: navigator.serviceWorker,
        version: deps.version,
        network: window,
        meta: store.meta,
        now: clock.now,
        random: Math.random,
        mayFetch: () => !deps.busy.peek(),
        isCallAnywhere: () => isCallAnywhere(navigator.locks),
      },
      stop,
    );
    startHeartbeat({ live, health, timers, now: clock.local, random: Math.random }, stop);
    const smallHours = hoursOf(deps);
    const isQuiet = () => !isInCall.peek() && Date.now() - lastTouch() >= IDLE_MS;
    startNightly({ smallHours, meta: store.meta, now: clock.now, timers, isQuiet, health }, stop);
    startErrands(
      {
        ...{ live: deps.errands, timers, lastTouch, isOnline },
        now: Date.now,
        isInCall: isInCall.peek.bind(isInCall),
        do: {
          find: finding.start,
          'self-test': () => void health.runSelfTest({ aloud: !deps.isNight(), yields: true }),
          restart: reload,
          update: () => void takeUpdate(),
        },
      },
      stop,
    );
  }

  return { health, takeUpdate, begin };
}

/** Nobody is at the tablet. */
const IDLE_MS = 5 * 60_000;

const hoursOf = ({ settings }: UpkeepDeps) =>
  createSmallHours({ timeZone: () => settings.peek().timeZone, random: Math.random });

type Watched = {
  isInCall: ReadonlySignal<boolean>;
  health: TabletHealth;
  lastTouch: () => number;
  isOnline: () => boolean;
};

/** When a new version may be taken. */
function worksOn(deps: UpkeepDeps, { isInCall, health, lastTouch, isOnline }: Watched) {
  const smallHours = hoursOf(deps);
  return {
    mayUpdateNow(wish: { asked: boolean; waitedMs: number }) {
      const { battery } = health.health.peek();
      return mayUpdate({
        ...wish,
        now: Date.now(),
        lastTouch: lastTouch(),
        inCall: isInCall.peek() || health.isTesting.peek(),
        elsewhere: !deps.isHome(),
        online: isOnline(),
        unsent: deps.replica.pending.peek().length,
        hasPower: battery === null || battery.charging || battery.level > 0.2,
        smallHours: smallHours.isDue(deps.clock.now()),
        outdated: deps.live.outdated.peek(),
      });
    },
  };
}

/** The first screen needs none of it, so it comes when a test begins. */
async function loadProbes({ http, clock, live }: UpkeepDeps, manner: Run, health: () => Health) {
  const [{ createProbes }, { openGrab, openEar }] = await Promise.all([
    import('./health/probes.ts'),
    import('./health/browser-senses.ts'),
  ]);
  return createProbes({
    ...{ manner, health, http, openGrab, openEar, RTCPeerConnection },
    timers: window,
    mediaDevices: navigator.mediaDevices,
    iceServers: () => live.welcome.peek()?.iceServers ?? [],
    clockOffsetMs: () => clock.offsetMs.peek(),
    hasWorker: navigator.serviceWorker !== undefined,
  });
}

function keepHome({ replica, photos, words, firstHome, ...deps }: UpkeepDeps, stop: AbortSignal): void {
  const shown = () =>
    [...replica.records.peek().contact.values()].flatMap(({ photo }) => {
      const address = photos.url(photo);
      return photo && address ? [[address, photo] as const] : [];
    });
  startKeepingHome(
    {
      ...{
        ...deps,
        book: firstHome,
        language: words.language,
        MutationObserver,
        timers: window,
        now: deps.clock.now,
      },
      photos: () => new Map(shown()),
      blob: photos.blob,
    },
    stop,
  );
}

/** Over everything, in a place of its own: whatever the launcher shows, staff must find this tablet. */
function drawFound(finding: Finding, words: ResidentTranslator): void {
  const FoundOf = () =>
    finding.isOn.value ? <Found label={words.t('found.here')} onFound={finding.end} /> : null;
  const host = document.createElement('div');
  document.body.append(host);
  render(<FoundOf />, host);
}
