import '../ui/palette.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { createMedia } from '../call/media.ts';
import { createRingTone } from '../call/ring-tone.ts';
import { openKeyring } from '../data/keyring.ts';
import { requestPersistence } from '../data/persistence.ts';
import type { Language } from '../i18n/languages.ts';
import { createRelativeTranslator, type RelativeTranslator } from '../i18n/relative.ts';
import { browserLabel } from '../protocol/browser-label.ts';
import { RELATIVE_ROUTES } from '../protocol/relative-routes.ts';
import { createHttp } from '../sync/http.ts';
import type { LinkSecret } from '../sync/link-secret.ts';
import { joinEvents } from '../sync/network-events.ts';
import { App } from './App.tsx';
import type { Ahead } from './app/ahead.ts';
import { arrive } from './app/arrival.ts';
import { createCalm } from './app/calm.ts';
import { openHousehold } from './app/household.ts';
import { acceptInvitation, openRingLink } from './app/invitation.ts';
import { languageChoice } from './app/language-choice.ts';
import { startLatePart } from './app/late-part.ts';
import { watchReadiness } from './app/readiness.ts';
import { ringWhileCalled } from './app/ring-while-called.ts';
import { Message } from './screens/Message.tsx';

/** What the entry knows and has begun. */
export type Opening = {
  /** As it was when the page was opened. */
  hash: string;
  link: LinkSecret | null;
  language: Language;
  ahead: Ahead;
};

/** Puts the page together, as an entry does. Without storage it says that there can be no page. */
export async function openPage(opening: Opening): Promise<void> {
  const root = document.getElementById('app') ?? document.body;
  const words = await createRelativeTranslator(opening.language);
  effect(() => {
    document.documentElement.lang = words.language.value;
  });
  try {
    await build(opening, words, root);
  } catch (error) {
    console.error(error);
    // A browser that may keep nothing could not be rung tomorrow: better said than a page that stays empty.
    const { t } = words;
    const reload = { label: t('invitation.retry'), onPress: () => location.reload() };
    const said = <Message title={t('storage.title')} text={t('storage.text')} action={reload} />;
    render(<main class="page">{said}</main>, root);
  }
}

/** @throws DOMException when the browser refuses storage */
async function build(
  { hash, link, ahead }: Opening,
  words: RelativeTranslator,
  root: Element,
): Promise<void> {
  const network = joinEvents(
    window,
    document,
    'connection' in navigator ? (navigator.connection as EventTarget) : undefined,
  );
  const media = createMedia({ mediaDevices: navigator.mediaDevices });
  const ring = createRingTone({ AudioContext, timers: window });
  for (const touch of ['pointerup', 'click', 'keydown']) addEventListener(touch, () => ring.unlock());

  const calm = createCalm();
  const keyring = await openKeyring();
  const reload = () => location.reload();
  const callPart = startLatePart(async () => (await import('./call-part.ts')).callPart, network);
  const fetchCall = async () => (await import('./call-part.ts')).callPart.createCall;
  const household = await openHousehold({
    window,
    ahead,
    network,
    media,
    fetchCall,
    keyring,
    reload,
    calm: calm.comes,
  });
  const inCall = () => household.bonds.peek().some((bond) => bond.call.view.peek().at !== 'idle');
  const { permissions } = navigator;
  const readiness = watchReadiness({ media, permissions, storage: localStorage, inCall });

  const { fetch } = ahead;
  const http = createHttp({ routes: RELATIVE_ROUTES, fetch, origin: '', credential: null });
  const label = browserLabel(navigator.userAgent);
  const arrival = arrive({
    link,
    async accept({ name, secret }) {
      const accepting = { secret, label, language: words.language.peek() };
      if (name === 'invitation') return await acceptInvitation(http, accepting);
      return await openRingLink(http, {
        ...accepting,
        known: household.bonds.peek().map(({ key }) => key.contactId),
      });
    },
    add: household.add,
    network,
  });
  calm.follow({ link, arrival, household, timers: window });

  ringWhileCalled({ household, ring, words, document });
  const onLanguage = languageChoice({
    words,
    storage: localStorage,
    network,
    tell(language) {
      for (const { key, replica } of household.bonds.peek())
        void replica.enqueue('device.update', { id: key.deviceId, set: { language } });
    },
  });
  const late = <T,>(load: () => Promise<T>) => startLatePart(() => calm.comes.then(load), network);
  const parts = {
    call: callPart,
    home: link ? late(() => import('./HomeOf.tsx')) : startLatePart(() => import('./HomeOf.tsx'), network),
    // Nobody calls in the moment in which the page appears, and a ring sounds without it.
    ring: late(async () => {
      const { startRing } = await import('./ring/start-ring.ts');
      const ringing = await startRing({ window, household, words, hash });
      return { ringing, screens: await import('./ring/RingOf.tsx') };
    }),
  };
  render(<App {...{ arrival, household, words, readiness, media, ring, onLanguage, parts }} />, root);
  await calm.comes;
  // Now, to know whether a ring would be heard.
  ring.unlock();
  void requestPersistence(navigator.storage);
  nameApp(document);
  await import('../ui/typeface.css');
}

/** What the page is as an app: asked for when somebody puts it on a home screen, and never before a first picture. */
function nameApp({ head }: Document): void {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = '/relative.webmanifest';
  head.append(link);
}
