import { refusal } from '../../protocol/errors.ts';
import type { NewPasskey, PasskeyProof } from '../../protocol/passkeys.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Answer } from './actions.ts';
import type { Ask } from './asking.ts';

/** Null: the person looked away, or their device has none for us. That is no error. */
export type Ceremony<T> = Promise<Answer<T | null>>;

/** An IP address has no passkeys, and plain HTTP only on this very machine (WebAuthn §5.1.7). */
export function canUsePasskeys(window: Pick<Window, 'isSecureContext' | 'location'>): boolean {
  const isName = !/^[\d.]+$|^\[/.test(window.location.hostname);
  return window.isSecureContext && isName && 'PublicKeyCredential' in window;
}

/** The browser asks which passkey, and the person shows that they are the one (finger, face, PIN of the device). */
export async function provePasskey(ask: Ask): Ceremony<PasskeyProof> {
  const fresh = await ask('passkeyChallenge', {});
  if (!fresh.ok) return fresh;
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const { challenge, rpId } = fresh.value;
  const made = await orNull(
    startAuthentication({ optionsJSON: { challenge, rpId, userVerification: 'required' } }),
  );
  if (!made) return { ok: true, value: null };
  const { id, rawId, response } = made;
  const { clientDataJSON, authenticatorData, signature } = response;
  return {
    ok: true,
    value: { id, rawId, type: 'public-key', response: { clientDataJSON, authenticatorData, signature } },
  };
}

/** The person's device makes a passkey that it finds again by itself, without a name being typed. */
export async function makePasskey(
  ask: Ask,
  owner: { id: Id; name: string; known?: readonly string[] },
): Ceremony<NewPasskey> {
  const fresh = await ask('passkeyChallenge', {});
  if (!fresh.ok) return fresh;
  const { bufferToBase64URLString, startRegistration } = await import('@simplewebauthn/browser');
  const { challenge, rpId } = fresh.value;
  const id = bufferToBase64URLString(new TextEncoder().encode(owner.id).buffer as ArrayBuffer);
  const made = await orNull(
    startRegistration({
      optionsJSON: {
        challenge,
        rp: { id: rpId, name: 'Moien' },
        user: { id, name: owner.name, displayName: owner.name },
        pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: (owner.known ?? []).map((known) => ({ id: known, type: 'public-key' })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        attestation: 'none',
      },
    }),
  );
  if (!made) return { ok: true, value: null };
  const { clientDataJSON, attestationObject, transports } = made.response;
  const response = { clientDataJSON, attestationObject, ...(transports ? { transports } : {}) };
  return { ok: true, value: { id: made.id, rawId: made.rawId, type: 'public-key', response } };
}

/** A browser says `NotAllowedError` for *cancelled* and for *none here* alike, so that pages learn nothing. */
const orNull = <T>(ceremony: Promise<T>): Promise<T | null> => ceremony.catch(() => null);

/** What to say when nothing came of it. */
export const NO_PASSKEY = refusal('wrong-sign-in');
