import { type BlobStore, createBlobStore } from './blobs.ts';
import { eraseDatabase, openDatabase } from './database.ts';
import { forgetPeople } from './forget-people.ts';
import { createMetaStore, type MetaStore } from './meta.ts';
import { createOutboxStore, type OutboxStore } from './outbox.ts';
import { createRecordStore, type RecordStore } from './records.ts';
import { createRefusedStore, type RefusedStore } from './refused.ts';
import { MIGRATIONS, type StoreSchema } from './schema.ts';
import { createSendingStore, type SendingStore } from './sendings.ts';
import { createUploadStore, type UploadStore } from './uploads.ts';

/** Everything that one credential keeps in this browser. */
export interface Store {
  readonly records: RecordStore;
  readonly outbox: OutboxStore;
  readonly refused: RefusedStore;
  readonly uploads: UploadStore;
  readonly blobs: BlobStore;
  /** Files of messages. */
  readonly media: BlobStore;
  readonly sendings: SendingStore;
  readonly meta: MetaStore;
  /**
   * Resolves when the database is taken away: erased or upgraded by another tab, or closed by the browser (a full disk,
   * cleared site data). Nothing can be kept any more; the page must be loaded again. Not for one's own `close`.
   */
  readonly lost: Promise<void>;
  /** Of a shared tablet: everything of the person whom it served goes; `forget-people.ts`. */
  forgetPeople(): Promise<void>;
  close(): void;
}

/**
 * Opens one credential's database: `moien-tablet`, `moien-device-<deviceId>` or `moien-staff-<staffId>`.
 *
 * @throws DOMException when the browser refuses storage
 */
export async function openStore(name: string, idb: IDBFactory = indexedDB): Promise<Store> {
  const database = await openDatabase<StoreSchema>(name, { migrations: MIGRATIONS, idb });
  return {
    records: createRecordStore(database),
    outbox: createOutboxStore(database),
    refused: createRefusedStore(database),
    uploads: createUploadStore(database),
    blobs: createBlobStore(database),
    media: createBlobStore(database, 'media'),
    sendings: createSendingStore(database),
    meta: createMetaStore(database),
    lost: new Promise((resolve) => {
      for (const end of ['versionchange', 'close'] as const) database.addEventListener(end, () => resolve());
    }),
    forgetPeople: () => forgetPeople(database),
    close: () => database.close(),
  };
}

/** Removes all traces of one credential: it was revoked, or the person signed out. */
export async function eraseStore(name: string, idb: IDBFactory = indexedDB): Promise<void> {
  await eraseDatabase(name, idb);
}
