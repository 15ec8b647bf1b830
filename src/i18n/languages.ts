/** The languages that Moien speaks, in the order in which a switch offers them. */
export const LANGUAGES = ['fr', 'lb', 'de', 'pt', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Those of the console, and of the staff's panel on a tablet. */
export const STAFF_LANGUAGES = ['fr', 'lb', 'de', 'en'] as const satisfies readonly Language[];

export type StaffLanguage = (typeof STAFF_LANGUAGES)[number];

/** What each language calls itself: somebody who cannot read the page must still find their own. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  fr: 'Français',
  lb: 'Lëtzebuergesch',
  de: 'Deutsch',
  pt: 'Português',
  en: 'English',
};

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/**
 * Chooses the language of a page.
 *
 * @param candidates BCP 47 tags in order of preference, such as `navigator.languages`
 * @param offered the languages that this front-end has
 * @returns the first offered candidate by its primary subtag, except that Luxembourgish wins wherever it is
 *   listed: hardly any browser has it as its own language, so whoever added it meant it. Otherwise French.
 */
export function pickLanguage<L extends Language>(
  candidates: readonly string[],
  offered: readonly L[],
): L | 'fr' {
  const wanted = candidates
    .map((tag) => tag.toLowerCase().split(/[-_]/)[0])
    .map((subtag) => offered.find((language) => language === subtag))
    .filter((language) => language !== undefined);
  return wanted.find((language) => language === 'lb') ?? wanted[0] ?? 'fr';
}
