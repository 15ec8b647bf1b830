import { effect, type ReadonlySignal } from '@preact/signals';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import type { Settings } from './settings.ts';

export type LanguageDeps = {
  words: Pick<ResidentTranslator, 'language' | 'setLanguage'>;
  settings: ReadonlySignal<Pick<Settings, 'language'>>;
  online: ReadonlySignal<boolean>;
  html: Pick<HTMLElement, 'lang'>;
};

/** Speaks the resident's language from the moment on in which staff choose it, and says so to screen readers. */
export function startLanguage({ words, settings, online, html }: LanguageDeps, stop: AbortSignal): void {
  const ends = [
    effect(() => {
      html.lang = words.language.value;
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
