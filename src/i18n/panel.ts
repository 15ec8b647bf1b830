import type { StaffLanguage } from './languages.ts';
import type words from './locales/fr/panel.json';
import { type Catalogue, createTranslator, type KeyOf, type Translator } from './translate.ts';

export type PanelKey = KeyOf<typeof words>;
export type PanelTranslator = Translator<PanelKey, StaffLanguage>;

const CATALOGUES: Record<StaffLanguage, () => Promise<{ default: Catalogue }>> = {
  fr: () => import('./locales/fr/panel.json'),
  lb: () => import('./locales/lb/panel.json'),
  de: () => import('./locales/de/panel.json'),
  en: () => import('./locales/en/panel.json'),
};

/** The words of the staff panel on a tablet: in a language of the staff, whatever the resident's is. */
export function createPanelTranslator(language: StaffLanguage): Promise<PanelTranslator> {
  return createTranslator({
    language,
    load: async (wanted) => (await CATALOGUES[wanted]()).default,
  });
}
