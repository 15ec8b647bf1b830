import type { Dictionary } from './dictionary.ts';
import type { Words } from './locale.ts';
import { type Context, contextOf } from './n-rule-sound.ts';
import { type Token, tokensOf } from './n-rule-tokens.ts';
import { type NForm, nFormOf } from './n-rule-words.ts';

export type NFault = {
  problem: 'n-kept' | 'n-missing' | 'before-a-gap';
  word: string;
  /** the form that the rule asks for */
  right: string;
  next: string;
  /** where the word stands in the text */
  index: number;
  /** false where a name may be meant */
  sure: boolean;
};

/**
 * The n-rule of Luxembourgish (D’Lëtzebuerger Orthografie, 2019, §6): a final -n or -nn is written only before a
 * vowel, d, h, n, t, z and before the end of a phrase.
 *
 * @returns every word that breaks it, and every word right before a placeholder that could
 */
export function nRuleFaults(text: string, dictionary: Dictionary): NFault[] {
  const tokens = tokensOf(text);
  return tokens.flatMap((token, at) => {
    if (token.kind !== 'word') return [];
    const form = nFormOf(token.text, token.opens, dictionary);
    const problem = form && problemOf(form, contextOf(tokens[at + 1]), tokens[at + 1]);
    return problem ? [faultOf(problem, { token, form, next: tokens[at + 1] })] : [];
  });
}

/** The same for a locale file, as sentences. */
export function nRuleSentences(words: Words, dictionary: Dictionary): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    nRuleFaults(value, dictionary).map(({ problem, word, right, next }) =>
      problem === 'before-a-gap'
        ? `"${key}": nobody knows whether *${word}* keeps its n before ${next}; put a colon or other words between`
        : `"${key}": *${word}* before *${next}* must be *${right}* (n-rule)`,
    ),
  );
}

function problemOf(form: NForm, context: Context, next: Token | undefined): NFault['problem'] | undefined {
  if (isPronounSi(form, next)) return undefined;
  if (context === 'gap') return 'before-a-gap';
  if (context === 'drop' && form.shape === 'full') return 'n-kept';
  return context === 'keep' && form.shape === 'cut' ? 'n-missing' : undefined;
}

/** *si* is *sinn* cut short, but far more often the word for *she* or *they*, which no clause ends with. */
function isPronounSi(form: NForm, next: Token | undefined): boolean {
  return form.shape === 'cut' && form.other === 'sinn' && next !== undefined && next.kind !== 'stop';
}

function faultOf(
  problem: NFault['problem'],
  { token, form, next }: { token: Token; form: NForm; next: Token | undefined },
): NFault {
  const isCapital = token.text !== token.text.toLowerCase();
  const right = isCapital ? form.other.charAt(0).toUpperCase() + form.other.slice(1) : form.other;
  return {
    problem,
    word: token.text,
    right,
    next: next?.text ?? 'the end',
    index: token.index,
    sure: form.sure,
  };
}
