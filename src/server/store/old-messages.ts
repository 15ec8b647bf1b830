import type { EpochMs, Id } from '../../protocol/primitives.ts';
import { listBodies } from './records.ts';
import type { Store } from './store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Removes what was seen longer ago than the facility keeps messages, but for what somebody keeps. What nobody has seen stays:
 * a resident may have been in hospital.
 */
export async function sweepOldMessages(store: Store): Promise<void> {
  const { db } = store;
  const facilities = await db.selectFrom('facility').select('id').execute();
  for (const { id: facilityId } of facilities) {
    const [facility] = await listBodies(db, facilityId, 'facility');
    if (!facility) continue;
    const old = await oldOnes(store, facilityId, store.clock() - facility.body.messageDays * DAY_MS);
    if (old.length === 0) continue;
    await store.write(facilityId, async (writing) => {
      for (const id of old) await writing.remove('message', id);
    });
  }
}

async function oldOnes({ db }: Store, facilityId: Id, before: EpochMs): Promise<Id[]> {
  const messages = await listBodies(db, facilityId, 'message');
  return messages.flatMap(({ id, body }) =>
    body.seenAt !== null && body.seenAt < before && !body.favourite ? [id] : [],
  );
}
