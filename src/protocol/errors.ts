import * as v from 'valibot';
import { EpochMs } from './primitives.ts';

/**
 * Why something was refused. Words for people live in the locale files, never here.
 *
 * - `bad-request`: not what the schema says · `too-large` · `not-an-image`: the bytes are no picture (JPEG, PNG, WebP), no sound (Opus in WebM or Ogg, MP4, WAV) and no whole film (MP4, WebM) either
 * - `not-signed-in`: no valid credential · `not-allowed`: valid, but not for this · `not-found`
 * - `wrong-sign-in`: e-mail or password · `wrong-code`: no tablet shows this code; not the PIN, not a card of this house
 * - `link-expired`: invitation or sign-in link is used up, out of date or revoked
 * - `too-many-tries`: throttled, `retryAfterMs` says how long · `already-set-up`: the facility exists
 * - `last-admin`: a facility needs one · `last-way-in`: nobody may lock themselves out
 * - `outside-hours`: the resident's calling or quiet hours · `not-now`: care in progress (never said which) · `may-not-call`: staff let this contact be called, but not call · `conflict`: the id is taken by something else
 * - `taken`: another visit is at that time, `freeAt` is the nearest that is free · `too-late`: that visit has begun, is over or was called off · `too-many-visits`: so many proposals wait for an answer
 * - `no-room`: this facility's room for messages is full, or four channels stand already
 * - `old-version`: the client must reload · `unavailable`: the server is stopping or cannot reach its database
 */
export const ErrorCode = v.picklist([
  'bad-request',
  'too-large',
  'not-an-image',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'wrong-sign-in',
  'wrong-code',
  'link-expired',
  'too-many-tries',
  'already-set-up',
  'last-admin',
  'last-way-in',
  'outside-hours',
  'not-now',
  'may-not-call',
  'conflict',
  'taken',
  'too-late',
  'too-many-visits',
  'no-room',
  'old-version',
  'unavailable',
]);
export type ErrorCode = v.InferOutput<typeof ErrorCode>;

/**
 * What the sender should do: `later` (keep it, try again), `never` (it will not be taken as it is),
 * `sign-in` (the credential is dead: forget it).
 */
const Retry = v.picklist(['later', 'never', 'sign-in']);
type Retry = v.InferOutput<typeof Retry>;

/** The one shape of every refusal, over HTTP and over the socket. */
export const Refusal = v.object({
  code: ErrorCode,
  retry: Retry,
  retryAfterMs: v.optional(v.number()),
  freeAt: v.optional(EpochMs),
});
export type Refusal = v.InferOutput<typeof Refusal>;

const RETRY: Partial<Record<ErrorCode, Retry>> = {
  'too-many-tries': 'later',
  unavailable: 'later',
  'not-signed-in': 'sign-in',
};

/** A refusal with the retry that belongs to its code. */
export function refusal(code: ErrorCode, retryAfterMs?: number): Refusal {
  return { code, retry: RETRY[code] ?? 'never', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
