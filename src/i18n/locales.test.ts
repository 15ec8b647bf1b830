import { describe, expect, it } from 'vitest';
import { LANGUAGES, STAFF_LANGUAGES } from './languages.ts';

const files = import.meta.glob<Record<string, string>>('./locales/*/*.json', {
  eager: true,
  import: 'default',
});

const catalogue = (language: string, front: string) => files[`./locales/${language}/${front}.json`];
const placeholders = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
const entries = Object.entries(files).flatMap(([file, words]) =>
  Object.entries(words).map(([key, text]) => ({ file, key, text })),
);
const offences = (rule: (text: string) => boolean, inFile: RegExp): string[] =>
  entries
    .filter(({ file, text }) => inFile.test(file) && rule(text))
    .map(({ file, key }) => `${file} ${key}`);

describe.each([
  ['resident', LANGUAGES],
  ['relative', LANGUAGES],
  ['ring', LANGUAGES],
  ['staff', STAFF_LANGUAGES],
  ['panel', STAFF_LANGUAGES],
  ['notify', LANGUAGES],
] as const)('the words of %s', (front, languages) => {
  const french = catalogue('fr', front) ?? {};

  it.each(languages.filter((language) => language !== 'fr'))(
    'have the same keys and placeholders in %s',
    (language) => {
      const words = catalogue(language, front) ?? {};
      expect(Object.keys(words)).toEqual(Object.keys(french));
      for (const [key, text] of Object.entries(words)) {
        expect(placeholders(text), key).toEqual(placeholders(french[key] ?? ''));
      }
    },
  );

  it('leave nothing empty', () => {
    expect(Object.values(french).filter((text) => text.trim() === '')).toEqual([]);
  });
});

describe('typography', () => {
  it('puts a no-break space before high signs in French, and nowhere else', () => {
    expect(offences((text) => /[^\u00a0\d?!][!?;:](\s|$)/.test(text), /\/fr\//)).toEqual([]);
    expect(offences((text) => /[\s\u00a0][!?;:](\s|$)/.test(text), /\/(lb|de|pt|en)\//)).toEqual([]);
  });

  it('uses curly apostrophes', () => {
    expect(offences((text) => text.includes("'"), /./)).toEqual([]);
  });
});

describe('Luxembourgish', () => {
  it('puts no placeholder straight after a word in -n: whether it stays depends on the name', () => {
    expect(offences((text) => /[a-zäëéü]n \{\{/i.test(text), /\/lb\//)).toEqual([]);
  });

  it('writes the polite Dir, Iech and Är with a capital, and says Feeler and Zréck', () => {
    const slip = /(?<!\p{L})(dir|iech|är|äre[nr]?)(?!\p{L})|[Ff]ehler|[Zz]eréck/u;
    expect(offences((text) => slip.test(text), /\/lb\//)).toEqual([]);
  });
});
