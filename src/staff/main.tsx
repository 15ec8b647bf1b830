import '../ui/tokens.css';
import './staff.css';
import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { eraseStore, openStore } from '../data/store.ts';
import { pickLanguage, STAFF_LANGUAGES, type StaffLanguage } from '../i18n/languages.ts';
import { createStaffTranslator } from '../i18n/staff.ts';
import { ROUTES } from '../protocol/http.ts';
import { createHttp } from '../sync/http.ts';
import { takeLinkSecret } from '../sync/link-secret.ts';
import { App } from './app/App.tsx';
import { createChime } from './app/chime.ts';
import type { Desk } from './app/desk.ts';
import { createEntrance } from './app/entrance.ts';
import { keepKnocking } from './app/knocking.ts';
import { forgetLock } from './app/lock.ts';
import { keepForOffline } from './app/offline.ts';
import { openDesk } from './app/open-desk.ts';
import { createRemembered } from './app/remembered.ts';
import { takeScannedCode } from './app/scanned-code.ts';
import { closeStores, openOwnStore, type StaffStores } from './app/staff-stores.ts';

const LANGUAGE_KEPT = 'moien-staff-language';

// First of all: the secret leaves the address bar.
const scanned = signal(takeScannedCode(location, history) ?? '');
const link = takeLinkSecret(location, history);

const kept = STAFF_LANGUAGES.find((language) => language === localStorage.getItem(LANGUAGE_KEPT));
const words = await createStaffTranslator(kept ?? pickLanguage(navigator.languages, STAFF_LANGUAGES));
effect(() => {
  document.documentElement.lang = words.language.value;
  document.title = words.t('page.title');
});

const chime = createChime(AudioContext);
// On a touch screen only the finger that goes up counts as a touch.
for (const touch of ['pointerdown', 'pointerup', 'keydown']) addEventListener(touch, chime.unlock);

const http = createHttp({ routes: ROUTES, fetch: window.fetch.bind(window), origin: '', credential: null });
const remembered = createRemembered(localStorage);
const desk = signal<Desk | null>(null);

/** Nothing stays covered before somebody who has just shown who they are. */
function onShown() {
  forgetLock(localStorage);
  desk.peek()?.lock.unlock();
}

const entrance = createEntrance({ http, link, now: Date.now, last: remembered.session, onShown });
const stores: StaffStores = { people: remembered.people, open: openStore, erase: eraseStore };

function onLanguage(language: StaffLanguage) {
  localStorage.setItem(LANGUAGE_KEPT, language);
  // Without network its words are not there; it is kept for the next load.
  words.setLanguage(language).catch(() => undefined);
}

async function signOut() {
  const isUnsent = (desk.peek()?.replica.pending.peek().length ?? 0) > 0;
  if (isUnsent && !confirm(words.t('session.sign-out-pending'))) return;
  if (!(await entrance.signOut())) desk.peek()?.notices.say(words.t('refused.unavailable'), 'bad');
}

/** Whose desk it is: the same one's after they have signed in again, with what they had begun to type. */
const whose = computed(() =>
  'session' in entrance.state.value ? entrance.state.value.session.staffId : null,
);

/** Stores are closed one after the other: nobody's is taken away while they come back to it. */
let tidied = Promise.resolve();

effect(() => {
  const state = entrance.state.peek();
  if (whose.value === null || !('session' in state)) return;
  const { session } = state;
  const ended = new AbortController();
  const opening = tidied.then(() => openOwnStore(session, stores));
  const opened = opening.then(async ({ store, left }) => {
    const given = { session, words, scanned, chime: chime.play, onLanguage, onSignOut: () => void signOut() };
    const made = await openDesk({ window, store, ...given }, ended.signal);
    if (ended.signal.aborted) return store.close();
    desk.value = made;
    for (const { name, count } of left)
      made.notices.say(words.t('session.left-behind', { name, count }), 'bad');
    const stop = effect(() => {
      if (made.replica.signedOut.value) entrance.expire();
    });
    ended.signal.addEventListener('abort', () => {
      stop();
      store.close();
    });
  });
  // Private windows and full disks refuse storage: better a console that says so than one that waits for ever.
  opened.catch(() => entrance.fail());
  return () => {
    desk.value = null;
    ended.abort();
  };
});

effect(() => {
  const { at } = entrance.state.value;
  if (at === 'signed-in') desk.peek()?.replica.signedIn();
  // What nobody who is here may see leaves this browser; what is unsent stays.
  if (at === 'signed-out') forgetLock(localStorage);
  if (at === 'signed-out') tidied = tidied.then(() => closeStores(stores)).catch(() => undefined);
});

const root = document.getElementById('app');
if (root) render(<App words={words} entrance={entrance} desk={desk} onLanguage={onLanguage} />, root);
keepKnocking(entrance, window);
keepForOffline(navigator.serviceWorker, () => location.reload()).catch(() => undefined);
void entrance.begin();
