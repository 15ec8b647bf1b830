import type { Language, StaffLanguage } from '../../../i18n/languages.ts';

export type Column =
  | 'given'
  | 'family'
  | 'room'
  | 'address'
  | 'language'
  | 'contact'
  | 'relation'
  | 'calls'
  | 'phone';

type Shape = { max: number; names: Record<StaffLanguage, string>; also: readonly string[] };

/** How each column may be called, and how much goes into it. `names` are those of the template. */
const COLUMNS: Record<Column, Shape> = {
  given: {
    max: 60,
    names: { fr: 'Prénom', lb: 'Virnumm', de: 'Vorname', en: 'First name' },
    also: ['Given name'],
  },
  family: {
    max: 60,
    names: { fr: 'Nom', lb: 'Familljennumm', de: 'Nachname', en: 'Family name' },
    also: ['Nom de famille', 'Numm', 'Name', 'Last name', 'Surname'],
  },
  room: { max: 20, names: { fr: 'Chambre', lb: 'Zëmmer', de: 'Zimmer', en: 'Room' }, also: ['Quarto'] },
  address: {
    max: 60,
    names: { fr: 'Appellation', lb: 'Usprooch', de: 'Anrede', en: 'Form of address' },
    also: [],
  },
  language: { max: 30, names: { fr: 'Langue', lb: 'Sprooch', de: 'Sprache', en: 'Language' }, also: [] },
  contact: {
    max: 60,
    names: { fr: 'Contact', lb: 'Kontakt', de: 'Kontakt', en: 'Contact' },
    also: ['Proche', 'Kontaktperson'],
  },
  relation: {
    max: 40,
    names: { fr: 'Lien', lb: 'Relatioun', de: 'Beziehung', en: 'Relation' },
    also: ['Verwandtschaft'],
  },
  calls: {
    max: 40,
    names: { fr: 'Appelle la personne', lb: 'Seet zu der Persoun', de: 'Nennt die Person', en: 'Calls them' },
    also: [],
  },
  // Not *telephone*: lists are full of numbers of relatives who are to be seen, not dialled.
  phone: {
    max: 24,
    names: {
      fr: 'Numéro à composer',
      lb: 'Nummer fir ze wielen',
      de: 'Zu wählende Nummer',
      en: 'Number to dial',
    },
    also: [],
  },
};

export const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];

export const columnName = (column: Column, language: StaffLanguage): string =>
  COLUMNS[column].names[language];

export const longest = (column: Column): number => COLUMNS[column].max;

/** Without accents, case, stars and colons: *PRENOM\u00a0\*:* is a first name, too. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Which column a heading means; null: none of ours, and left alone. */
export function columnOf(heading: string): Column | null {
  const wanted = fold(heading);
  const isCalled = (column: Column) => {
    const { names, also } = COLUMNS[column];
    return [...Object.values(names), ...also].some((name) => fold(name) === wanted);
  };
  return COLUMN_NAMES.find(isCalled) ?? null;
}

const LANGUAGES: Record<Language, readonly string[]> = {
  fr: ['fr', 'francais', 'franseisch', 'franzosisch', 'french', 'frances'],
  lb: ['lb', 'lu', 'luxembourgeois', 'letzebuergesch', 'luxemburgisch', 'luxembourgish', 'luxemburgues'],
  de: ['de', 'allemand', 'daitsch', 'deutsch', 'german', 'alemao'],
  pt: ['pt', 'portugais', 'portugisesch', 'portugiesisch', 'portuguese', 'portugues'],
  en: ['en', 'anglais', 'englesch', 'englisch', 'english', 'ingles'],
};

/** A language by its code or its name in any of the five; null: none of them. */
export function languageOf(text: string): Language | null {
  const wanted = fold(text);
  const all = Object.entries(LANGUAGES) as [Language, readonly string[]][];
  return all.find(([, names]) => names.includes(wanted))?.[0] ?? null;
}
