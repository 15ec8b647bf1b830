import type { Language } from './languages.ts';
import type { Catalogue } from './translate.ts';

const CATALOGUES: Record<Language, () => Promise<{ default: Catalogue }>> = {
  fr: () => import('./locales/fr/relative.json'),
  lb: () => import('./locales/lb/relative.json'),
  de: () => import('./locales/de/relative.json'),
  pt: () => import('./locales/pt/relative.json'),
  en: () => import('./locales/en/relative.json'),
};

/** The file of one language, fetched once. Apart from the translator, so that it is on its way before that one is here. */
export const fetchRelativeWords = async (language: Language): Promise<Catalogue> =>
  (await CATALOGUES[language]()).default;
