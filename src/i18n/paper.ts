import type { Language } from './languages.ts';
import type words from './locales/fr/paper.json';
import { type Catalogue, createTranslator, type KeyOf, type Translator } from './translate.ts';

export type PaperTranslator = Translator<KeyOf<typeof words>>;

const CATALOGUES: Record<Language, () => Promise<{ default: Catalogue }>> = {
  fr: () => import('./locales/fr/paper.json'),
  lb: () => import('./locales/lb/paper.json'),
  de: () => import('./locales/de/paper.json'),
  pt: () => import('./locales/pt/paper.json'),
  en: () => import('./locales/en/paper.json'),
};

/** The words of the sheet that a relative takes home: in the relative's language, whatever the console's is. */
export function createPaperTranslator(language: Language): Promise<PaperTranslator> {
  return createTranslator({
    language,
    load: async (wanted) => (await CATALOGUES[wanted]()).default,
  });
}
