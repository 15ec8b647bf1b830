import type { Passwords } from '../../passwords.ts';
import type { StaffPrincipal } from '../../principal.ts';
import { Refused } from '../../refused.ts';
import { insertLogin } from '../../store/accounts.ts';
import { noteDeed } from '../../store/audit.ts';
import { sessionsOf } from '../../store/credentials.ts';
import { listPasskeys } from '../../store/passkeys.ts';
import type { Store } from '../../store/store.ts';
import { changePasswordHash, findOwnLogin, findPin, keepPin, listSessions } from '../../store/ways-in.ts';
import type { Writing } from '../../store/writing.ts';
import type { GrowingDelay } from '../growing-delay.ts';
import { type Handler, staffOf } from '../handlers.ts';
import { viewOf } from './passkeys.ts';

type Deps = { store: Store; passwords: Passwords; tries: GrowingDelay };

export function access({ store }: Deps): Handler<'access'> {
  return async (asked) => {
    const { facilityId, staffId, sessionId } = staffOf(asked);
    const login = await findOwnLogin(store.db, staffId);
    return {
      email: login?.email ?? null,
      hasPassword: login !== null,
      pin: await findPin(store.db, staffId),
      passkeys: (await listPasskeys(store.db, facilityId, staffId)).map(viewOf),
      sessions: await listSessions(store.db, { staffId, thisOne: sessionId, now: store.clock() }),
    };
  };
}

/** Whoever changes a password fears that somebody knows the old one: the other browsers have to come in again. */
export function setPassword({ store, passwords, tries }: Deps): Handler<'setPassword'> {
  return async (asked) => {
    const staff = staffOf(asked);
    const { current, email, password } = asked.body;
    const login = await findOwnLogin(store.db, staff.staffId);
    if (login) {
      tries.take(staff.staffId);
      if (!(await passwords.check(login.passwordHash, current ?? ''))) throw new Refused('wrong-sign-in');
      tries.forget(staff.staffId);
    } else if (email === null) throw new Refused('bad-request');
    const passwordHash = await passwords.hash(password);
    return await asThemselves(store, staff, async (writing) => {
      if (login) await changePasswordHash(writing.db, staff.staffId, passwordHash);
      else if (email !== null) await insertLogin(writing, staff.staffId, { email, passwordHash });
      await endOthers(writing, staff);
      await noteDeed(writing, 'set-password', { recordId: staff.staffId });
    });
  };
}

export function setPin({ store }: Deps): Handler<'setPin'> {
  return async (asked) => {
    const staff = staffOf(asked);
    return await asThemselves(store, staff, async (writing) => {
      await keepPin(writing.db, { ...staff, check: asked.body.check });
      await noteDeed(writing, 'set-pin', { recordId: staff.staffId });
    });
  };
}

export function endSessions({ store }: Deps): Handler<'endSessions'> {
  return async (asked) => {
    const staff = staffOf(asked);
    const { id } = asked.body;
    return await asThemselves(store, staff, async (writing) => {
      if (id === null) await endOthers(writing, staff);
      else if ((await sessionsOf(writing.db, staff.facilityId, staff.staffId)).includes(id))
        await writing.endSession(id);
      else throw new Refused('not-found');
      await noteDeed(writing, 'end-session', { recordId: staff.staffId });
    });
  };
}

async function endOthers(
  writing: Writing,
  { facilityId, staffId, sessionId }: StaffPrincipal,
): Promise<void> {
  for (const other of await sessionsOf(writing.db, facilityId, staffId))
    if (other !== sessionId) await writing.endSession(other);
}

/** What somebody changes about how they themselves come in or are reached, in one transaction with its audit entry. */
export async function asThemselves(
  store: Store,
  { facilityId, staffId }: StaffPrincipal,
  work: (writing: Writing) => Promise<void>,
): Promise<Record<string, never>> {
  await store.write(facilityId, work, { kind: 'staff', id: staffId });
  return {};
}
