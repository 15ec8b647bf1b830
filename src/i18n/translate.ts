import { type ReadonlySignal, signal } from '@preact/signals';
import { createInstance, type i18n } from 'i18next';
import type { Language } from './languages.ts';

/** A flat locale file: `"call.ringing": "Ça sonne chez {{name}}…"`. */
export type Catalogue = Readonly<Record<string, string>>;

/** Fetches one locale file; each is a chunk of its own, so that nobody downloads five languages. */
export type LoadCatalogue<L extends Language> = (language: L) => Promise<Catalogue>;

/** `x_one` and `x_other` in a locale file are asked for as `x`, with `{ count }`. */
export type KeyOf<C> = keyof C extends infer K
  ? K extends `${infer Base}_${'one' | 'many' | 'other'}`
    ? Base
    : K & string
  : never;

export type Params = Readonly<Record<string, string | number>>;

export type Translator<Key extends string, L extends Language = Language> = {
  readonly language: ReadonlySignal<L>;
  /** The words for `key`. Reads the language signal: a component that calls it is drawn again on a change. */
  t(key: Key, params?: Params): string;
  /** Loads the language, then shows it. Rejects and keeps the old one when it cannot be loaded. */
  setLanguage(language: L): Promise<void>;
};

export type TranslatorOptions<L extends Language> = {
  readonly front: string;
  readonly language: L;
  readonly load: LoadCatalogue<L>;
};

/**
 * Portuguese in Luxembourg is that of Portugal: plain `pt` has Brazil's plurals, where 0 is singular.
 * Only plural rules see this tag; `Intl.PluralRules` is one of two parts of Intl that know `lb` in Chromium.
 */
const pluralTag = (language: Language): string => (language === 'pt' ? 'pt-PT' : language);

async function createCatalogues(
  { front, language }: { front: string; language: Language },
  first: Catalogue,
): Promise<i18n> {
  const instance = createInstance();
  await instance.init({
    lng: pluralTag(language),
    fallbackLng: false,
    ns: front,
    defaultNS: front,
    keySeparator: false,
    nsSeparator: false,
    // Preact escapes what it prints.
    interpolation: { escapeValue: false },
    resources: { [pluralTag(language)]: { [front]: { ...first } } },
  });
  return instance;
}

/**
 * Makes the translator of one front-end, with its first language loaded.
 * It leaves the document alone: the entry sets `lang` when the signal changes.
 */
export async function createTranslator<Key extends string, L extends Language>(
  options: TranslatorOptions<L>,
): Promise<Translator<Key, L>> {
  const { front, load } = options;
  const instance = await createCatalogues(options, await load(options.language));
  const language = signal(options.language);
  let asked = options.language;

  return {
    language,
    t: (key: string, params) => instance.t(key, { ...params, lng: pluralTag(language.value) }),
    async setLanguage(next) {
      asked = next;
      const catalogue = await load(next);
      instance.addResourceBundle(pluralTag(next), front, { ...catalogue });
      // Two quick changes may load in any order: the one asked for last wins.
      if (asked === next) language.value = next;
    },
  };
}
