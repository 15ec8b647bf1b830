import type { StaffLanguage } from './languages.ts';
import type words from './locales/fr/staff.json';
import { type Catalogue, createTranslator, type KeyOf, type Translator } from './translate.ts';

export type StaffKey = KeyOf<typeof words>;
export type StaffTranslator = Translator<StaffKey, StaffLanguage>;

const CATALOGUES: Record<StaffLanguage, () => Promise<{ default: Catalogue }>> = {
  fr: () => import('./locales/fr/staff.json'),
  lb: () => import('./locales/lb/staff.json'),
  de: () => import('./locales/de/staff.json'),
  en: () => import('./locales/en/staff.json'),
};

/** The words of the console, with the given language loaded. */
export function createStaffTranslator(language: StaffLanguage): Promise<StaffTranslator> {
  return createTranslator({
    language,
    load: async (wanted) => (await CATALOGUES[wanted]()).default,
  });
}
