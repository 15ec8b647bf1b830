import type { Language } from '../../../protocol/primitives.ts';

/** How one is addressed, in the resident's own language: content that the tablet shows, not words of the console. */
const TITLES: Record<Language, readonly string[]> = {
  fr: ['Madame', 'Monsieur'],
  lb: ['Madame', 'Här'],
  de: ['Frau', 'Herr'],
  pt: ['Senhora', 'Senhor'],
  en: ['Mrs', 'Mr'],
};

/** *Madame Weber*, *Monsieur Weber* and *Anne*, to choose from. */
export function addressSuggestions(
  name: { givenName: string; familyName: string },
  language: Language,
): string[] {
  const family = name.familyName.trim();
  const given = name.givenName.trim();
  return [
    ...(family ? TITLES[language].map((title) => `${title} ${family}`) : []),
    ...(given ? [given] : []),
  ];
}
