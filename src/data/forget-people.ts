import * as v from 'valibot';
import type { BlobHash } from '../protocol/primitives.ts';
import { Change } from '../protocol/records.ts';
import type { Database } from './schema.ts';

/** Small things that are about the tablet and not about who sat before it. */
const KEPT_META: readonly string[] = ['clock'];

/**
 * Takes away everything of the person whom a shared tablet served, in one transaction: after a crash it has happened or
 * it has not. Left are the house and the tablet itself, so that it waits without network and knows the staff's PIN; what the
 * house says to everybody, so that its films need not come again for each person; and the outbox, which holds ids and never names: a request for help made without network must still arrive.
 * The next pull starts from nothing.
 */
export async function forgetPeople(database: Database): Promise<void> {
  const names = ['records', 'blobs', 'refused', 'uploads', 'media', 'sendings', 'meta'] as const;
  const transaction = database.transaction(names, 'readwrite');
  const records = transaction.objectStore('records');
  const meta = transaction.objectStore('meta');
  const media = transaction.objectStore('media');
  const own = (await records.getAll()).flatMap(emptied);
  const forgotten = (await meta.getAllKeys()).filter((key) => !KEPT_META.includes(key));
  const said = new Set(own.flatMap(filesOf));
  const personal = (await media.getAllKeys()).filter((hash) => !said.has(hash));
  await Promise.all([
    records.clear(),
    transaction.objectStore('blobs').clear(),
    transaction.objectStore('refused').clear(),
    transaction.objectStore('uploads').clear(),
    // Also what has not gone out: an answer that nobody can take back must not go out under the next person's eyes.
    ...personal.map((hash) => media.delete(hash)),
    transaction.objectStore('sendings').clear(),
    ...forgotten.map((key) => meta.delete(key)),
    ...own.map((change) => records.put(change, [change.kind, change.id])),
    transaction.done,
  ]);
}

const filesOf = (change: Change): BlobHash[] =>
  change.kind === 'greeting' ? (change.body?.media ?? []).map(({ hash }) => hash) : [];

/** The house as it is, the tablet as one that serves nobody, and nothing else. */
function emptied(stored: unknown): Change[] {
  const parsed = v.safeParse(Change, stored);
  if (!parsed.success) return [];
  const change = parsed.output;
  if (change.kind === 'facility' || change.kind === 'greeting') return [change];
  if (change.kind !== 'tablet' || change.body === null) return [];
  return [{ ...change, body: { ...change.body, residentId: null, session: null } }];
}
