import { isLanguage, type Language } from '../../i18n/languages.ts';
import type { Translator } from '../../i18n/translate.ts';

const KEPT = 'moien-language';

export type LanguageChoiceDeps = {
  words: Pick<Translator<string>, 'setLanguage'>;
  storage: Pick<Storage, 'setItem'>;
  /** Says `online` when words that could not be fetched may be had. */
  network: Pick<EventTarget, 'addEventListener'>;
  /** Tells the server in which language this device wants to be spoken to. */
  tell: (language: Language) => void;
};

/** What was chosen on this device before, or null. */
export function keptLanguage(storage: Pick<Storage, 'getItem'>): Language | null {
  const kept = storage.getItem(KEPT);
  return isLanguage(kept) ? kept : null;
}

/** Answers what happens when a person chooses a language; without network it is shown as soon as there is one. */
export function languageChoice({ words, storage, network, tell }: LanguageChoiceDeps) {
  let wanted: Language | null = null;

  async function show(language: Language) {
    try {
      await words.setLanguage(language);
      if (wanted === language) wanted = null;
    } catch {
      // Its words are a file of their own, and there is no network to fetch it.
    }
  }

  network.addEventListener('online', () => {
    if (wanted !== null) void show(wanted);
  });
  return (language: Language): void => {
    wanted = language;
    storage.setItem(KEPT, language);
    tell(language);
    void show(language);
  };
}
