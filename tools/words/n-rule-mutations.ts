import type { Dictionary } from './dictionary.ts';
import { nRuleFaults } from './n-rule.ts';
import { contextOf } from './n-rule-sound.ts';
import { type Token, tokensOf } from './n-rule-tokens.ts';
import { type NForm, nFormOf } from './n-rule-words.ts';

type Way = 'n put back' | 'n left out' | 'put before a gap';

/** A right sentence with one word made wrong. */
export type Mutation = { way: Way; text: string; index: number };

export type Calibration = {
  sentences: number;
  falseAlarms: readonly string[];
  mutations: readonly Mutation[];
  missed: readonly Mutation[];
};

/** Every way to break the n-rule once in a right sentence. */
export function mutationsOf(sentence: string, dictionary: Dictionary): Mutation[] {
  const tokens = tokensOf(sentence);
  return tokens.flatMap((token, at) => {
    const form = token.kind === 'word' ? nFormOf(token.text, token.opens, dictionary) : undefined;
    return form ? mutationsOfWord(sentence, { token, form, next: tokens[at + 1] }) : [];
  });
}

/** How many mutations the linter finds, at the very word, and what it says about the right sentences. */
export function calibrate(sentences: readonly string[], dictionary: Dictionary): Calibration {
  const mutations = sentences.flatMap((sentence) => mutationsOf(sentence, dictionary));
  const missed = mutations.filter(
    ({ text, index }) => !nRuleFaults(text, dictionary).some((fault) => fault.index === index),
  );
  const falseAlarms = sentences.filter((sentence) => nRuleFaults(sentence, dictionary).length > 0);
  return { sentences: sentences.length, falseAlarms, mutations, missed };
}

/** *n-rule: 200 right sentences, 0 false alarms; n put back: 122 of 122 caught, …* */
export function calibrationLine({ sentences, falseAlarms, mutations, missed }: Calibration): string {
  const figures = [...new Set(mutations.map(({ way }) => way))].map((way) => {
    const count = (all: readonly Mutation[]) => all.filter((one) => one.way === way).length;
    return `${way}: ${count(mutations) - count(missed)} of ${count(mutations)} caught`;
  });
  return `n-rule: ${sentences} right sentences, ${falseAlarms.length} false alarms; ${figures.join(', ')}`;
}

type Place = { token: Token; form: NForm; next: Token | undefined };

function mutationsOfWord(sentence: string, { token, form, next }: Place): Mutation[] {
  const context = contextOf(next);
  const mutation = (way: Way, text: string | undefined) =>
    text === undefined ? [] : [{ way, text, index: token.index }];
  const { before, after } = around(sentence, token);
  const swapped = before + withCaseOf(token.text, form.other) + after;
  // *si* may be *she* or *they* as well: putting its n back would try nothing, leaving it out cannot be seen
  if (form.shape === 'cut') {
    return context === 'drop' && form.other !== 'sinn' ? mutation('n put back', swapped) : [];
  }
  if (context !== 'keep') return [];
  const isPronoun = form.other === 'si' && next !== undefined && next.kind !== 'stop';
  const isBeforeWord = form.sure && /^ \p{L}/u.test(after);
  const gap = isBeforeWord ? before + token.text + after.replace(/^ \p{L}+’?/u, ' {{name}}') : undefined;
  return [...(isPronoun ? [] : mutation('n left out', swapped)), ...mutation('put before a gap', gap)];
}

function around(sentence: string, { index, text }: Token): { before: string; after: string } {
  return { before: sentence.slice(0, index), after: sentence.slice(index + text.length) };
}

function withCaseOf(model: string, word: string): string {
  const first = model.charAt(0);
  return first === first.toLowerCase() ? word : first + word.slice(1);
}
