import { randomUUID } from 'node:crypto';
import type { HealthReport } from '../../../protocol/health.ts';
import type { Id } from '../../../protocol/primitives.ts';
import {
  type Call,
  type Consent,
  type Contact,
  type Facility,
  type Resident,
  USUAL_CONTACT,
  USUAL_FACILITY,
  USUAL_RESIDENT,
} from '../../../protocol/records.ts';
import type { CallStore, Directory, Doorkeeper, HealthStore } from '../../live-ports.ts';
import { type Known, NOBODY } from '../../principal.ts';
import type { Log } from '../log.ts';

const NEVER = { from: 0, until: 0 };

/** Two facilities in memory. Les Tilleuls: Weber (Marie, Tom) and Schmit (Jos); Am Park: Klein (Rui). */
export type House = ReturnType<typeof createHouse>;

export function createHouse() {
  const tilleuls = randomUUID();
  const park = randomUUID();
  const facility: Facility = {
    ...USUAL_FACILITY,
    name: 'Les Tilleuls',
    timeZone: 'Europe/Luxembourg',
    language: 'fr',
    personWord: 'resident',
  };
  const residents = new Map<Id, Resident>();
  const contacts = new Map<Id, Contact>();
  const consents: Consent[] = [];
  const keys = new Map<string, Known>();
  const homes = new Map<Id, Id>();

  function resident(facilityId: Id, givenName: string): Id {
    const id = randomUUID();
    homes.set(id, facilityId);
    const rest = { ...USUAL_RESIDENT, familyName: '', address: '', room: '', photo: null, quietHours: NEVER };
    residents.set(id, { givenName, language: 'fr', ...rest });
    return id;
  }
  function contact(facilityId: Id, residentId: Id, name: string): Id {
    const id = randomUUID();
    homes.set(id, facilityId);
    const said = { residentId, name, relation: '', callsResident: '', photo: null, position: 1 };
    contacts.set(id, { ...USUAL_CONTACT, ...said });
    return id;
  }
  const secret = () => randomUUID().replaceAll('-', '').padEnd(43, 'x');
  function key(principal: Known): string {
    const credential = secret();
    keys.set(credential, principal);
    return credential;
  }
  const tablet = (facilityId: Id, residentId: Id) =>
    key({ kind: 'tablet', facilityId, tabletId: randomUUID(), residentId });
  const device = (facilityId: Id, contactId: Id) =>
    key({
      kind: 'relative',
      facilityId,
      deviceId: randomUUID(),
      contactId,
      residentId: contacts.get(contactId)?.residentId ?? '',
    });
  const staff = (facilityId: Id) =>
    key({
      kind: 'staff',
      facilityId,
      staffId: randomUUID(),
      role: 'carer',
      sessionId: randomUUID(),
      expiresAt: null,
    });

  const weber = resident(tilleuls, 'Anne');
  const schmit = resident(tilleuls, 'Jos');
  const klein = resident(park, 'Rui');
  const marie = contact(tilleuls, weber, 'Marie');
  const tom = contact(tilleuls, weber, 'Tom');
  const lea = contact(tilleuls, schmit, 'Léa');
  const ines = contact(park, klein, 'Inês');
  /** The same, but not a relative. */
  function otherwise(residentId: Id, name: string, given: Pick<Contact, 'kind' | 'phone'>): Id {
    const id = contact(tilleuls, residentId, name);
    const body = contacts.get(id);
    if (body) contacts.set(id, { ...body, ...given });
    return id;
  }
  const carers = otherwise(weber, 'Carers', { kind: 'station', phone: '' });
  const carersToo = otherwise(schmit, 'Carers', { kind: 'station', phone: '' });
  const doctor = otherwise(weber, 'Doctor', { kind: 'phone', phone: '+352 26 12 34' });

  const directory: Directory = {
    facility: async () => facility,
    contact: async (facilityId, id) => (homes.get(id) === facilityId ? (contacts.get(id) ?? null) : null),
    resident: async (facilityId, id) => (homes.get(id) === facilityId ? (residents.get(id) ?? null) : null),
    tabletsOf: async (_, residentId) =>
      [...keys.values()].flatMap((one) =>
        one.kind === 'tablet' && one.residentId === residentId ? [one.tabletId] : [],
      ),
    devicesOf: async (_, contactId) =>
      [...keys.values()].flatMap((one) =>
        one.kind === 'relative' && one.contactId === contactId ? [one.deviceId] : [],
      ),
    contactsOf: async (_, residentId) =>
      [...contacts].flatMap(([id, one]) => (one.residentId === residentId ? [id] : [])),
    consentsOf: async (_, contactId) => consents.filter((one) => one.contactId === contactId),
    residents: async () => [...residents.keys()],
    tablets: async (facilityId) =>
      [...keys.values()].flatMap((one) =>
        one.kind === 'tablet' && one.facilityId === facilityId ? [one.tabletId] : [],
      ),
    contacts: async () => [...contacts.keys()],
    newestSequence: async () => 7,
  };
  const doorkeeper: Doorkeeper = {
    whoIs: async (credential, cookie) =>
      keys.get(credential ?? cookie?.replace('moien=', '') ?? '') ?? NOBODY,
    isOwnOrigin: (origin, host) => origin === `http://${host}`,
  };

  /** One more relative of a resident of Les Tilleuls, with a phone that is nowhere. */
  function addRelative(residentId: Id, name: string): Id {
    const id = contact(tilleuls, residentId, name);
    device(tilleuls, id);
    return id;
  }

  return {
    addRelative,
    tilleuls,
    park,
    facility,
    ids: { weber, schmit, klein, marie, tom, lea, ines, carers, carersToo, doctor },
    residents,
    contacts,
    consents,
    keys,
    directory,
    doorkeeper,
    credentials: {
      weberTablet: tablet(tilleuls, weber),
      weberOtherTablet: tablet(tilleuls, weber),
      schmitTablet: tablet(tilleuls, schmit),
      kleinTablet: tablet(park, klein),
      mariePhone: device(tilleuls, marie),
      marieLaptop: device(tilleuls, marie),
      tomPhone: device(tilleuls, tom),
      leaPhone: device(tilleuls, lea),
      inesPhone: device(park, ines),
      nurse: staff(tilleuls),
      otherNurse: staff(tilleuls),
      parkNurse: staff(park),
    },
  };
}

/** Calls in memory that outlive the server that wrote them. */
export type MemoryStore = ReturnType<typeof createMemoryStore>;

export function createMemoryStore() {
  const saved = new Map<Id, { facilityId: Id; id: Id; call: Call }>();
  const history: { id: Id; call: Call }[] = [];
  const wishes: { residentId: Id; contactId: Id; at: number }[] = [];
  const state = { isBroken: false };
  const check = () => {
    if (state.isBroken) throw new Error('disk full');
  };
  const isOpen = ({ call }: { call: Call }) => call.state !== 'ended';
  const store: CallStore = {
    async find(facilityId, callId) {
      check();
      const one = saved.get(callId);
      return one?.facilityId === facilityId ? one.call : null;
    },
    open: async (facilityId) =>
      [...saved.values()].filter((one) => one.facilityId === facilityId && isOpen(one)),
    openEverywhere: async () => [...saved.values()].filter(isOpen),
    async save(facilityId, id, call) {
      check();
      saved.set(id, { facilityId, id, call });
      history.push({ id, call });
    },
    async fulfilWishes(_, residentId, contactId, at) {
      check();
      wishes.push({ residentId, contactId, at });
    },
  };
  return { ...store, state, history, wishes, call: (id: Id) => saved.get(id)?.call };
}

/** The latest of each tablet, in memory. */
export type MemoryHealth = ReturnType<typeof createMemoryHealth>;

export function createMemoryHealth() {
  const state = { isBroken: false };
  const check = () => {
    if (state.isBroken) throw new Error('disk full');
  };
  const facilities = new Map<Id, Map<Id, HealthReport>>();
  const of = (facilityId: Id) => facilities.get(facilityId) ?? new Map<Id, HealthReport>();
  const store: HealthStore = {
    async note(facilityId, report) {
      check();
      facilities.set(facilityId, of(facilityId).set(report.tabletId, report));
      return true;
    },
    async latest(facilityId) {
      check();
      return [...of(facilityId).values()];
    },
  };
  return { ...store, state };
}

/** A log that a test can read. */
export function createTestLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const note = (fields: object, message: string) => {
    lines.push(`${message} ${JSON.stringify(fields)}`);
  };
  return { lines, info: note, warn: note, error: note };
}
