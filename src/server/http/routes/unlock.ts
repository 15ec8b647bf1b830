import { webcrypto } from 'node:crypto';
import type { RequestOf } from '../../../protocol/http.ts';
import { matchesPin } from '../../../protocol/pin.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { Passwords } from '../../passwords.ts';
import { Refused } from '../../refused.ts';
import { findPasskey, notePasskeyUse } from '../../store/passkeys.ts';
import type { Store } from '../../store/store.ts';
import { findOwnLogin, findPin } from '../../store/ways-in.ts';
import type { WebAuthn } from '../../webauthn.ts';
import type { GrowingDelay } from '../growing-delay.ts';
import { type Handler, staffOf } from '../handlers.ts';

type Deps = { store: Store; passwords: Passwords; webAuthn: WebAuthn; tries: GrowingDelay };
type Proof = RequestOf<'unlock'>['by'];

/** Of ten thousand PINs; whoever needs more has none of them, and signs in with something better. */
const PATIENCE = 10;

/** The person of this session is back at a covered PC. Ten wrong tries end the session. */
export function unlock(deps: Deps): Handler<'unlock'> {
  const { store, tries } = deps;
  return async (asked) => {
    const { facilityId, staffId, sessionId } = staffOf(asked);
    const wrong = tries.take(sessionId);
    if (!(await isThem(deps, staffId, asked.body.by))) {
      if (wrong + 1 < PATIENCE) throw new Refused('wrong-sign-in');
      await store.write(facilityId, (writing) => writing.endSession(sessionId));
      throw new Refused('not-signed-in');
    }
    tries.forget(sessionId);
    return {};
  };
}

async function isThem({ store, passwords, webAuthn }: Deps, staffId: Id, by: Proof): Promise<boolean> {
  switch (by.with) {
    case 'pin': {
      const check = await findPin(store.db, staffId);
      return check !== null && (await matchesPin(by.pin, check, webcrypto as Crypto));
    }
    case 'password': {
      const login = await findOwnLogin(store.db, staffId);
      return await passwords.check(login?.passwordHash ?? null, by.password);
    }
    case 'passkey': {
      const known = await findPasskey(store.db, by.proof.id);
      if (known?.staff_id !== staffId) return false;
      const counter = await webAuthn.checkProof(by.proof, known);
      await notePasskeyUse(store.db, known.id, { counter, at: store.clock() });
      return true;
    }
  }
}
