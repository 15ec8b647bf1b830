import type { Id } from '../../protocol/primitives.ts';
import type { Kind } from '../../protocol/records.ts';
import type { Directory } from '../live-ports.ts';
import { findBody, listBodies, newestSequence, type Owner } from './records.ts';
import type { Db } from './schema.ts';

/** Answers who is who from the records; nothing is kept in memory. */
export function createDirectory(db: Db): Directory {
  const ids = async (facilityId: Id, kind: Kind, owner?: Owner) =>
    (await listBodies(db, facilityId, kind, owner)).map(({ id }) => id);
  return {
    async facility(facilityId) {
      const facility = await findBody(db, facilityId, 'facility', facilityId);
      if (!facility) throw new Error('a principal names a facility that does not exist');
      return facility;
    },
    contact: (facilityId, contactId) => findBody(db, facilityId, 'contact', contactId),
    resident: (facilityId, residentId) => findBody(db, facilityId, 'resident', residentId),
    tabletsOf: (facilityId, residentId) => ids(facilityId, 'tablet', { residentId }),
    devicesOf: (facilityId, contactId) => ids(facilityId, 'device', { contactId }),
    contactsOf: (facilityId, residentId) => ids(facilityId, 'contact', { residentId }),
    consentsOf: async (facilityId, contactId) =>
      (await listBodies(db, facilityId, 'consent', { contactId })).map(({ body }) => body),
    residents: (facilityId) => ids(facilityId, 'resident'),
    tablets: (facilityId) => ids(facilityId, 'tablet'),
    contacts: (facilityId) => ids(facilityId, 'contact'),
    newestSequence: (facilityId) => newestSequence(db, facilityId),
  };
}
