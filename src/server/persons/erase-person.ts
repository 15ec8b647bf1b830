import type { ResponseOf } from '../../protocol/http.ts';
import type { BlobHash, Id } from '../../protocol/primitives.ts';
import type { Kind } from '../../protocol/records.ts';
import { removeAllOf } from '../domain/residents.ts';
import type { StaffPrincipal } from '../principal.ts';
import { Refused } from '../refused.ts';
import { noteDeed, purgePerson } from '../store/audit.ts';
import { emptyJournal } from '../store/database.ts';
import type { Media } from '../store/media.ts';
import { forgetActors } from '../store/mutations.ts';
import { hashesIn, loggedValues, type OwnedRecord, recordsOf } from '../store/persons.ts';
import type { Photos } from '../store/photos.ts';
import type { Store } from '../store/store.ts';
import type { Writing } from '../store/writing.ts';

type Deps = { store: Store; photos: Photos; media: Media };
type Wish = { principal: StaffPrincipal; residentId: Id; name: string };
type Gone = ResponseOf<'erasePerson'>;

/**
 * Erases a resident for good. What remains: tombstones without content (a tablet or console that is away must learn that
 * there is nothing any more), and in the log that something was done, by whom and when, without a value and without a name.
 *
 * @throws Refused `not-found`, `bad-request`: the name is not theirs
 */
export async function erasePerson({ store, photos, media: files }: Deps, wish: Wish): Promise<Gone> {
  const { facilityId, staffId } = wish.principal;
  const { hashes, ...gone } = await store.write(facilityId, async (writing) => {
    const erased = await eraseRecords(writing, wish);
    // Written by nobody, each of their records would have left a line of its own.
    const what = { kind: 'resident', recordId: wish.residentId, residentId: wish.residentId } as const;
    const by = { kind: 'staff', id: staffId } as const;
    await noteDeed({ db: writing.db, facilityId, now: writing.now, by }, 'erase-person', what);
    return erased;
  });
  const media = (await photos.forget(facilityId, hashes)) + (await files.forget(facilityId, hashes));
  await emptyJournal(store.db);
  return { ...gone, media };
}

type Erased = Omit<Gone, 'media'> & { hashes: BlobHash[] };

async function eraseRecords(writing: Writing, { residentId, name }: Wish): Promise<Erased> {
  const { db, facilityId } = writing;
  const resident = await writing.get('resident', residentId);
  if (!resident) throw new Refused('not-found');
  if (`${resident.givenName} ${resident.familyName}`.trim() !== name) throw new Refused('bad-request');
  const found = await recordsOf(db, facilityId, residentId);
  const logged = await loggedValues(db, facilityId, residentId);
  await removeAllOf(writing, { residentId });
  // A shared tablet only served them, and goes on serving others.
  const records = await onlyGone(writing, found);
  const idsOf = (...kinds: Kind[]) => records.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  // Whatever kind is added to the product one day: nothing of this person stays because nobody thought of it here.
  for (const { kind, id } of await recordsOf(db, facilityId, residentId)) await writing.remove(kind, id);
  await purgePerson(db, facilityId, { residentId, recordIds: records.map(({ id }) => id) });
  await forgetActors(db, facilityId, idsOf('tablet', 'device'));
  return {
    contacts: idsOf('contact').length,
    devices: idsOf('device').length,
    calls: idsOf('call').length,
    hashes: hashesIn([...records.map(({ body }) => body), ...logged]),
  };
}

async function onlyGone(writing: Writing, records: readonly OwnedRecord[]): Promise<OwnedRecord[]> {
  const shared = await Promise.all(
    records.map(async ({ kind, id }) => kind === 'tablet' && (await writing.get('tablet', id)) !== null),
  );
  return records.filter((_, n) => !shared[n]);
}
