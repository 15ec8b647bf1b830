import type { DBSchema, IDBPDatabase } from 'idb';
import type { BlobHash, Id } from '../protocol/primitives.ts';
import type { Migration } from './database.ts';

/** How far the records go: everything in `scope` up to the sequence `since`. */
export type Cursor = { since: number; scope: string | null };

/**
 * What is on disk. Values are `unknown` where another version of this program may have written them: they are parsed
 * when read. Records are keyed by kind and id; the outbox by the order of adding.
 */
export interface StoreSchema extends DBSchema {
  records: { key: [string, Id]; value: unknown };
  outbox: { key: number; value: unknown; indexes: { id: Id } };
  /** Bytes and not a `Blob`: WebKit has lost the files behind stored blobs (bugs.webkit.org/show_bug.cgi?id=188438). */
  blobs: { key: BlobHash; value: { type: string; bytes: ArrayBuffer } };
  meta: { key: string; value: unknown };
  /** By the mutation's id. */
  refused: { key: Id; value: unknown };
  /** Blobs that the server has not got. */
  uploads: { key: BlobHash; value: true };
  /** Files of messages: they come and go by rules of their own, and are far larger. */
  media: { key: BlobHash; value: { type: string; bytes: ArrayBuffer } };
  /** Messages that have not left this browser. */
  sendings: { key: Id; value: unknown };
}

export type Database = IDBPDatabase<StoreSchema>;

/** Where the cursor lives among the meta entries; kept apart from the callers' keys by its colon. */
export const CURSOR_KEY = 'sync:cursor';

/** Append only: browsers out there stand at any of these, and tablets sleep for weeks. */
export const MIGRATIONS: readonly Migration[] = [
  (database) => {
    database.createObjectStore('records');
    database.createObjectStore('outbox', { autoIncrement: true }).createIndex('id', 'id', { unique: true });
    database.createObjectStore('blobs');
    database.createObjectStore('meta');
  },
  (database) => {
    database.createObjectStore('refused');
    database.createObjectStore('uploads');
  },
  (database) => {
    database.createObjectStore('media');
    database.createObjectStore('sendings');
  },
];
