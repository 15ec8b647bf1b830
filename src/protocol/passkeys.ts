import * as v from 'valibot';
import { Secret, words } from './primitives.ts';

/*
 * WebAuthn (Level 3, §5.1): what a browser answers when a person makes a passkey or signs in with one. These are
 * `object`, not `strictObject`: browsers add fields of their own, and none of them is used.
 */

const Base64Url = (max: number) => v.pipe(v.string(), v.maxLength(max), v.regex(/^[\w-]*$/));
const CredentialId = Base64Url(1400);

/** A new passkey. */
export const NewPasskey = v.object({
  id: CredentialId,
  rawId: CredentialId,
  type: v.literal('public-key'),
  response: v.object({
    clientDataJSON: Base64Url(8_000),
    attestationObject: Base64Url(32_000),
    transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(32))), v.maxLength(10))),
  }),
});
export type NewPasskey = v.InferOutput<typeof NewPasskey>;

/** The proof that somebody holds a passkey. */
export const PasskeyProof = v.object({
  id: CredentialId,
  rawId: CredentialId,
  type: v.literal('public-key'),
  response: v.object({
    clientDataJSON: Base64Url(8_000),
    authenticatorData: Base64Url(8_000),
    signature: Base64Url(4_000),
    userHandle: v.optional(v.nullable(Base64Url(200))),
  }),
});
export type PasskeyProof = v.InferOutput<typeof PasskeyProof>;

/** What a browser needs for either: `challenge` is good once, for five minutes. `rpId`: the host that the passkey is for. */
export const PasskeyChallenge = v.object({ challenge: Secret, rpId: v.string() });

/** A passkey as its person sees it. */
export const PasskeyView = v.object({
  id: v.string(),
  label: words(60),
  createdAt: v.number(),
  usedAt: v.nullable(v.number()),
});
export type PasskeyView = v.InferOutput<typeof PasskeyView>;
