import '../ui/tokens.css';
import './launcher.css';
import { render } from 'preact';
import { openFirstHome } from '../data/first-home.ts';
import { openKeyring } from '../data/keyring.ts';
import { requestPersistence } from '../data/persistence.ts';
import { openSpareKey } from '../data/spare-key.ts';
import { eraseStore } from '../data/store.ts';
import { createResidentTranslator } from '../i18n/resident.ts';
import { TABLET_ROUTES } from '../protocol/tablet-routes.ts';
import { createHttp } from '../sync/http.ts';
import { takeLinkSecret } from '../sync/link-secret.ts';
import { enrol } from './app/start/enrolment.ts';
import { liftFirstHome } from './app/start/lift-first-home.ts';
import type { Paired } from './app/start/pairing.ts';
import { startManners } from './app/upkeep/manners.ts';
import { startRecovery } from './app/upkeep/recovery.ts';
import { startWakeLock } from './app/upkeep/wake-lock.ts';
import { launch, STORE } from './launch.tsx';
import { Broken } from './screens/Broken.tsx';

/** The build's name, from `vite.config.ts`. */
declare const __MOIEN_VERSION__: string;

// First of all: the secret leaves the address bar.
const link = takeLinkSecret(location, history);
const root = document.getElementById('app') ?? document.body;
const life = new AbortController();
const reload = () => location.reload();
const firstHome = openFirstHome(window.caches);
const http = createHttp({ routes: TABLET_ROUTES, fetch: window.fetch, origin: '', credential: null });

startManners(window, life.signal);
startWakeLock({ wakeLock: navigator.wakeLock, document }, life.signal);
void requestPersistence(navigator.storage);

try {
  const keyring = await openKeyring();
  const spare = openSpareKey(() => localStorage);
  const enrolled = await enrol({ keyring, spare, link, http, erase, pair });
  const version = __MOIEN_VERSION__;
  await launch({ ...enrolled, keyring, spare, firstHome, root, reload, version }, life.signal);
} catch (error) {
  console.error(error);
  // No storage, or no words: what could not be opened now may open in a moment.
  render(<Broken sentences={[]} />, root);
  void liftFirstHome(document, root, window);
  const mayReload = () => navigator.onLine;
  startRecovery({ timers: window, retry: () => undefined, mayReload, reload }, life.signal);
}

/** Shows a code, in both languages of the house, until a nurse has typed it into the console. */
async function pair(isLinkUsed: boolean): Promise<Paired> {
  const words = Promise.all([createResidentTranslator('fr'), createResidentTranslator('lb')]);
  await firstHome.forget();
  // Only a tablet that is nobody's needs it.
  const late = [import('./PairingOf.tsx'), import('./app/start/pairing.ts')] as const;
  const [tongues, { PairingOf }, { startPairing }] = await Promise.all([words, ...late]);
  return new Promise((onPaired) => {
    const view = startPairing({ http, now: Date.now, timers: window, onPaired }, life.signal);
    const { origin } = location;
    render(<PairingOf {...{ tongues, view, isLinkUsed, origin }} />, root);
    void liftFirstHome(document, root, window);
  });
}

/** Of the resident before: what was known, and the faces that would stand there at the next start. */
async function erase(): Promise<void> {
  await firstHome.forget();
  await eraseStore(STORE);
}
