import type { Id } from '../../protocol/primitives.ts';
import {
  type Call,
  type Contact,
  type Help,
  type Resident,
  USUAL_CALL,
  USUAL_CONTACT,
  USUAL_HELP,
  USUAL_RESIDENT,
  type Wish,
} from '../../protocol/records.ts';
import type { Visit } from '../../protocol/visits.ts';
import { noRecords, type Records } from '../../sync/records.ts';

/** A valid id for each small number. */
export const uuid = (n: number): Id => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const RESIDENT = uuid(1000);

export const RESIDENT_BODY: Resident = {
  ...USUAL_RESIDENT,
  givenName: 'Anne',
  familyName: 'Weber',
  address: '',
  room: '12',
  language: 'fr',
  photo: null,
};

type Entries<T> = (readonly [Id, T])[];
type Given = {
  resident?: Entries<Resident>;
  contact?: Entries<Contact>;
  call?: Entries<Call>;
  wish?: Entries<Wish>;
  help?: Entries<Help>;
  visit?: Entries<Visit>;
};

/** Records as a replica holds them, with only what the test gives. */
export function recordsWith(given: Given = {}): Records {
  const filled = Object.entries(given).map(([kind, entries]) => [kind, new Map<Id, unknown>(entries)]);
  return { ...noRecords(), ...Object.fromEntries(filled) } as Records;
}

export function contact(name: string, given: Partial<Contact> = {}): Contact {
  const place = { residentId: RESIDENT, photo: null, position: 1 };
  return { ...USUAL_CONTACT, ...place, name, relation: '', callsResident: '', ...given };
}

export function wish(contactId: Id, doneAt: number | null = null): Wish {
  return { residentId: RESIDENT, contactId, createdAt: 1, doneAt };
}

export function help(given: Partial<Help> = {}): Help {
  const nobody = { ...USUAL_HELP, takenAt: null, takenBy: null, closedAt: null };
  return { residentId: RESIDENT, tabletId: uuid(2000), askedAt: 1, ...nobody, ...given };
}

/** A call that is over; by default an hour-old conversation started on the tablet. */
export function endedCall(given: Partial<Call> = {}): Call {
  return {
    ...USUAL_CALL,
    residentId: RESIDENT,
    contactId: uuid(1),
    caller: 'tablet',
    state: 'ended',
    outcome: 'completed',
    startedAt: 1_000,
    ringingAt: null,
    answeredAt: null,
    connectedAt: null,
    endedAt: 2_000,
    ...given,
  };
}
