import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { RelativeTranslator } from '../../i18n/relative.ts';
import { createRingTranslator, type RingTranslator } from '../../i18n/ring.ts';
import type { Id, Secret } from '../../protocol/primitives.ts';
import { RING_ROUTES } from '../../protocol/ring-routes.ts';
import { SYNC_ROUTES } from '../../protocol/sync-routes.ts';
import { createHttp } from '../../sync/http.ts';
import type { Bond } from '../app/bond.ts';
import type { Household } from '../app/household.ts';
import { type Platform, platformOf } from './platform.ts';
import { answerWhenRung, pressedBefore } from './presses.ts';
import { createRingDesk, type RingDesk } from './ring-desk.ts';

/** What the browser's own question about the home screen looks like (Chromium). */
type InstallPrompt = Event & { prompt(): Promise<unknown> };

export type Ringing = {
  readonly desk: RingDesk;
  readonly words: RingTranslator;
  readonly platform: ReadonlySignal<Platform>;
  /** The browser's own question whether the page goes to the home screen. */
  install(): void;
};

export type RingDeps = {
  window: Window & typeof globalThis;
  household: Household;
  words: RelativeTranslator;
  /** As it was when the page was opened. */
  hash: string;
};

const httpAs = (window: RingDeps['window'], credential: Secret) =>
  createHttp({
    routes: { ...SYNC_ROUTES, ...RING_ROUTES },
    fetch: window.fetch.bind(window),
    origin: '',
    credential,
  });

/** Puts this part together, as an entry does: it comes once the page stands. */
export async function startRing({ window, household, words, hash }: RingDeps): Promise<Ringing> {
  const { navigator, localStorage } = window;
  const ringWords = await createRingTranslator(words.language.peek());
  effect(() => {
    void ringWords.setLanguage(words.language.value).catch(() => undefined);
  });
  const after = (ms: number, run: () => void) => {
    const timer = window.setTimeout(run, ms);
    return () => window.clearTimeout(timer);
  };
  const container = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
  const permission =
    'Notification' in window
      ? { state: () => Notification.permission, ask: () => Notification.requestPermission() }
      : undefined;
  const desk = createRingDesk({
    keys: () => household.bonds.peek().map(({ key }) => ({ key, http: httpAs(window, key.credential) })),
    container,
    permission,
    after,
    newId: () => window.crypto.randomUUID(),
    storage: localStorage,
  });
  const answer = (callId: Id) => answerWhenRung(callId, { bonds: household.bonds, after });
  const before = pressedBefore(hash);
  if (before) answer(before);
  container?.addEventListener('message', ({ data }) => {
    if (data?.ring === 'answer') answer(String(data.id));
  });
  clearRings(household, container);
  const { platform, install } = watchPlatform(window);
  // An invitation may still be on its way in, and each one is a device of its own.
  const count = computed(() => household.bonds.value.length);
  const isGone = computed(() => household.bonds.value.some(isForgotten));
  effect(() => {
    const otherwise = platform.value.can === 'after-install' ? 'install' : 'unsupported';
    if (count.value > 0) void desk.refresh({ otherwise, isGone: isGone.value });
  });
  return { desk, words: ringWords, platform, install };
}

/** The push service threw the subscription away, and told the server. */
const isForgotten = ({ key, replica }: Bond): boolean =>
  replica.records.value.device.get(key.deviceId)?.ring.push === 'gone';

function watchPlatform(window: RingDeps['window']): Pick<Ringing, 'platform' | 'install'> {
  const prompt = signal<InstallPrompt | null>(null);
  const { navigator } = window;
  const platform = signal<Platform>({ can: 'nothing' });
  effect(() => {
    platform.value = platformOf({
      userAgent: navigator.userAgent,
      maxTouchPoints: navigator.maxTouchPoints,
      standalone: window.matchMedia('(display-mode: standalone)').matches,
      hasPush: 'PushManager' in window && 'Notification' in window,
      canPrompt: prompt.value !== null,
    });
  });
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    prompt.value = event as InstallPrompt;
  });
  window.addEventListener('appinstalled', () => {
    prompt.value = null;
  });
  return { platform, install: () => void prompt.peek()?.prompt() };
}

/** A page that rings, or has answered, needs no notification beside it. */
function clearRings(household: Household, container: ServiceWorkerContainer | undefined): void {
  let last: Id | null = null;
  effect(() => {
    const view = household.shown.value?.call.view.value;
    const callId = view && 'callId' in view && view.at !== 'incoming' ? view.callId : null;
    if (callId === null || callId === last) return;
    last = callId;
    void closeNotifications(container, `call ${callId}`).catch(() => undefined);
  });
}

async function closeNotifications(container: ServiceWorkerContainer | undefined, tag: string): Promise<void> {
  const registration = await container?.getRegistration('/relative/');
  for (const shown of (await registration?.getNotifications({ tag })) ?? []) shown.close();
}
