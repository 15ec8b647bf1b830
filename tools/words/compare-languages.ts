import { baseOf, type FrontWords, formOf, keysOf, placeholdersOf, type Words } from './locale.ts';

/** French and Portuguese have a form for whole millions, which nobody in a care home counts: *other* serves. */
const FORMS_THAT_MAY_MISS: Record<string, readonly string[]> = { fr: ['many'], pt: ['many'] };

/** What one language of a front-end lacks beside the others, as sentences that begin with the language. */
export function compareLanguages(front: FrontWords): string[] {
  return [...keysOf(front)].flatMap((key) => {
    const isPlural = Object.values(front).some((words) => formsOf(words, key).length > 0);
    const expected = mostCommon(Object.values(front).map((words) => placeholdersIn(words, key)));
    return Object.entries(front).flatMap(([language, words]) => {
      const faults = isPlural ? pluralFaults(language, words, key) : plainFaults(words, key);
      if (faults.length === 0 && placeholdersIn(words, key) !== expected)
        faults.push(`"${key}" has the placeholders [${placeholdersIn(words, key)}], not [${expected}]`);
      return faults.map((fault) => `${language}: ${fault}`);
    });
  });
}

function plainFaults(words: Words, key: string): string[] {
  if (words[key] === undefined) return [`"${key}" is missing`];
  return words[key].trim() === '' ? [`"${key}" is empty`] : [];
}

function pluralFaults(language: string, words: Words, key: string): string[] {
  const mayMiss = FORMS_THAT_MAY_MISS[language] ?? [];
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const missing = needed.filter((form) => !mayMiss.includes(form) && !words[`${key}_${form}`]?.trim());
  const faults = missing.map((form) => `"${key}_${form}" is missing`);
  if (words[key] !== undefined) faults.push(`"${key}" stands both with and without a plural form`);
  return faults;
}

function formsOf(words: Words, key: string): string[] {
  return Object.keys(words).filter((one) => formOf(one) !== undefined && baseOf(one) === key);
}

/** All forms together: *one minute* may leave out the number that *{{count}} minutes* shows. */
function placeholdersIn(words: Words, key: string): string {
  const values = [key, ...formsOf(words, key)].map((one) => words[one] ?? '');
  return placeholdersOf(values.join(' ')).join(', ');
}

function mostCommon(values: readonly string[]): string {
  const count = (value: string) => values.filter((one) => one === value).length;
  return [...values].sort((a, b) => count(b) - count(a))[0] ?? '';
}
