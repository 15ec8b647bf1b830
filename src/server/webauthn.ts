import {
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { NewPasskey, PasskeyProof } from '../protocol/passkeys.ts';
import type { Secret } from '../protocol/primitives.ts';
import { Refused } from './refused.ts';
import { issue, takeOnce } from './store/credentials.ts';
import type { Passkey } from './store/passkeys.ts';
import type { Store } from './store/store.ts';

/** As long as somebody may look for their phone. */
const CHALLENGE_MS = 5 * 60 * 1000;

/** What an authenticator made, checked. `key`: COSE, base64url. */
export type MadePasskey = Pick<Passkey, 'id' | 'key' | 'counter' | 'transports'>;

/** Passkeys (WebAuthn Level 3), for the host of the public URL and for no page of another origin. */
export interface WebAuthn {
  /** Something fresh to sign; kept hashed, good once. */
  challenge(): Promise<{ challenge: Secret; rpId: string }>;
  /** @throws Refused `bad-request` */
  checkNew(passkey: NewPasskey): Promise<MadePasskey>;
  /** @returns how often it was used, by its own counting @throws Refused `wrong-sign-in` */
  checkProof(proof: PasskeyProof, known: Passkey): Promise<number>;
}

export function createWebAuthn(store: Store, publicUrl: URL): WebAuthn {
  const expected = { expectedOrigin: publicUrl.origin, expectedRPID: publicUrl.hostname };

  /** Spent whatever comes of it: nothing is signed twice. */
  const takeChallenge = (challenge: string) =>
    takeOnce(store.db, challenge, { kind: 'challenge', now: store.clock() });

  return {
    async challenge() {
      const now = store.clock();
      const what = { kind: 'challenge', facilityId: null, subjectId: 'passkey', now, uses: 1 } as const;
      const challenge = await issue(store.db, store.randomBytes, { ...what, expiresAt: now + CHALLENGE_MS });
      return { challenge, rpId: publicUrl.hostname };
    },
    async checkNew({ response, ...passkey }) {
      const { transports = [], ...made } = response;
      const asked = { ...passkey, response: made, clientExtensionResults: {} } as RegistrationResponseJSON;
      const checked = await orNull(
        verifyRegistrationResponse({ ...expected, response: asked, expectedChallenge: takeChallenge }),
      );
      if (!checked?.verified) throw new Refused('bad-request');
      const { id, publicKey, counter } = checked.registrationInfo.credential;
      const key = Buffer.from(publicKey).toString('base64url');
      return { id, key, counter, transports: transports.join(' ') };
    },
    async checkProof({ response, ...proof }, known) {
      const { userHandle: _, ...signed } = response;
      const checked = await orNull(
        verifyAuthenticationResponse({
          ...expected,
          response: { ...proof, response: signed, clientExtensionResults: {} },
          expectedChallenge: takeChallenge,
          credential: {
            id: known.id,
            publicKey: new Uint8Array(Buffer.from(known.key, 'base64url')),
            counter: Number(known.counter),
          },
        }),
      );
      if (!checked?.verified) throw new Refused('wrong-sign-in');
      return checked.authenticationInfo.newCounter;
    },
  };
}

/** The library throws for whatever does not fit; why is nothing that whoever sent it needs to know. */
const orNull = <T>(checking: Promise<T>): Promise<T | null> => checking.catch(() => null);
