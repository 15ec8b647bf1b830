import { describe, expect, it } from 'vitest';
import { LANGUAGES } from './languages.ts';
import { PET_NAMES, RELATION_WORDS } from './relation-words.ts';

/** What fits under a face, and what the protocol takes. */
const LONGEST = 40;

describe.each(LANGUAGES)('the words for relatives in %s', (language) => {
  it.each([
    ['relations', RELATION_WORDS[language]],
    ['pet names', PET_NAMES[language]],
  ])('%s: each once, short, and written as on a name plate', (_, words) => {
    expect(new Set(words).size).toBe(words.length);
    for (const word of words) {
      expect(word.length).toBeLessThanOrEqual(LONGEST);
      expect(word.charAt(0)).toBe(word.charAt(0).toUpperCase());
    }
  });
});
