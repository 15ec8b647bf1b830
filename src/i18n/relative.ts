import type { Language } from './languages.ts';
import type words from './locales/fr/relative.json';
import { fetchRelativeWords } from './relative-words.ts';
import { createTranslator, type KeyOf, type Translator } from './translate.ts';

export type RelativeKey = KeyOf<typeof words>;
export type RelativeTranslator = Translator<RelativeKey>;

/** The words of the relative’s page, with the given language loaded. */
export function createRelativeTranslator(language: Language): Promise<RelativeTranslator> {
  return createTranslator({ language, load: fetchRelativeWords });
}
