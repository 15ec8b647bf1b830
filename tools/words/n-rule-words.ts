import type { Dictionary } from './dictionary.ts';

/** How a word stands to the rule: with its n, without it, or not concerned. */
export type NForm = { shape: 'full' | 'cut'; other: string; sure: boolean };

/** Small words of every sentence, each with its n. They are too short to be told by their ending. */
const CUT_BY_ONE = [
  ...['den', 'deen', 'en', 'een', 'keen', 'mäin', 'däin', 'säin', 'hien', 'wien', 'zwéin', 'schéin', 'fein'],
  ...['an', 'un', 'vun', 'virun', 'drun', 'dovun', 'dorun', 'dran', 'eran', 'erun', 'wouvun', 'doran'],
  ...['ären', 'eisen', 'hiren', 'mengen', 'dengen', 'sengen', 'engen', 'kengen'],
];
const CUT_BY_TWO = ['wann', 'dann', 'hunn', 'ginn', 'sinn', 'kann', 'schonn', 'geschwënn'];

const FULL_TO_CUT = new Map([
  ...CUT_BY_ONE.map((word) => [word, word.slice(0, -1)] as const),
  ...CUT_BY_TWO.map((word) => [word, word.slice(0, -2)] as const),
]);
const CUT_TO_FULL = new Map([...FULL_TO_CUT].map(([full, cut]) => [cut, full]));

/** Verbs of one syllable with whatever stands before: *uginn, verstinn, gesinn*. */
const SHORT_VERB = /(?:gi|gesi|sti|hu)(?:nn)?$/;

/** A polite word keeps its capital everywhere. */
const POLITE = /^Äre?n?$/;

/**
 * @param word as written
 * @param opens whether it opens a sentence: only then its capital is not that of a noun or a name
 */
export function nFormOf(word: string, opens: boolean, dictionary: Dictionary): NForm | undefined {
  const plain = opens || POLITE.test(word) ? word.toLowerCase() : word;
  return smallWord(plain) ?? shortVerb(plain, dictionary) ?? endingInEn(plain, dictionary);
}

function smallWord(word: string): NForm | undefined {
  const cut = FULL_TO_CUT.get(word);
  if (cut !== undefined) return { shape: 'full', other: cut, sure: true };
  const full = CUT_TO_FULL.get(word);
  return full === undefined ? undefined : { shape: 'cut', other: full, sure: true };
}

function shortVerb(word: string, dictionary: Dictionary): NForm | undefined {
  if (!SHORT_VERB.test(word) || word !== word.toLowerCase()) return undefined;
  if (word.endsWith('nn')) return { shape: 'full', other: word.slice(0, -2), sure: true };
  return dictionary.knows(`${word}nn`) ? { shape: 'cut', other: `${word}nn`, sure: true } : undefined;
}

/** *Astellungen* and *Astellunge*: a pair that the dictionary has both halves of. */
function endingInEn(word: string, dictionary: Dictionary): NForm | undefined {
  const isSmall = word === word.toLowerCase();
  if (/^..+(?:[^e]e|ë)n$/i.test(word)) {
    const cut = word.slice(0, -1);
    // a capital may be that of a name such as Carmen
    const isPair = dictionary.knows(word) && dictionary.knows(cut);
    return isPair ? { shape: 'full', other: cut, sure: isSmall } : undefined;
  }
  if (!/^..+(?:[^e]e|ë)$/i.test(word) || dictionary.lists(word)) return undefined;
  const isPair = dictionary.knows(word) && dictionary.knows(`${word}n`);
  return isPair ? { shape: 'cut', other: `${word}n`, sure: isSmall } : undefined;
}
