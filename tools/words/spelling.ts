import allowed from './allowed.json' with { type: 'json' };
import type { Dictionary, SpelledLanguage } from './dictionary.ts';
import type { Words } from './locale.ts';

/** Short words that lean on the next one: they are right by themselves. */
const LEANING: Readonly<Record<SpelledLanguage, RegExp>> = {
  fr: /^(?:[lsdnjcmt]|qu|jusqu|lorsqu|puisqu)’/i,
  lb: /^(?:[dz]’|’t$)/i,
};

/** Not for readers, or the same in all languages: gaps, markup, addresses. */
const UNSPELLED = /\{\{[^}]*\}\}|<[^>]*>|https?:\/\/\S+|\S+@\S+/g;

/** Words that no dictionary holds, as sentences. Typical mistakes and words of other languages end here. */
export function spellingFaults(language: SpelledLanguage, words: Words, dictionary: Dictionary): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    unknownWords(language, value, dictionary).map((word) => `"${key}" has the unknown word ${word}`),
  );
}

/** The words of a text, each once, that are neither in the dictionary nor in `allowed.json`. */
export function unknownWords(language: SpelledLanguage, text: string, dictionary: Dictionary): string[] {
  const mayStand = (word: string) => Object.hasOwn(allowed[language], word) || dictionary.knows(word);
  const isRight = (word: string) => mayStand(word) || word.split('-').every(mayStand);
  const words = text.replace(UNSPELLED, ' ').match(/’?[\p{L}\p{M}]+(?:[’-][\p{L}\p{M}]+)*/gu) ?? [];
  return [...new Set(words)].filter((word) => !isRight(word) && !isRight(withoutLeaning(language, word)));
}

function withoutLeaning(language: SpelledLanguage, word: string): string {
  return word.replace(LEANING[language], '').replace(/^’/, '') || 'a';
}

/** Entries of `allowed.json` that no text needs any more. */
export function idleAllowances(language: SpelledLanguage, texts: readonly string[]): string[] {
  const all = texts.join(' ');
  return Object.keys(allowed[language])
    .filter((word) => !new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(all))
    .map((word) => `allowed.json, ${language}: no text needs "${word}"`);
}
