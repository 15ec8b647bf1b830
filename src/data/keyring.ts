import type { DBSchema } from 'idb';
import * as v from 'valibot';
import { Id, Secret } from '../protocol/primitives.ts';
import { type Migration, openDatabase } from './database.ts';

export const TabletKey = v.object({
  kind: v.literal('tablet'),
  credential: Secret,
  tabletId: Id,
  facilityId: Id,
});
const DeviceKey = v.object({
  kind: v.literal('device'),
  credential: Secret,
  deviceId: Id,
  contactId: Id,
  residentId: Id,
  facilityId: Id,
});
const Key = v.variant('kind', [TabletKey, DeviceKey]);

/** This browser is a tablet. */
export type TabletKey = v.InferOutput<typeof TabletKey>;
/** This browser accepted an invitation of one contact. */
export type DeviceKey = v.InferOutput<typeof DeviceKey>;
export type Key = v.InferOutput<typeof Key>;

/** The database's name. */
export const KEYRING = 'moien-keyring';

interface KeyringSchema extends DBSchema {
  keys: { key: Secret; value: unknown };
}

const MIGRATIONS: readonly Migration[] = [(database) => void database.createObjectStore('keys')];

/** The credentials of this browser: one for a tablet, one for each invitation that a relative accepted here. */
export interface Keyring {
  /** Those that this version understands. */
  all(): Promise<Key[]>;
  add(key: Key): Promise<void>;
  remove(credential: Secret): Promise<void>;
  close(): void;
}

/** @throws DOMException when the browser refuses storage */
export async function openKeyring(idb: IDBFactory = indexedDB): Promise<Keyring> {
  const database = await openDatabase<KeyringSchema>(KEYRING, { migrations: MIGRATIONS, idb });
  return {
    async all() {
      const stored = await database.getAll('keys');
      return stored.flatMap((entry) => {
        const parsed = v.safeParse(Key, entry);
        return parsed.success ? [parsed.output] : [];
      });
    },
    async add(key) {
      await database.put('keys', key, key.credential);
    },
    remove: (credential) => database.delete('keys', credential),
    close: () => database.close(),
  };
}
