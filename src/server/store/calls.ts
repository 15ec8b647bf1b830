import type { CallStore } from '../live-ports.ts';
import { findBody, findRow, listOpenCalls } from './records.ts';
import type { Store } from './store.ts';

export function createCallStore(store: Store): CallStore {
  const { db } = store;
  return {
    find: (facilityId, callId) => findBody(db, facilityId, 'call', callId),
    open: (facilityId) => listOpenCalls(db, facilityId),
    async openEverywhere() {
      const facilities = await db.selectFrom('facility').select('id').execute();
      const each = await Promise.all(
        facilities.map(async ({ id: facilityId }) =>
          (await listOpenCalls(db, facilityId)).map((one) => ({ facilityId, ...one })),
        ),
      );
      return each.flat();
    },
    async save(facilityId, callId, call) {
      await store.write(facilityId, async (writing) => {
        const gone = (await findRow(writing.db, facilityId, 'call', callId))?.deleted;
        const contact = await writing.get('contact', call.contactId);
        if (!gone && contact) await writing.put('call', callId, call);
      });
    },
    async fulfilWishes(facilityId, _residentId, contactId, at) {
      await store.write(facilityId, async (writing) => {
        for (const { id, body } of await writing.list('wish', { contactId })) {
          if (body.doneAt === null) await writing.put('wish', id, { ...body, doneAt: at });
        }
      });
    },
  };
}
