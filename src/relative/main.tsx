import { warmUp } from '../call/warm-up.ts';
import { LANGUAGES, pickLanguage } from '../i18n/languages.ts';
import { fetchRelativeWords } from '../i18n/relative-words.ts';
import { takeLinkSecret } from '../sync/link-secret.ts';
import { createAhead } from './app/ahead.ts';
import { knock } from './app/knock.ts';
import { keptLanguage } from './app/language-choice.ts';

/*
 * The entry, and nothing else: what a link is for begins while the page is still on its way (README, *A cold link*). No
 * import here may reach the page's own modules.
 */

const AGAIN_MS = 3_000;

// First of all: the secret leaves the address bar.
const { hash } = location;
const link = takeLinkSecret(location, history);
const language = languageHere();
const ahead = createAhead(window);
const databases = 'databases' in indexedDB ? () => indexedDB.databases() : undefined;
if (link) void knock({ link, language, ahead, window, databases });
const page = loadPage();
fetchRelativeWords(language).catch(() => undefined);
// Whoever comes by a link may be rung now; everybody else sees the home first.
const part = link ? () => import('./call-part.ts') : () => import('./HomeOf.tsx');
part().catch(() => undefined);
void warmUp({ RTCPeerConnection });
// Not awaited: the page imports what is here, and would wait for the end of this file.
void page.then(({ openPage }) => openPage({ hash, link, language, ahead }));

/** A file that did not come is asked for again: what the link was good for is this browser's already. */
async function loadPage(): Promise<typeof import('./page.tsx')> {
  try {
    return await import('./page.tsx');
  } catch {
    await new Promise<unknown>((again) => {
      addEventListener('online', again, { once: true });
      setTimeout(again, AGAIN_MS, null);
    });
    return loadPage();
  }
}

function languageHere() {
  try {
    return keptLanguage(localStorage) ?? pickLanguage(navigator.languages, LANGUAGES);
  } catch {
    // A browser that keeps nothing: the page says so.
    return pickLanguage(navigator.languages, LANGUAGES);
  }
}
