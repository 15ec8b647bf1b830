import * as v from 'valibot';
import { Change } from '../protocol/records.ts';
import type { Database } from './schema.ts';

/** Small things that are about the tablet and not about who sat before it. */
const KEPT_META: readonly string[] = ['clock'];

/**
 * Takes away everything of the person whom a shared tablet served, in one transaction: after a crash it has happened or
 * it has not. Left are the house and the tablet itself, so that it waits without network and knows the staff's PIN; and
 * the outbox, which holds ids and never names: a request for help made without network must still arrive.
 * The next pull starts from nothing.
 */
export async function forgetPeople(database: Database): Promise<void> {
  const names = ['records', 'blobs', 'refused', 'uploads', 'media', 'sendings', 'meta'] as const;
  const transaction = database.transaction(names, 'readwrite');
  const records = transaction.objectStore('records');
  const meta = transaction.objectStore('meta');
  const own = (await records.getAll()).flatMap(emptied);
  const forgotten = (await meta.getAllKeys()).filter((key) => !KEPT_META.includes(key));
  await Promise.all([
    records.clear(),
    transaction.objectStore('blobs').clear(),
    transaction.objectStore('refused').clear(),
    transaction.objectStore('uploads').clear(),
    // Also what has not gone out: an answer that nobody can take back must not go out under the next person's eyes.
    transaction.objectStore('media').clear(),
    transaction.objectStore('sendings').clear(),
    ...forgotten.map((key) => meta.delete(key)),
    ...own.map((change) => records.put(change, [change.kind, change.id])),
    transaction.done,
  ]);
}

/** The house as it is, the tablet as one that serves nobody, and nothing else. */
function emptied(stored: unknown): Change[] {
  const parsed = v.safeParse(Change, stored);
  if (!parsed.success) return [];
  const change = parsed.output as Change;
  if (change.kind === 'facility') return [change];
  if (change.kind !== 'tablet' || change.body === null) return [];
  return [{ ...change, body: { ...change.body, residentId: null, session: null } }];
}
