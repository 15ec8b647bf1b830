import '../ui/tokens.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { createMedia } from '../call/media.ts';
import { createRingTone } from '../call/ring-tone.ts';
import { warmUp } from '../call/warm-up.ts';
import { openKeyring } from '../data/keyring.ts';
import { requestPersistence } from '../data/persistence.ts';
import { isLanguage, LANGUAGES, pickLanguage } from '../i18n/languages.ts';
import { createRelativeTranslator } from '../i18n/relative.ts';
import { createHttp } from '../sync/http.ts';
import { takeLinkSecret } from '../sync/link-secret.ts';
import { joinEvents } from '../sync/network-events.ts';
import { App } from './App.tsx';
import { arrive } from './app/arrival.ts';
import { deviceLabel } from './app/device-label.ts';
import { openHousehold } from './app/household.ts';
import { acceptInvitation } from './app/invitation.ts';
import { watchReadiness } from './app/readiness.ts';
import { ringWhileCalled } from './app/ring-while-called.ts';

const LANGUAGE_KEPT = 'moien-language';

// First of all: the secret leaves the address bar.
const link = takeLinkSecret(location, history);

const kept = localStorage.getItem(LANGUAGE_KEPT);
const words = await createRelativeTranslator(
  isLanguage(kept) ? kept : pickLanguage(navigator.languages, LANGUAGES),
);
effect(() => {
  document.documentElement.lang = words.language.value;
});

const network = joinEvents(
  window,
  document,
  'connection' in navigator ? (navigator.connection as EventTarget) : undefined,
);
const media = createMedia({ mediaDevices: navigator.mediaDevices });
const ring = createRingTone({ AudioContext, timers: window });
addEventListener('pointerdown', () => ring.unlock());

const keyring = await openKeyring();
const household = await openHousehold({ window, network, media, keyring, reload: () => location.reload() });
const inCall = () => household.bonds.peek().some((bond) => bond.call.view.peek().at !== 'idle');
const readiness = watchReadiness({
  media,
  permissions: navigator.permissions,
  storage: localStorage,
  inCall,
});

const http = createHttp({ fetch: window.fetch, origin: '', credential: null });
const label = deviceLabel(navigator.userAgent);
const arrival = arrive({
  link,
  accept: (secret) => acceptInvitation(http, { secret, label, language: words.language.peek() }),
  add: household.add,
  network,
});

ringWhileCalled({ household, ring, words, document });
void warmUp({ RTCPeerConnection });
void requestPersistence(navigator.storage);

async function setLanguage(language: typeof words.language.value) {
  localStorage.setItem(LANGUAGE_KEPT, language);
  await words.setLanguage(language);
  for (const { key, replica } of household.bonds.peek()) {
    await replica.enqueue('device.update', { id: key.deviceId, set: { language } });
  }
}

const root = document.getElementById('app');
if (root) {
  const onLanguage = (language: typeof words.language.value) => void setLanguage(language);
  render(<App {...{ arrival, household, words, readiness, media, ring, onLanguage }} />, root);
}
