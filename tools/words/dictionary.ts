import { readFileSync } from 'node:fs';
import nspell from 'nspell';

export type SpelledLanguage = 'fr' | 'lb';

export interface Dictionary {
  /** Whether the word is right, in this or a smaller case: *Appeler* passes, *foto* does not. */
  knows(word: string): boolean;
  /** Whether the word has an entry of its own, so is not only a form of another one. */
  lists(word: string): boolean;
}

/** Literal names, so that the dead-code check sees both packages in use. */
const HOME: Readonly<Record<SpelledLanguage, () => string>> = {
  fr: () => import.meta.resolve('dictionary-fr'),
  lb: () => import.meta.resolve('dictionary-lb'),
};

/** Reads the Hunspell dictionary of a language: about a second and 200 MB, so only once in a run. */
export function openDictionary(language: SpelledLanguage): Dictionary {
  const read = (file: string) => readFileSync(new URL(file, HOME[language]()), 'utf8');
  const entries = withoutMorphology(read('index.dic'));
  const affixes = language === 'fr' ? withoutPrefixes(read('index.aff')) : read('index.aff');
  const speller = nspell(affixes, entries);
  const own = new Set(entries.split('\n').map((line) => line.replace(/\/.*/, '')));
  return { knows: (word) => speller.correct(word), lists: (word) => own.has(word) };
}

/** nspell takes `fir po:conjunction`, an entry without flags, for one odd word and reports *fir* as wrong. */
function withoutMorphology(entries: string): string {
  return entries.replace(/[ \t]+[a-z]{2}:.*$/gm, '');
}

/** Elisions (l’, d’, qu’) are cut off before a word is looked up; unfolding them would cost 4 s and 500 MB. */
function withoutPrefixes(affixes: string): string {
  return affixes.replace(/^PFX .*\n/gm, '');
}
