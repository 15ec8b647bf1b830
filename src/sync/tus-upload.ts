import { DetailedError, Upload } from 'tus-js-client';
import * as v from 'valibot';
import { Refusal, refusal } from '../protocol/errors.ts';
import { MEDIA_ROUTES } from '../protocol/media-routes.ts';
import { Medium } from '../protocol/messages.ts';
import type { Secret } from '../protocol/primitives.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import { RequestRefused } from './http.ts';

/** What the server found in a file, by its bytes. */
const Uploaded = v.pick(Medium, ['hash', 'type', 'bytes']);
export type Uploaded = v.InferOutput<typeof Uploaded>;

export type UploadOptions = {
  /** Where this file's upload goes on; null: it begins. */
  url: string | null;
  /** It has begun, there. */
  onUrl: (url: string) => void;
  /** @param share of the file, 0 … 1 */
  onProgress: (share: number) => void;
  signal: AbortSignal;
};

/** Sends a file, from where it stopped the last time. @throws RequestRefused */
export type UploadFile = (file: Blob, options: UploadOptions) => Promise<Uploaded>;

/** A piece is one request: what is cut costs no more than this, and a progress bar moves. */
const PIECE_BYTES = 1024 * 1024;

/**
 * Uploads by tus (tus.io). Tries nothing again by itself: whoever asks knows when there is a network.
 *
 * @param credential null: the browser's session cookie says who asks
 */
export function createTusUpload({
  origin,
  credential,
}: {
  origin: string;
  credential: Secret | null;
}): UploadFile {
  return (file, { url, onUrl, onProgress, signal }) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new RequestRefused(refusal('unavailable')));
      const upload = new Upload(file, {
        endpoint: origin + MEDIA_ROUTES.startUpload.path,
        uploadUrl: url,
        chunkSize: PIECE_BYTES,
        retryDelays: null,
        storeFingerprintForResuming: false,
        headers: {
          ...(credential && { Authorization: `Bearer ${credential}` }),
          'Moien-Protocol': String(PROTOCOL_VERSION),
        },
        onUploadUrlAvailable: () => upload.url && onUrl(upload.url),
        onProgress: (sent, all) => onProgress(all ? sent / all : 0),
        onSuccess: ({ lastResponse }) => {
          const parsed = v.safeParse(Uploaded, fromJson(lastResponse.getHeader('Moien-Medium')));
          if (parsed.success) resolve(parsed.output);
          else reject(new RequestRefused(refusal('unavailable')));
        },
        onError: (error) => reject(new RequestRefused(whyNot(error))),
      });
      signal.addEventListener('abort', () => {
        upload.abort().catch(() => undefined);
        reject(new RequestRefused(refusal('unavailable')));
      });
      upload.start();
    });
}

/** A refusal in our words is believed; everything else is a network that comes back. */
function whyNot(error: Error): Refusal {
  if (!(error instanceof DetailedError)) return refusal('unavailable');
  const parsed = v.safeParse(Refusal, fromJson(error.originalResponse?.getBody()));
  return parsed.success ? parsed.output : refusal('unavailable');
}

function fromJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
