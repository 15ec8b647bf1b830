import { describe, expect, it } from 'vitest';
import { STAFF_LANGUAGES } from '../../../i18n/languages.ts';
import { columnOf, languageOf } from './columns.ts';
import { decodeTable } from './decode-table.ts';
import { findTwins } from './find-twins.ts';
import { readPeople } from './read-people.ts';
import { templateCsv } from './template.ts';

const HEAD = 'Prénom;Nom;Chambre;Appellation;Langue;Contact;Lien;Appelle la personne';
const table = (...lines: string[]) => readPeople([HEAD, ...lines].join('\r\n'));
const bytes = (text: string) => new TextEncoder().encode(text);

describe('The bytes of a table', () => {
  const text = 'Prénom;Nom\nZoé;Müller';
  it('are understood as UTF-8, with and without a mark', () => {
    expect(decodeTable(bytes(text))).toBe(text);
    expect(decodeTable(bytes(`\uFEFF${text}`))).toBe(text);
  });
  it('are understood as Windows-1252, as Excel saves them', () => {
    expect(decodeTable(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))).toBe(text);
  });
  it('are understood as UTF-16', () => {
    const wide = Uint8Array.from(
      [...`\uFEFF${text}`].flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8]),
    );
    expect(decodeTable(wide)).toBe(text);
  });
});

describe('A table', () => {
  it('gives residents with their contacts, one line each', () => {
    const { people, faults } = table(
      'Anne;Weber;12;Madame Weber;français;Marie;Fille;Maman',
      ';;;;;Jean;Fils;Maman',
      'Jos;Schmit;14',
    );
    expect(faults).toEqual([]);
    expect(people).toMatchObject([
      {
        givenName: 'Anne',
        familyName: 'Weber',
        room: '12',
        language: 'fr',
        contacts: [{ name: 'Marie' }, { name: 'Jean' }],
      },
      { givenName: 'Jos', language: null, contacts: [] },
    ]);
  });

  it('has contacts whom the tablet dials, when a number is written for that', () => {
    const { people, faults } = readPeople(
      'Prénom;Contact;Numéro à composer\nAnne;Dr Klein;+352 26 12 34\n;Marie;\n;Jean;call me\n;;112',
    );
    expect(people[0]?.contacts.map(({ phone }) => phone)).toEqual(['+352 26 12 34', '', 'call me']);
    expect(faults).toMatchObject([
      { line: 4, column: 'phone', code: 'phone', value: 'call me' },
      { line: 5, column: 'contact', code: 'no-contact', value: '112' },
    ]);
  });

  it.each([',', ';', '\t', '|'])('may be separated by %j', (mark) => {
    const { people } = readPeople(
      ['Virnumm,Familljennumm,Zëmmer', 'Zoé,Müller,3'].join('\n').replaceAll(',', mark),
    );
    expect(people).toMatchObject([{ givenName: 'Zoé', familyName: 'Müller', room: '3' }]);
  });

  it('may say its separator as Excel does, and has its headings in any order and spelling', () => {
    const { people, ignored } = readPeople('sep=;\nNOM *;shoe size;prenom :\nWeber;38;Anne\n');
    expect([people[0]?.familyName, people[0]?.givenName, ignored]).toEqual(['Weber', 'Anne', ['shoe size']]);
  });

  it('knows the same person on every line on which they are written out', () => {
    const { people } = table('Anne;Weber;12;;;Marie', 'ANNE;weber;12;;;Jean', 'Anne;Weber;15;;;Léa');
    expect(people.map(({ contacts }) => contacts.length)).toEqual([2, 1]);
  });

  it('names every fault by its line and column', () => {
    const { faults } = table(
      ';;;;;Marie',
      ';Weber;12',
      'Jos;Schmit;14;;klingonesch;Léa;Fille',
      ';;;;;léa',
      ';;;;;;Fils',
      `${'x'.repeat(61)};Kieffer`,
    );
    expect(faults.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'given', 'nobody-above'],
      [3, 'given', 'no-given'],
      [4, 'language', 'language'],
      [5, 'contact', 'twice'],
      [6, 'contact', 'no-contact'],
      [7, 'given', 'too-long'],
    ]);
  });

  it('counts the lines of the file, also where they are empty or inside a cell', () => {
    const { faults } = table('', 'Anne;Weber;"12\nNord";;xx', '', 'Jos;Schmit;;;yy');
    expect(faults.map(({ line }) => line)).toEqual([3, 6]);
  });

  it('without names, or without anybody, says so', () => {
    expect(readPeople('a;b\n1;2').faults).toMatchObject([{ line: 1, code: 'no-headings' }]);
    expect(readPeople('').faults).toMatchObject([{ code: 'no-headings' }]);
    expect(table('', ';;').faults).toMatchObject([{ code: 'nobody' }]);
  });

  it('takes a formula for what it is: text', () => {
    const evil = '=HYPERLINK(""http://x.example"")';
    const { people } = table(`"${evil}";@SUM(A1);+352`);
    expect(people).toMatchObject([
      { givenName: '=HYPERLINK("http://x.example")', familyName: '@SUM(A1)', room: '+352' },
    ]);
  });

  it('leaves no control characters in a name', () => {
    expect(table('An\u0000ne;We\tber').people).toMatchObject([{ givenName: 'An ne', familyName: 'We ber' }]);
  });

  it('of two hundred residents and twelve hundred contacts is read in a moment', () => {
    const lines = Array.from(
      { length: 1200 },
      (_, n) => `P${n % 200};Weber;${n % 200};;lb;Contact ${n};Fille;Maman`,
    );
    const start = performance.now();
    const { people, faults } = table(...lines);
    expect(performance.now() - start).toBeLessThan(1000);
    expect([people.length, people.reduce((sum, { contacts }) => sum + contacts.length, 0), faults]).toEqual([
      200,
      1200,
      [],
    ]);
  });
});

describe('The template', () => {
  it.each(STAFF_LANGUAGES)('in %s is understood by the import', (language) => {
    const csv = templateCsv(language, [
      ['Anne', 'Weber', '12', 'Madame "Nani" Weber', 'fr', 'Marie', 'Fille', 'Maman'],
    ]);
    const { people, faults, ignored } = readPeople(decodeTable(bytes(csv)));
    expect([faults, ignored]).toEqual([[], []]);
    expect(people).toMatchObject([
      { address: 'Madame "Nani" Weber', contacts: [{ callsResident: 'Maman' }] },
    ]);
  });
});

it('knows headings and languages by many names', () => {
  expect([columnOf('Vorname'), columnOf(' ZËMMER '), columnOf('Age')]).toEqual(['given', 'room', null]);
  expect(['Lëtzebuergesch', 'PT', 'Deutsch', 'x'].map(languageOf)).toEqual(['lb', 'pt', 'de', null]);
});

it('finds who is in the house already, whatever the accents and the room', () => {
  const { people } = table('Zoé;Müller;3', 'Jos;Schmit;4');
  const twins = findTwins(people, [{ givenName: 'zoe', familyName: 'Muller' }]);
  expect(twins.map(({ givenName }) => givenName)).toEqual(['Zoé']);
});
