import { refusal } from '../protocol/errors.ts';
import { MEDIA_ROUTES } from '../protocol/media-routes.ts';
import type { Medium } from '../protocol/messages.ts';
import type { BlobHash, Secret } from '../protocol/primitives.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import { RequestRefused, readRefusal } from './http.ts';

/** A second or so on a bad line: what is given up for a call is not much, and what was cut goes on from there. */
const PIECE_BYTES = 512 * 1024;

export type MediumName = Pick<Medium, 'hash' | 'type' | 'bytes'>;

/** Fetches a file of a message, piece by piece. @throws RequestRefused */
export type FetchMedium = (medium: MediumName, signal: AbortSignal) => Promise<Blob>;

export type DownloadDeps = {
  fetch: typeof globalThis.fetch;
  /** Where the API is; empty for the page's own. */
  origin: string;
  /** Null: the browser's session cookie says who asks. */
  credential: Secret | null;
};

/** What came of a file before it was given up is kept in memory, of one file at a time, and need not come twice. */
export function createMediaDownload({ fetch, origin, credential }: DownloadDeps): FetchMedium {
  let begun: { hash: BlobHash; pieces: Blob[]; bytes: number } | null = null;

  async function piece(medium: MediumName, from: number, signal: AbortSignal): Promise<Blob> {
    const to = Math.min(from + PIECE_BYTES, medium.bytes) - 1;
    const headers = {
      ...(credential && { Authorization: `Bearer ${credential}` }),
      'Moien-Protocol': String(PROTOCOL_VERSION),
      Range: `bytes=${from}-${to}`,
    };
    const path = MEDIA_ROUTES.getMedium.path.replace(':hash', medium.hash);
    const response = await fetch(origin + path, { headers, signal, redirect: 'error', cache: 'no-store' });
    if (!response.ok) throw new RequestRefused(await readRefusal(response));
    const blob = await response.blob();
    // A captive portal answers anything with its page.
    if (response.status !== 206 || blob.size !== to - from + 1)
      throw new RequestRefused(refusal('unavailable'));
    return blob;
  }

  return async (medium, signal) => {
    if (begun?.hash !== medium.hash) begun = { hash: medium.hash, pieces: [], bytes: 0 };
    const mine = begun;
    try {
      while (mine.bytes < medium.bytes) {
        const next = await piece(medium, mine.bytes, signal);
        mine.pieces.push(next);
        mine.bytes += next.size;
      }
    } catch (error) {
      throw error instanceof RequestRefused ? error : new RequestRefused(refusal('unavailable'));
    }
    begun = null;
    return new Blob(mine.pieces, { type: medium.type });
  };
}
