import type { EpochMs, Id, Language } from '../../protocol/primitives.ts';
import type { Address, Contact, Facility, Resident } from '../../protocol/records.ts';
import { endOf, type Visit } from '../../protocol/visits.ts';
import { findBody, listBodies, parseBody } from './records.ts';
import type { Db } from './schema.ts';

/** A visit with all that a letter about it needs. `language`: of whoever reads it. */
export type VisitFacts = {
  visit: Visit;
  contact: Contact;
  resident: Resident;
  facility: Facility;
  address: Address;
  language: Language;
};

/** @returns null when it is gone, or when staff keep no address of that contact. */
export async function findVisitFacts(db: Db, facilityId: Id, visitId: Id): Promise<VisitFacts | null> {
  const visit = await findBody(db, facilityId, 'visit', visitId);
  if (!visit) return null;
  const { contactId } = visit;
  const address = await findBody(db, facilityId, 'address', contactId);
  const contact = await findBody(db, facilityId, 'contact', contactId);
  const resident = await findBody(db, facilityId, 'resident', visit.residentId);
  const facility = await findBody(db, facilityId, 'facility', facilityId);
  if (!address || !contact || !resident || !facility) return null;
  const language = address.language ?? (await newestLanguage(db, facilityId, contactId)) ?? facility.language;
  return { visit, contact, resident, facility, address, language };
}

/** What the contact's newest device speaks. */
async function newestLanguage(db: Db, facilityId: Id, contactId: Id): Promise<Language | null> {
  const devices = await listBodies(db, facilityId, 'device', { contactId });
  const [newest] = devices.sort((a, b) => b.body.acceptedAt - a.body.acceptedAt);
  return newest?.body.language ?? null;
}

/** Agreed visits that are not over, of the whole facility. Those of years ago are read past, not parsed. */
export async function listAgreedVisits(
  db: Db,
  facilityId: Id,
  now: EpochMs,
): Promise<{ id: Id; visit: Visit }[]> {
  const rows = await db
    .selectFrom('record')
    .select(['id', 'body'])
    .where('facility_id', '=', facilityId)
    .where('kind', '=', 'visit')
    .where('deleted', '=', 0)
    .where('body', 'like', '%"state":"agreed"%')
    .orderBy('seq')
    .execute();
  return rows
    .filter(({ body }) => !isLongAgo(body, now))
    .map(({ id, body }) => ({ id, visit: parseBody('visit', body) }))
    .filter(({ visit }) => endOf(visit) > now);
}

const DAY_MS = 24 * 60 * 60 * 1000;

function isLongAgo(body: string, now: EpochMs): boolean {
  const startsAt = Number(/"startsAt":(\d+)/.exec(body)?.[1]);
  return startsAt < now - DAY_MS;
}
