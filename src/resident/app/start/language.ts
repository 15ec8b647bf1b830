import { effect, type ReadonlySignal } from '@preact/signals';
import type { Store } from '../../../data/store.ts';
import type { ResidentTranslator } from '../../../i18n/resident.ts';
import { Language } from '../../../protocol/primitives.ts';
import type { Settings } from '../settings.ts';

const KEY = 'language';

/** What this tablet spoke last: its words can be fetched before the records say which they are. */
export function lastLanguage({ meta }: Pick<Store, 'meta'>): Promise<Language | undefined> {
  return meta.get(KEY, Language).catch(() => undefined);
}

/** Written only when it changes: a tablet's flash is slow. */
async function keepLanguage(store: Pick<Store, 'meta'>, language: Language): Promise<void> {
  if ((await lastLanguage(store)) !== language) await store.meta.set(KEY, language);
}

export type LanguageDeps = {
  words: Pick<ResidentTranslator, 'language' | 'setLanguage'>;
  settings: ReadonlySignal<Pick<Settings, 'language'>>;
  online: ReadonlySignal<boolean>;
  html: Pick<HTMLElement, 'lang'>;
  /** Where the next start looks; the console's preview has none. */
  store?: Pick<Store, 'meta'>;
};

/** Speaks the resident's language from the moment on in which staff choose it, and says so to screen readers. */
export function startLanguage(
  { words, settings, online, html, store }: LanguageDeps,
  stop: AbortSignal,
): void {
  const ends = [
    effect(() => {
      html.lang = words.language.value;
      // Losing it costs the next start a moment.
      if (store) keepLanguage(store, words.language.value).catch(() => undefined);
    }),
    effect(() => {
      const wanted = settings.value.language;
      // Read so that words which could not be fetched without network are asked for again.
      void online.value;
      if (wanted && wanted !== words.language.peek()) words.setLanguage(wanted).catch(() => undefined);
    }),
  ];
  stop.addEventListener('abort', () => {
    for (const end of ends) end();
  });
}
