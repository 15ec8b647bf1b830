import type { Store } from '../data/store.ts';
import type { Refusal } from '../protocol/errors.ts';
import type { Mutation } from '../protocol/mutations.ts';
import type { BlobHash } from '../protocol/primitives.ts';
import { type Http, RequestRefused } from './http.ts';

/** Photos that were chosen here and that the server has not got: kept first, sent before the record that names them. */
export interface Uploads {
  /** Resolves with its name once it is on disk. */
  keep(blob: Blob): Promise<BlobHash>;
  /**
   * Sends what this mutation names. Resolves with the refusal of a photo that the server will never take; throws
   * `RequestRefused` when it is to be tried again.
   */
  before(mutation: Mutation): Promise<Refusal | null>;
}

export type UploadsOptions = {
  store: Pick<Store, 'blobs' | 'uploads'>;
  http: Pick<Http, 'putBlob'>;
  /** SHA-256; the browser's `crypto.subtle` fits. */
  subtle: Pick<SubtleCrypto, 'digest'>;
};

export function createUploads({ store, http, subtle }: UploadsOptions): Uploads {
  return {
    async keep(blob) {
      const hash = hex(await subtle.digest('SHA-256', await blob.arrayBuffer()));
      await store.uploads.add(hash, blob);
      return hash;
    },

    async before({ args }) {
      const text = JSON.stringify(args);
      const waiting = (await store.uploads.hashes()).filter((hash) => text.includes(hash));
      for (const hash of waiting) {
        const refused = await send(hash);
        if (refused) return refused;
      }
      return null;
    },
  };

  async function send(hash: BlobHash): Promise<Refusal | null> {
    const blob = await store.blobs.get(hash);
    try {
      if (blob) await http.putBlob(blob);
    } catch (error) {
      if (!(error instanceof RequestRefused) || error.refusal.retry !== 'never') throw error;
      return error.refusal;
    }
    await store.uploads.done(hash);
    return null;
  }
}

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
