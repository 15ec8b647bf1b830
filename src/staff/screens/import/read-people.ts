import Papa from 'papaparse';
import * as v from 'valibot';
import type { Language } from '../../../i18n/languages.ts';
import { PhoneNumber } from '../../../protocol/primitives.ts';
import { type Column, columnOf, fold, languageOf, longest } from './columns.ts';

/** `phone`: the tablet's own telephone dials it; empty: a relative, who is invited. */
export type NewContact = { name: string; relation: string; callsResident: string; phone: string };
export type NewPerson = {
  /** Where they first stand in the file. */
  line: number;
  givenName: string;
  familyName: string;
  room: string;
  address: string;
  /** Null: nothing was said, the house's own. */
  language: Language | null;
  contacts: NewContact[];
};

/** What is wrong, and where. Line 1 is the headings. */
export type Fault = {
  line: number;
  column: Column | null;
  code:
    | 'no-headings'
    | 'nobody'
    | 'no-given'
    | 'too-long'
    | 'language'
    | 'nobody-above'
    | 'no-contact'
    | 'phone'
    | 'twice';
  value: string;
};

export type Table = {
  people: NewPerson[];
  faults: Fault[];
  /** Headings that mean nothing to us. */
  ignored: string[];
};

type Line = { line: number; cells: Record<Column, string> };

/**
 * Reads a table: one line for each contact, a resident's own columns on the first of theirs or on all of them. Nothing in
 * it is ever run or computed: a cell is text, whatever it begins with.
 */
export function readPeople(text: string): Table {
  const { lines, ignored, hasNames } = readLines(text);
  if (!hasNames) return { people: [], ignored, faults: [fault(1, 'given', 'no-headings')] };
  const table: Table = { people: [], faults: [], ignored };
  const known = new Map<string, NewPerson>();
  let last: NewPerson | null = null;
  for (const line of lines) {
    checkCells(line, table.faults);
    const { given, family } = line.cells;
    if (given || family) last = personOf(line, known, table);
    else if (!last) table.faults.push(fault(line.line, 'given', 'nobody-above'));
    if (last) addContact(last, line, table.faults);
  }
  if (table.people.length === 0 && table.faults.length === 0) table.faults.push(fault(2, null, 'nobody'));
  return table;
}

const fault = (line: number, column: Column | null, code: Fault['code'], value = ''): Fault => ({
  line,
  column,
  code,
  value,
});

function readLines(text: string): { lines: Line[]; ignored: string[]; hasNames: boolean } {
  // Excel's own way of naming the separator, on a line before the headings.
  const told = /^\uFEFF?sep=(.)\r?\n/i.exec(text);
  const body = text.slice(told?.[0].length ?? 0).replace(/^\uFEFF/, '');
  const { data } = Papa.parse<string[]>(body, {
    delimiter: told?.[1] ?? '',
    delimitersToGuess: [';', ',', '\t', '|'],
  });
  const [headings = [], ...rows] = data;
  const columns = headings.map(columnOf);
  const ignored = headings.filter((heading, n) => heading.trim() !== '' && columns[n] === null);
  let next = (told ? 2 : 1) + 1 + breaksIn(headings);
  const lines = rows.flatMap((row): Line[] => {
    const line = next;
    next += 1 + breaksIn(row);
    if (row.every((cell) => cell.trim() === '')) return [];
    return [{ line, cells: cellsOf(row, columns) }];
  });
  return { lines, ignored, hasNames: columns.includes('given') };
}

/** A cell may hold line breaks: the lines of the file go on counting. */
const breaksIn = (row: readonly string[]) => row.join('').split('\n').length - 1;

function cellsOf(row: readonly string[], columns: readonly (Column | null)[]): Line['cells'] {
  const cells: Line['cells'] = {
    given: '',
    family: '',
    room: '',
    address: '',
    language: '',
    contact: '',
    relation: '',
    calls: '',
    phone: '',
  };
  for (const [n, column] of columns.entries()) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come in
    if (column) cells[column] = (row[n] ?? '').replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
  }
  return cells;
}

function checkCells({ line, cells }: Line, faults: Fault[]): void {
  for (const [name, value] of Object.entries(cells)) {
    const column = name as Column;
    if (value.length > longest(column)) faults.push(fault(line, column, 'too-long', value));
    else if (column === 'language' && value && !languageOf(value))
      faults.push(fault(line, column, 'language', value));
    else if (column === 'phone' && !v.is(PhoneNumber, value))
      faults.push(fault(line, column, 'phone', value));
  }
  if (cells.family && !cells.given) faults.push(fault(line, 'given', 'no-given', cells.family));
  const ofContact = cells.relation || cells.calls || cells.phone;
  if (ofContact && !cells.contact) faults.push(fault(line, 'contact', 'no-contact', ofContact));
}

/** The same name in the same room is the same person. */
function personOf({ line, cells }: Line, known: Map<string, NewPerson>, { people }: Table): NewPerson {
  const key = [cells.given, cells.family, cells.room].map(fold).join('|');
  const before = known.get(key);
  if (before) return before;
  const person: NewPerson = {
    line,
    givenName: cells.given,
    familyName: cells.family,
    room: cells.room,
    address: cells.address,
    language: languageOf(cells.language),
    contacts: [],
  };
  known.set(key, person);
  people.push(person);
  return person;
}

function addContact({ contacts }: NewPerson, { line, cells }: Line, faults: Fault[]): void {
  if (!cells.contact) return;
  if (contacts.some(({ name }) => fold(name) === fold(cells.contact)))
    faults.push(fault(line, 'contact', 'twice', cells.contact));
  contacts.push({
    name: cells.contact,
    relation: cells.relation,
    callsResident: cells.calls,
    phone: cells.phone,
  });
}
