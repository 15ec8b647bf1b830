import type { Language } from './languages.ts';
import type words from './locales/fr/resident.json';
import { type Catalogue, createTranslator, type KeyOf, type Translator } from './translate.ts';

export type ResidentKey = KeyOf<typeof words>;
export type ResidentTranslator = Translator<ResidentKey>;

const CATALOGUES: Record<Language, () => Promise<{ default: Catalogue }>> = {
  fr: () => import('./locales/fr/resident.json'),
  lb: () => import('./locales/lb/resident.json'),
  de: () => import('./locales/de/resident.json'),
  pt: () => import('./locales/pt/resident.json'),
  en: () => import('./locales/en/resident.json'),
};

/** The words of the launcher, with the given language loaded. */
export function createResidentTranslator(language: Language): Promise<ResidentTranslator> {
  return createTranslator({
    language,
    load: async (wanted) => (await CATALOGUES[wanted]()).default,
  });
}
