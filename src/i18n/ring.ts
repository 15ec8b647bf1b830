import type { Language } from './languages.ts';
import type words from './locales/fr/ring.json';
import { type Catalogue, createTranslator, type KeyOf, type Translator } from './translate.ts';

export type RingKey = KeyOf<typeof words>;
export type RingTranslator = Translator<RingKey>;

const CATALOGUES: Record<Language, () => Promise<{ default: Catalogue }>> = {
  fr: () => import('./locales/fr/ring.json'),
  lb: () => import('./locales/lb/ring.json'),
  de: () => import('./locales/de/ring.json'),
  pt: () => import('./locales/pt/ring.json'),
  en: () => import('./locales/en/ring.json'),
};

/** How a relative is rung while the page is closed: words of a part that comes after the page. */
export function createRingTranslator(language: Language): Promise<RingTranslator> {
  return createTranslator({
    language,
    load: async (wanted) => (await CATALOGUES[wanted]()).default,
  });
}
