import * as v from 'valibot';
import type { PinCheck } from './primitives.ts';

/** The PIN of the staff panel: digits only, so that a keypad and a badge reader can both give it. */
export const Pin = v.pipe(v.string(), v.regex(/^\d{4,12}$/));

/**
 * About a third of a second on an old tablet: long enough to make guessing dull, short enough for a nurse with wet
 * hands. It is kept with each hash, so that it can be raised.
 */
const ITERATIONS = 200_000;

/** What is used of WebCrypto: the browser's `crypto`, or Node's. */
export type PinCrypto = Pick<Crypto, 'subtle' | 'getRandomValues'>;

/** Makes what a tablet needs to know a PIN again, and from which the PIN cannot be read (PBKDF2, RFC 8018). */
export async function createPinCheck(pin: string, crypto: PinCrypto): Promise<PinCheck> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const hash = await derive(pin, { salt, iterations: ITERATIONS }, crypto);
  return { salt: toText(salt), iterations: ITERATIONS, hash: toText(hash) };
}

/** Is this the PIN? Works without network. */
export async function matchesPin(pin: string, check: PinCheck, crypto: PinCrypto): Promise<boolean> {
  const { iterations } = check;
  const hash = await derive(pin, { salt: fromText(check.salt), iterations }, crypto);
  return toText(hash) === check.hash;
}

type Cost = { salt: Uint8Array<ArrayBuffer>; iterations: number };

async function derive(pin: string, { salt, iterations }: Cost, { subtle }: PinCrypto): Promise<Uint8Array> {
  const secret = await subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ]);
  return new Uint8Array(
    await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, secret, 256),
  );
}

/** base64url without padding (RFC 4648 §5). */
const toText = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const fromText = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
