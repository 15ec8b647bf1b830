import type { BlobHash } from '../protocol/primitives.ts';
import type { Database } from './schema.ts';

/** Which of the kept photos the server has not got yet. */
export interface UploadStore {
  hashes(): Promise<BlobHash[]>;
  /** Keeps the bytes among the blobs and notes that they must go out, or neither. */
  add(hash: BlobHash, blob: Blob): Promise<void>;
  /** The server has it; the bytes stay for showing. */
  done(hash: BlobHash): Promise<void>;
}

export function createUploadStore(database: Database): UploadStore {
  return {
    hashes: () => database.getAllKeys('uploads'),
    async add(hash, blob) {
      // Read before the transaction opens: IndexedDB commits as soon as something else is awaited.
      const bytes = await blob.arrayBuffer();
      const transaction = database.transaction(['blobs', 'uploads'], 'readwrite');
      await Promise.all([
        transaction.objectStore('blobs').put({ type: blob.type, bytes }, hash),
        transaction.objectStore('uploads').put(true, hash),
        transaction.done,
      ]);
    },
    done: (hash) => database.delete('uploads', hash),
  };
}
