import { describe, expect, it } from 'vitest';
import { compareLanguages } from './compare-languages.ts';
import { keysOf, placeholdersOf } from './locale.ts';
import { readSource } from './read-source.ts';
import { typographyFaults } from './typography.ts';
import { isWritten, usageFaults } from './usage.ts';

describe('the languages of a front-end', () => {
  it('agree when keys, placeholders and plural forms do', () => {
    const front = {
      fr: { hello: 'Bonjour {{name}}', min_one: 'une minute', min_other: '{{count}} minutes' },
      lb: { hello: 'Moien {{ name }}', min_one: 'eng Minutt', min_other: '{{count}} Minutten' },
    };
    expect(compareLanguages(front)).toEqual([]);
  });

  it('are told apart by a missing and by an empty text', () => {
    expect(compareLanguages({ fr: { a: 'x', b: ' ' }, lb: { b: 'y' } })).toEqual([
      'lb: "a" is missing',
      'fr: "b" is empty',
    ]);
  });

  it('are told apart by a placeholder that only some have', () => {
    const front = { fr: { a: '{{name}}' }, lb: { a: '{{name}}' }, de: { a: '{{nom}}' } };
    expect(compareLanguages(front)).toEqual(['de: "a" has the placeholders [nom], not [name]']);
  });

  it('each need their own plural forms, French not the one for millions', () => {
    const front = {
      fr: { min_one: 'une minute', min_other: '{{count}} minutes' },
      lb: { min_other: '{{count}} Minutten' },
    };
    expect(compareLanguages(front)).toEqual(['lb: "min_one" is missing']);
  });

  it('may not have a text with and without plural forms', () => {
    const front = { fr: { min: 'x', min_one: '{{count}}', min_other: '{{count}}' } };
    expect(compareLanguages(front)).toEqual(['fr: "min" stands both with and without a plural form']);
  });

  it('have each placeholder counted once, whatever its format', () => {
    expect(placeholdersOf('{{b}} {{a, number}} {{- b}}')).toEqual(['a', 'b']);
  });
});

describe('printers’ rules', () => {
  it.each([
    'Appeler Marie\u00A0?',
    'Attendez\u202F!',
    'Il est 15:10.',
    'Aujourd’hui\u00A0: rien',
    '«\u00A0Oui\u00A0»',
    '{{name}}\u00A0!',
    'Voir https://example.org/a?b;c',
  ])('leave %s alone', (text) => {
    expect(typographyFaults('fr', { text })).toEqual([]);
  });

  it.each([
    'Appeler Marie ?',
    'Attendez!',
    'Aujourd’hui : rien',
    'Durée: 3',
    '« Oui »',
    '{{name}} !',
    "L'appel",
  ])('stop %s in French', (text) => {
    expect(typographyFaults('fr', { text })).toHaveLength(1);
  });

  it('stop a straight apostrophe in Luxembourgish, and let its question marks be', () => {
    expect(typographyFaults('lb', { bad: "D'Marie", good: 'Wéi geet et? D’Marie!' })).toEqual([
      '"bad" has a straight apostrophe, not ’',
    ]);
  });
});

describe('a source file', () => {
  const read = (code: string) => readSource('Face.tsx', code);

  it('asks for keys, also for one of two', () => {
    expect(read("t('a.b'); words.t(on ? 'c' : 'd', { n }); t(key)").asked).toEqual(['a.b', 'c', 'd']);
  });

  it('names keys in tables and with a gap', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the gap belongs to the source that is read
    const code = "const table = { missed: 'outcome.missed' }; t(`outcome.${outcome}`);";
    expect(read(code).literals).toEqual(['outcome.missed', 'outcome.*']);
  });

  it.each([
    ['<p>Bonjour</p>', 'Bonjour'],
    ["<p>{'Bonjour'}</p>", 'Bonjour'],
    ["<p>{late ? 'Bonsoir' : name}</p>", 'Bonsoir'],
    ['<button aria-label="Raccrocher" />', 'Raccrocher'],
    ["<img alt={'Marie'} />", 'Marie'],
    ['<input placeholder="Nom" />', 'Nom'],
    ['<BigButton label="Appeler" />', 'Appeler'],
  ])('is told that %s holds human text', (markup, text) => {
    expect(read(`const x = ${markup};`).humanText).toEqual([text]);
  });

  it.each([
    "<p class='big' id='a'>{t('hello')} · 15:10</p>",
    "<button aria-label={t('call.hang-up')} type='button' />",
    '<h1>Moien</h1>',
    '<img alt="" />',
  ])('may hold %s', (markup) => {
    expect(read(`const x = ${markup};`).humanText).toEqual([]);
  });

  it('that does not parse is named', () => {
    expect(() => read('const = 1')).toThrow('Face.tsx');
  });
});

describe('the use of keys', () => {
  const source = (code: string) => readSource('a.ts', code);
  const keys = keysOf({ fr: { 'a.hello': 'x', 'out.missed': 'y', min_one: 'z', min_other: 'z' } });

  it('is complete when every key is named and every key asked for is written', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the gap belongs to the source that is read
    const one = source("t('a.hello'); t('min', { count }); t(`out.${x}`)");
    expect(usageFaults(keys, [one], [one])).toEqual([]);
  });

  it('finds a key that nobody names and one that nobody wrote', () => {
    const one = source("t('a.hello'); t('a.bye'); const k = 'out.missed';");
    expect(usageFaults(keys, [one], [one])).toEqual([
      '"min" is used nowhere',
      '"a.bye" is asked for, but not written',
    ]);
  });

  it('does not take a bare gap for the use of every key', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the gap belongs to the source that is read
    const one = source('const a = `${b}`; const c = `${d}.${e}`; const f = `see a.hello ${g}`;');
    expect(usageFaults(keys, [one], [])).toHaveLength(3);
    expect(isWritten(keys, 'in.*')).toBe(false);
  });
});
