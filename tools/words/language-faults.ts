import { DATE_WORDS } from '../../src/i18n/date-words.ts';
import { type Dictionary, openDictionary, type SpelledLanguage } from './dictionary.ts';
import type { Words } from './locale.ts';
import { nRuleSentences } from './n-rule.ts';
import { calibrate, calibrationLine } from './n-rule-mutations.ts';
import { RIGHT_SENTENCES } from './right-sentences.ts';
import { idleAllowances, spellingFaults } from './spelling.ts';

/** Name of a file (`resident.json`) and its words. */
type Files = Readonly<Record<string, Words>>;

/** What is wrong with the language itself, and what to tell about the checking. */
type Reading = { faults: string[]; told: string[] };

/** Spelling of one language, in its locale files and in the words of its dates; the n-rule if it has one. */
export function readLanguage(language: SpelledLanguage, locales: Files): Reading {
  const files: Files = { ...locales, 'date-words.ts': dateWords(language) };
  const texts = Object.values(files).flatMap((words) => Object.values(words));
  const dictionary = openDictionary(language);
  const faults = Object.entries(files).flatMap(([file, words]) =>
    [
      ...spellingFaults(language, words, dictionary),
      ...(language === 'lb' ? nRuleSentences(words, dictionary) : []),
    ].map((fault) => `${file}, ${language}: ${fault}`),
  );
  const spelled = `${language}: ${texts.length} texts spelled`;
  return {
    faults: [...faults, ...idleAllowances(language, texts)],
    told: language === 'lb' ? [spelled, nRuleFigures(dictionary)] : [spelled],
  };
}

function nRuleFigures(dictionary: Dictionary): string {
  return calibrationLine(calibrate(RIGHT_SENTENCES, dictionary));
}

/** The nested words of time as flat ones: `parts.morning` → *Moien*. */
function dateWords(language: SpelledLanguage): Words {
  const flatten = (value: unknown, path: string): [string, string][] =>
    typeof value === 'string'
      ? [[path, value]]
      : Object.entries(value as object).flatMap(([key, one]) => flatten(one, path ? `${path}.${key}` : key));
  return Object.fromEntries(flatten(DATE_WORDS[language], ''));
}
