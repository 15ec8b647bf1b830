import { type ReadonlySignal, signal } from '@preact/signals';
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
  readonly language: L;
  readonly load: LoadCatalogue<L>;
};

/**
 * Portuguese in Luxembourg is that of Portugal: plain `pt` has Brazil's plurals, where 0 is singular.
 * `Intl.PluralRules` is one of two parts of Intl that know `lb` in Chromium.
 */
const pluralTag = (language: Language): string => (language === 'pt' ? 'pt-PT' : language);

/** `count` → `count_one` or `count_other`; French and Portuguese also have *many* (a million), which may be missing. */
function pluralKey(
  words: Catalogue,
  key: string,
  { language, count }: { language: Language; count: number },
) {
  const category = new Intl.PluralRules(pluralTag(language)).select(count);
  return `${key}_${category}` in words ? `${key}_${category}` : `${key}_other`;
}

/** Fills `{{name}}`; a name that was not given leaves nothing, never a brace on somebody's screen. */
const fill = (text: string, params: Params) =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));

/**
 * Makes the translator of one front-end, with its first language loaded.
 * It leaves the document alone: the entry sets `lang` when the signal changes.
 */
export async function createTranslator<Key extends string, L extends Language = Language>(
  options: TranslatorOptions<L>,
): Promise<Translator<Key, L>> {
  const { load } = options;
  const catalogues = new Map<Language, Catalogue>([[options.language, await load(options.language)]]);
  const language = signal(options.language);
  let asked = options.language;

  return {
    language,
    t(key, params = {}) {
      const words = catalogues.get(language.value) ?? {};
      const { count } = params;
      const found =
        typeof count === 'number' && !(key in words)
          ? pluralKey(words, key, { language: language.value, count })
          : key;
      return fill(words[found] ?? key, params);
    },
    async setLanguage(next) {
      asked = next;
      catalogues.set(next, await load(next));
      // Two quick changes may load in any order: the one asked for last wins.
      if (asked === next) language.value = next;
    },
  };
}
