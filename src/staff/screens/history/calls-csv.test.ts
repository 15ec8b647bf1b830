import { describe, expect, it, test } from 'vitest';
import { dateAndTime, toCsv } from './calls-csv.ts';

describe('the table for a spreadsheet', () => {
  it('begins with the byte order mark, quotes every cell and ends every line', () => {
    expect(
      toCsv([
        ['Qui', 'Quoi'],
        ['Anne', ''],
      ]),
    ).toBe('\uFEFF"Qui";"Quoi"\r\n"Anne";""\r\n');
  });

  it('keeps quotes, semicolons, lines and every letter as they are', () => {
    expect(toCsv([['Marie "Mimi"; Müller\nKlein – été']])).toBe(
      '\uFEFF"Marie ""Mimi""; Müller\nKlein – été"\r\n',
    );
  });

  test.each(['=1+1', '+352', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n+1'])('runs no %j', (text) => {
    expect(toCsv([[text]])).toBe(`\uFEFF"'${text}"\r\n`);
  });

  it('leaves a name with a dash in it alone', () => {
    expect(toCsv([['Anne-Marie', '12:05']])).toContain('"Anne-Marie";"12:05"');
  });
});

it('days and times are the facility’s, in summer and in winter', () => {
  const say = dateAndTime('Europe/Luxembourg');
  expect(say(Date.parse('2026-11-22T23:05:00Z'))).toEqual(['2026-11-23', '00:05']);
  expect(say(Date.parse('2026-07-01T21:59:00Z'))).toEqual(['2026-07-01', '23:59']);
});
