import type { Passwords } from '../../passwords.ts';
import { Refused } from '../../refused.ts';
import { addStaff } from '../../store/accounts.ts';
import { noteDeed } from '../../store/audit.ts';
import { revokeSubject } from '../../store/credentials.ts';
import { keepPasskey } from '../../store/passkeys.ts';
import {
  findColleagueLink,
  inviteColleague,
  listColleagues,
  listInvitations,
  withdrawInvitation,
} from '../../store/people.ts';
import { findBody } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { WebAuthn } from '../../webauthn.ts';
import { type Handler, staffOf } from '../handlers.ts';
import { openSession } from './session.ts';

type Deps = { store: Store; passwords: Passwords; webAuthn: WebAuthn };

export function people({ store }: Deps): Handler<'people'> {
  return async (asked) => {
    const { facilityId } = staffOf(asked);
    return {
      colleagues: await listColleagues(store.db, facilityId),
      invitations: await listInvitations(store.db, facilityId, store.clock()),
    };
  };
}

export function invite({ store }: Deps): Handler<'inviteColleague'> {
  return async (asked) => {
    const { facilityId, staffId } = staffOf(asked);
    const by = { kind: 'staff', id: staffId } as const;
    return await store.write(facilityId, (writing) => inviteColleague(store, writing, asked.body), by);
  };
}

export function withdraw({ store }: Deps): Handler<'withdrawColleague'> {
  return async (asked) => {
    const { facilityId, staffId } = staffOf(asked);
    const by = { kind: 'staff', id: staffId } as const;
    await store.write(facilityId, (writing) => withdrawInvitation(writing, asked.body.id), by);
    return {};
  };
}

export function readInvitation({ store }: Deps): Handler<'readColleagueInvitation'> {
  return async ({ body: { token } }) => {
    const { row, facilityId, staffId, role } = await findColleagueLink(store.db, token, store.clock());
    const facility = await findBody(store.db, facilityId, 'facility', facilityId);
    return { facilityName: facility?.name ?? '', role, expiresAt: Number(row.expires_at), staffId };
  };
}

/** The link is checked before what costs, and again with the writing: of two taps one comes in. */
export function join({ store, passwords, webAuthn }: Deps): Handler<'join'> {
  return async ({ body: { token, name, email, by }, ...arriving }) => {
    const found = await findColleagueLink(store.db, token, store.clock());
    const { facilityId, staffId, role } = found;
    const passwordHash = by.with === 'password' ? await passwords.hash(by.password) : null;
    const made = by.with === 'passkey' ? await webAuthn.checkNew(by.passkey) : null;
    const work: Parameters<Store['write']>[1] = async (writing) => {
      await findColleagueLink(writing.db, token, writing.now);
      await revokeSubject(writing.db, facilityId, staffId);
      await addStaff(writing, staffId, { name, role, login: passwordHash ? { email, passwordHash } : null });
      if (made && by.with === 'passkey') {
        const whose = { facility_id: facilityId, staff_id: staffId, label: by.label };
        const kept = { ...made, ...whose, created_at: writing.now, used_at: null };
        if (!(await keepPasskey(writing.db, kept))) throw new Refused('conflict');
      }
      await noteDeed(writing, 'join', { recordId: staffId });
    };
    await store.write(facilityId, work, { kind: 'staff', id: staffId });
    return await openSession(store, found, arriving);
  };
}
