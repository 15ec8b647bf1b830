import * as v from 'valibot';
import { Sequence } from '../protocol/primitives.ts';
import { Change } from '../protocol/records.ts';
import { CURSOR_KEY, type Cursor, type Database } from './schema.ts';

const START: Cursor = { since: 0, scope: null };
const StoredCursor = v.object({ since: Sequence, scope: v.nullable(v.string()) });

/** One page of what the server answered to a pull. */
export type PulledPage = { changes: Change[]; seq: number; scope: string; reset: boolean };

/** The records that this client may see, as of its cursor. */
export interface RecordStore {
  /** Every record. One that no longer parses is dropped and the cursor goes back to 0: ask for the cursor after this. */
  all(): Promise<Change[]>;
  /** Changes, cursor and scope in one transaction. `reset` replaces all records; outbox, meta and blobs stay. */
  apply(page: PulledPage): Promise<void>;
  cursor(): Promise<Cursor>;
  /**
   * Takes away everything that was to be seen: the records, and all small things but those of these names. What is in
   * the outbox stays; the next pull starts from nothing.
   */
  clear(keptMeta: readonly string[]): Promise<void>;
}

export function createRecordStore(database: Database): RecordStore {
  return {
    async all() {
      const { good, bad } = await readAll(database);
      if (bad.length > 0) await dropAndStartOver(database, bad);
      return good;
    },
    apply: (page) => applyPage(database, page),
    cursor: async () => parseCursor(await database.get('meta', CURSOR_KEY)),
    clear: (keptMeta) => clear(database, keptMeta),
  };
}

const parseCursor = (stored: unknown): Cursor => {
  const parsed = v.safeParse(StoredCursor, stored);
  return parsed.success ? parsed.output : START;
};

async function readAll(database: Database): Promise<{ good: Change[]; bad: [string, string][] }> {
  const transaction = database.transaction('records');
  const [keys, values] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
  const good: Change[] = [];
  const bad: [string, string][] = [];
  for (const [index, key] of keys.entries()) {
    const parsed = v.safeParse(Change, values[index]);
    if (parsed.success) good.push(parsed.output);
    else bad.push(key);
  }
  return { good, bad };
}

/** Without a scope the server resets: whatever this version could not read is fetched in its own words. */
async function dropAndStartOver(database: Database, keys: [string, string][]): Promise<void> {
  const transaction = database.transaction(['records', 'meta'], 'readwrite');
  const records = transaction.objectStore('records');
  await Promise.all([
    ...keys.map((key) => records.delete(key)),
    transaction.objectStore('meta').put(START, CURSOR_KEY),
    transaction.done,
  ]);
}

async function clear(database: Database, keptMeta: readonly string[]): Promise<void> {
  const transaction = database.transaction(['records', 'meta'], 'readwrite');
  const meta = transaction.objectStore('meta');
  const forgotten = (await meta.getAllKeys()).filter((key) => !keptMeta.includes(key));
  await Promise.all([
    transaction.objectStore('records').clear(),
    ...forgotten.map((key) => meta.delete(key)),
    transaction.done,
  ]);
}

async function applyPage(database: Database, { changes, seq, scope, reset }: PulledPage): Promise<void> {
  const transaction = database.transaction(['records', 'meta'], 'readwrite');
  const records = transaction.objectStore('records');
  const meta = transaction.objectStore('meta');
  const before = parseCursor(await meta.get(CURSOR_KEY));
  // Another tab of this browser was faster: its records are newer than these, and must not go back.
  if (!reset && before.scope === scope && before.since >= seq) return transaction.done;
  const writes: Promise<unknown>[] = reset ? [records.clear()] : [];
  try {
    for (const change of changes) {
      const key: [string, string] = [change.kind, change.id];
      writes.push(change.body === null ? records.delete(key) : records.put(change, key));
    }
    writes.push(meta.put({ since: seq, scope } satisfies Cursor, CURSOR_KEY), transaction.done);
  } catch (error) {
    // What cannot be cloned throws before it is a request, and the browser would commit the half that was asked for.
    transaction.abort();
    await Promise.allSettled([...writes, transaction.done]);
    throw error;
  }
  await Promise.all(writes);
}
