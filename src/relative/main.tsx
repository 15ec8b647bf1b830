import '../ui/tokens.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { createMedia } from '../call/media.ts';
import { createRingTone } from '../call/ring-tone.ts';
import { warmUp } from '../call/warm-up.ts';
import { openKeyring } from '../data/keyring.ts';
import { requestPersistence } from '../data/persistence.ts';
import { LANGUAGES, pickLanguage } from '../i18n/languages.ts';
import { createRelativeTranslator } from '../i18n/relative.ts';
import { browserLabel } from '../protocol/browser-label.ts';
import { RELATIVE_ROUTES } from '../protocol/relative-routes.ts';
import { createHttp } from '../sync/http.ts';
import { takeLinkSecret } from '../sync/link-secret.ts';
import { joinEvents } from '../sync/network-events.ts';
import { App } from './App.tsx';
import { arrive } from './app/arrival.ts';
import { openHousehold } from './app/household.ts';
import { acceptInvitation } from './app/invitation.ts';
import { keptLanguage, languageChoice } from './app/language-choice.ts';
import { startLatePart } from './app/late-part.ts';
import { watchReadiness } from './app/readiness.ts';
import { ringWhileCalled } from './app/ring-while-called.ts';
import { Message } from './screens/Message.tsx';

// First of all: the secret leaves the address bar.
const { hash } = location;
const link = takeLinkSecret(location, history);
const root = document.getElementById('app') ?? document.body;
const network = joinEvents(
  window,
  document,
  'connection' in navigator ? (navigator.connection as EventTarget) : undefined,
);

try {
  await open(keptLanguage(localStorage));
} catch (error) {
  console.error(error);
  // A browser that may keep nothing could not be rung tomorrow: better said than a page that stays empty.
  const { t } = await createRelativeTranslator(pickLanguage(navigator.languages, LANGUAGES));
  const reload = { label: t('invitation.retry'), onPress: () => location.reload() };
  const said = <Message title={t('storage.title')} text={t('storage.text')} action={reload} />;
  render(<main class="page">{said}</main>, root);
}

/** Puts the page together. @throws DOMException when the browser refuses storage */
async function open(kept: ReturnType<typeof keptLanguage>): Promise<void> {
  const words = await createRelativeTranslator(kept ?? pickLanguage(navigator.languages, LANGUAGES));
  effect(() => {
    document.documentElement.lang = words.language.value;
  });

  const media = createMedia({ mediaDevices: navigator.mediaDevices });
  const ring = createRingTone({ AudioContext, timers: window });
  // Now, to know whether it would be heard; and at whatever a browser takes for a touch.
  ring.unlock();
  for (const touch of ['pointerup', 'click', 'keydown']) addEventListener(touch, () => ring.unlock());

  const keyring = await openKeyring();
  const reload = () => location.reload();
  const household = await openHousehold({ window, network, media, keyring, reload });
  const inCall = () => household.bonds.peek().some((bond) => bond.call.view.peek().at !== 'idle');
  const { permissions } = navigator;
  const readiness = watchReadiness({ media, permissions, storage: localStorage, inCall });

  const http = createHttp({ routes: RELATIVE_ROUTES, fetch: window.fetch, origin: '', credential: null });
  const label = browserLabel(navigator.userAgent);
  const arrival = arrive({
    link,
    async accept({ name, secret }) {
      const language = words.language.peek();
      if (name === 'invitation') return await acceptInvitation(http, { secret, label, language });
      const knows = (id: string) => household.bonds.peek().some(({ key }) => key.contactId === id);
      const part = await import('./ring/start-ring.ts').catch(() => null);
      return (await part?.openRingLink({ window, secret, label, language, knows })) ?? { result: 'later' };
    },
    add: household.add,
    network,
  });

  ringWhileCalled({ household, ring, words, document });
  void warmUp({ RTCPeerConnection });
  void requestPersistence(navigator.storage);

  const onLanguage = languageChoice({
    words,
    storage: localStorage,
    network,
    tell(language) {
      for (const { key, replica } of household.bonds.peek())
        void replica.enqueue('device.update', { id: key.deviceId, set: { language } });
    },
  });
  // Nobody calls in the moment in which the page appears, and a ring sounds without it.
  const callPart = startLatePart(() => import('./CallOf.tsx'), network);
  const startRinging = async () => {
    const { startRing } = await import('./ring/start-ring.ts');
    const ringing = await startRing({ window, household, words, hash });
    return { ringing, screens: await import('./ring/RingOf.tsx') };
  };
  const ringPart = startLatePart(startRinging, network);
  render(
    <App {...{ arrival, household, words, readiness, media, ring, onLanguage, callPart, ringPart }} />,
    root,
  );
}
