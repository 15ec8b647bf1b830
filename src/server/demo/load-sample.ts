import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGE_NAMES } from '../../i18n/languages.ts';
import { createPinCheck } from '../../protocol/pin.ts';
import type { BlobHash, Id } from '../../protocol/primitives.ts';
import {
  type Call,
  USUAL_CALL,
  USUAL_CONTACT,
  USUAL_FACILITY,
  USUAL_RESIDENT,
  USUAL_TABLET,
} from '../../protocol/records.ts';
import type { Server } from '../server.ts';
import { createFacility } from '../store/accounts.ts';
import { createInvitation } from '../store/invitations.ts';
import { createEndlessLink } from '../store/links.ts';
import type { Link } from './links.ts';
import { SAMPLE, SAMPLE_CALLS, type SampleContact } from './sample.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A demo is looked at, and a test runs, at any hour: its tablets ring at night too, until somebody sets otherwise. */
const NEVER = { from: 0, until: 0 };

type Place = { server: Server; facilityId: Id; staffId: Id };
type SampleResident = (typeof SAMPLE.residents)[number];

/** Fills an empty server with *Les Tilleuls*. @returns the links to print, staff first */
export async function loadSample(server: Server): Promise<Link[]> {
  const { admin } = SAMPLE;
  const pin = await createPinCheck(SAMPLE.pin, crypto);
  const facility = { ...USUAL_FACILITY, ...SAMPLE.facility, pin };
  const login = { email: admin.email, passwordHash: await server.passwords.hash(server.store.newId()) };
  const ids = await createFacility(server.store, { facility, admin: { name: admin.name, login } });
  const place = { server, ...ids };
  const secret = await createEndlessLink(server.store, 'sign-in', {
    facilityId: ids.facilityId,
    subjectId: ids.staffId,
  });
  const tablets: Link[] = [];
  const relatives: Link[] = [];
  for (const resident of SAMPLE.residents) {
    const residentId = await addResident(place, resident);
    tablets.push(await addTablet(place, resident, residentId));
    relatives.push(...(await addContacts(place, resident, residentId)));
  }
  return [{ label: 'Staff', page: 'staff', name: 'sign-in', secret }, ...tablets, ...relatives];
}

async function addResident({ server, facilityId }: Place, sample: SampleResident): Promise<Id> {
  const { portrait, tablet: _tablet, contacts: _contacts, ...resident } = sample;
  const photo = await keepPortrait(server, facilityId, portrait);
  const id = server.store.newId();
  await server.store.write(facilityId, (writing) =>
    writing.put('resident', id, { ...USUAL_RESIDENT, quietHours: NEVER, ...resident, photo }),
  );
  return id;
}

async function addTablet(
  { server, facilityId }: Place,
  sample: SampleResident,
  residentId: Id,
): Promise<Link> {
  const { store } = server;
  const id = store.newId();
  await store.write(facilityId, (writing) =>
    writing.put('tablet', id, { ...USUAL_TABLET, name: sample.tablet, residentId, pairedAt: writing.now }),
  );
  const secret = await createEndlessLink(store, 'pairing-link', { facilityId, subjectId: id });
  const whose = `${sample.givenName} ${sample.familyName}, ${LANGUAGE_NAMES[sample.language]}`;
  return { label: `Tablet (${whose})`, page: 'resident', name: 'pair', secret };
}

/** @returns the links of those whom the demo invites */
async function addContacts(place: Place, sample: SampleResident, residentId: Id): Promise<Link[]> {
  const links: Link[] = [];
  const ids = new Map<string, Id>();
  for (const [position, contact] of sample.contacts.entries()) {
    const id = await addContact(place, contact, { residentId, position });
    ids.set(contact.name, id);
    if (!('invited' in contact)) continue;
    const inviting = {
      id: place.server.store.newId(),
      contactId: id,
      createdBy: place.staffId,
      endless: true,
    };
    const { secret } = await createInvitation(place.server.store, place.facilityId, inviting);
    links.push({ label: `Relative (${contact.name})`, page: 'relative', name: 'invitation', secret });
  }
  if (links.length > 0) await addHistory(place, residentId, ids);
  return links;
}

type Spot = { residentId: Id; position: number };

async function addContact({ server, facilityId }: Place, sample: SampleContact, spot: Spot): Promise<Id> {
  const { name, relation, callsResident, portrait, way } = sample;
  const photo = portrait ? await keepPortrait(server, facilityId, portrait) : null;
  const person = { name, relation, callsResident, photo, ...way };
  const id = server.store.newId();
  await server.store.write(facilityId, (writing) =>
    writing.put('contact', id, { ...USUAL_CONTACT, ...person, ...spot }),
  );
  return id;
}

async function addHistory({ server, facilityId }: Place, residentId: Id, contacts: ReadonlyMap<string, Id>) {
  const { store } = server;
  const today = Math.floor(store.clock() / DAY_MS);
  for (const past of SAMPLE_CALLS) {
    const contactId = contacts.get(past.contact);
    if (!contactId) continue;
    const startedAt = (today - past.daysAgo) * DAY_MS + past.hour * HOUR_MS + 20 * 60_000;
    const spoke = past.outcome === 'completed';
    const call: Call = {
      ...USUAL_CALL,
      residentId,
      contactId,
      caller: past.caller,
      state: 'ended',
      outcome: past.outcome,
      startedAt,
      ringingAt: startedAt + 1_000,
      answeredAt: spoke ? startedAt + 9_000 : null,
      connectedAt: spoke ? startedAt + 9_300 : null,
      endedAt: startedAt + (spoke ? 9_300 + past.spokeMinutes * 60_000 : 60_000),
    };
    await store.write(facilityId, (writing) => writing.put('call', store.newId(), call));
  }
}

async function keepPortrait(server: Server, facilityId: Id, name: string): Promise<BlobHash> {
  return server.photos.keep(
    facilityId,
    await readFile(join(import.meta.dirname, 'portraits', `${name}.webp`)),
  );
}
