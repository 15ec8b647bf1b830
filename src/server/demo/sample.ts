import { CARERS } from '../../i18n/relation-words.ts';
import type { Hours, Language } from '../../protocol/primitives.ts';
import type { Contact } from '../../protocol/records.ts';

/** Around the clock: whoever tries the demo at night should not meet closed calling hours. */
const ALWAYS: Hours = { from: 0, until: 1440 };

export type SampleContact = {
  name: string;
  relation: string;
  callsResident: string;
  /** The carers have none. */
  portrait?: string;
  /** By which way; a relative unless it says otherwise. */
  way?: Pick<Contact, 'kind' | 'phone'>;
  /** One of the two whose invitation links the demo prints. */
  invited?: boolean;
};

export type SampleResident = {
  givenName: string;
  familyName: string;
  address: string;
  room: string;
  language: Language;
  portrait: string;
  tablet: string;
  callingHours: Hours;
  contacts: readonly SampleContact[];
};

/** The sample facility of the demo. Portraits: DiceBear *Personas*, see tools/README.md. */
export const SAMPLE = {
  facility: {
    name: 'Les Tilleuls',
    timeZone: 'Europe/Luxembourg',
    language: 'fr',
    personWord: 'resident',
  },
  /** Opens the staff panel on the tablets. */
  pin: '2020',
  admin: { name: 'Claire Hoffmann', email: 'claire.hoffmann@tilleuls.example' },
  residents: [
    {
      givenName: 'Anne',
      familyName: 'Weber',
      address: 'Madame Weber',
      room: '12',
      language: 'fr',
      portrait: 'anne-weber',
      tablet: 'Tilleul 1',
      callingHours: ALWAYS,
      contacts: [
        { name: 'Marie', relation: 'Fille', callsResident: 'Maman', portrait: 'marie', invited: true },
        { name: 'Jean', relation: 'Fils', callsResident: 'Maman', portrait: 'jean', invited: true },
        { name: 'Léa', relation: 'Petite-fille', callsResident: 'Mamie', portrait: 'lea' },
        { name: 'Tom', relation: 'Petit-fils', callsResident: 'Mamie', portrait: 'tom' },
        { name: 'Anne K.', relation: 'Amie', callsResident: 'Anne', portrait: 'anne-k' },
        { name: 'Dr Klein', relation: 'Médecin', callsResident: 'Madame Weber', portrait: 'dr-klein' },
      ],
    },
    {
      givenName: 'Jos',
      familyName: 'Schmit',
      address: 'Här Schmit',
      room: '14',
      language: 'lb',
      portrait: 'jos-schmit',
      tablet: 'Tilleul 2',
      callingHours: ALWAYS,
      contacts: [
        { name: 'Claude', relation: 'Jong', callsResident: 'Papp', portrait: 'claude' },
        { name: 'Sylvie', relation: 'Duechter', callsResident: 'Papp', portrait: 'sylvie' },
        { name: 'Ben', relation: 'Enkelkand', callsResident: 'Bopa', portrait: 'ben' },
        { name: 'Lis', relation: 'Enkelkand', callsResident: 'Bopa', portrait: 'lis' },
        {
          ...{ name: 'Pol', relation: 'Brudder', callsResident: 'Jos', portrait: 'pol' },
          way: { kind: 'phone', phone: '+352 26 00 00 00' },
        },
        {
          ...{ name: CARERS.lb, relation: '', callsResident: '' },
          way: { kind: 'station', phone: '' },
        },
      ],
    },
    {
      givenName: 'Maria',
      familyName: 'Ferreira',
      address: 'Dona Maria',
      room: '16',
      language: 'pt',
      portrait: 'maria-ferreira',
      tablet: 'Tilleul 3',
      callingHours: ALWAYS,
      contacts: [
        { name: 'João', relation: 'Filho', callsResident: 'Mãe', portrait: 'joao' },
        { name: 'Ana', relation: 'Filha', callsResident: 'Mãe', portrait: 'ana' },
        { name: 'Rui', relation: 'Neto', callsResident: 'Avó', portrait: 'rui' },
        { name: 'Inês', relation: 'Neta', callsResident: 'Avó', portrait: 'ines' },
        { name: 'Paulo', relation: 'Irmão', callsResident: 'Maria', portrait: 'paulo' },
        { name: 'Teresa', relation: 'Amiga', callsResident: 'Maria', portrait: 'teresa' },
      ],
    },
  ],
} as const satisfies { facility: object; pin: string; admin: object; residents: readonly SampleResident[] };

/** Calls of the last days for the first resident: with whom, who called, when (UTC), and how it went. */
export const SAMPLE_CALLS = [
  { contact: 'Marie', caller: 'tablet', daysAgo: 1, hour: 15, spokeMinutes: 12, outcome: 'completed' },
  { contact: 'Tom', caller: 'relative', daysAgo: 1, hour: 10, spokeMinutes: 7, outcome: 'completed' },
  { contact: 'Jean', caller: 'tablet', daysAgo: 2, hour: 13, spokeMinutes: 0, outcome: 'missed' },
  { contact: 'Léa', caller: 'relative', daysAgo: 3, hour: 16, spokeMinutes: 21, outcome: 'completed' },
  { contact: 'Anne K.', caller: 'tablet', daysAgo: 5, hour: 9, spokeMinutes: 4, outcome: 'completed' },
] as const;
