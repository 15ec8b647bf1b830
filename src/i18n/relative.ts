import type { Language } from './languages.ts';
import type words from './locales/fr/relative.json';
import { type Catalogue, createTranslator, type KeyOf, type Translator } from './translate.ts';

export type RelativeKey = KeyOf<typeof words>;
export type RelativeTranslator = Translator<RelativeKey>;

const CATALOGUES: Record<Language, () => Promise<{ default: Catalogue }>> = {
  fr: () => import('./locales/fr/relative.json'),
  lb: () => import('./locales/lb/relative.json'),
  de: () => import('./locales/de/relative.json'),
  pt: () => import('./locales/pt/relative.json'),
  en: () => import('./locales/en/relative.json'),
};

/** The words of the relative’s page, with the given language loaded. */
export function createRelativeTranslator(language: Language): Promise<RelativeTranslator> {
  return createTranslator({
    language,
    load: async (wanted) => (await CATALOGUES[wanted]()).default,
  });
}
