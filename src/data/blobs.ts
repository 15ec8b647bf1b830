import type { BlobHash } from '../protocol/primitives.ts';
import type { Database } from './schema.ts';

/** Files by their hash: photos, or what messages are made of. They never change, so there is nothing to update. */
export interface BlobStore {
  get(hash: BlobHash): Promise<Blob | undefined>;
  put(hash: BlobHash, blob: Blob): Promise<void>;
  hashes(): Promise<BlobHash[]>;
  remove(hash: BlobHash): Promise<void>;
}

export function createBlobStore(database: Database, name: 'blobs' | 'media' = 'blobs'): BlobStore {
  return {
    async get(hash) {
      const stored = await database.get(name, hash);
      return stored && new Blob([stored.bytes], { type: stored.type });
    },
    async put(hash, blob) {
      // Read before the transaction opens: IndexedDB commits as soon as something else is awaited.
      const bytes = await blob.arrayBuffer();
      await database.put(name, { type: blob.type, bytes }, hash);
    },
    hashes: () => database.getAllKeys(name),
    remove: (hash) => database.delete(name, hash),
  };
}
