import { parseCookies } from './http/cookies.ts';
import { isOwnOrigin } from './http/origin.ts';
import type { Doorkeeper } from './live-ports.ts';
import { NOBODY, type Principal } from './principal.ts';
import { findCredential, noteSeen } from './store/credentials.ts';
import { findBody } from './store/records.ts';
import type { CredentialRow } from './store/schema.ts';
import type { Store } from './store/store.ts';

/** A secret has 43 characters of base64url; nothing longer needs to be hashed to know that it is none of ours. */
const SECRET = /^[\w-]{43}$/;

/** Says who is asking. What a principal is, is read anew each time: a tablet may have got another resident. */
export function createDoorkeeper(store: Store, publicUrl: URL): Doorkeeper {
  return {
    async whoIs(credential, cookieHeader) {
      const secret = credential ?? parseCookies(cookieHeader, publicUrl.protocol === 'https:').session;
      if (secret === null || !SECRET.test(secret)) return NOBODY;
      const kinds = credential === null ? (['session'] as const) : (['tablet', 'device'] as const);
      const found = await findCredential(store.db, secret, { kinds, now: store.clock() });
      if (!found?.facility_id) return NOBODY;
      if (found.kind === 'session') await noteSeen(store.db, found, store.clock());
      return (await principalOf(store, found, found.facility_id)) ?? NOBODY;
    },
    isOwnOrigin: (origin, host) => isOwnOrigin({ origin, host, publicUrl }),
  };
}

async function principalOf(
  { db }: Store,
  credential: CredentialRow,
  facilityId: string,
): Promise<Principal | null> {
  const id = credential.subject_id;
  if (credential.kind === 'session') {
    const staff = await findBody(db, facilityId, 'staff', id);
    if (!staff) return null;
    const { hash: sessionId, expires_at: expiresAt } = credential;
    return { kind: 'staff', facilityId, staffId: id, role: staff.role, sessionId, expiresAt };
  }
  if (credential.kind === 'tablet') {
    const tablet = await findBody(db, facilityId, 'tablet', id);
    if (!tablet) return null;
    const self = { kind: 'tablet', facilityId, tabletId: id } as const;
    // Locked, it sits in front of nobody: no record, no call and no presence goes past that.
    if (tablet.lockedAt !== null) return { ...self, residentId: null, sessionId: null, isLocked: true };
    return { ...self, residentId: tablet.residentId, sessionId: tablet.session?.id ?? null };
  }
  const device = await findBody(db, facilityId, 'device', id);
  const contact = device && (await findBody(db, facilityId, 'contact', device.contactId));
  if (!device || !contact) return null;
  const { contactId } = device;
  return { kind: 'relative', facilityId, deviceId: id, contactId, residentId: contact.residentId };
}
