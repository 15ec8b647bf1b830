import type { Session } from '../../../protocol/http.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { Passwords } from '../../passwords.ts';
import { Refused } from '../../refused.ts';
import { findLogin } from '../../store/accounts.ts';
import { findCredential, issue, spend } from '../../store/credentials.ts';
import { findBody } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { SESSION_MS } from '../cookies.ts';
import { type Handler, staffOf } from '../handlers.ts';
import type { SignInGuard } from '../throttle.ts';

type Deps = { store: Store; passwords: Passwords; guard: SignInGuard };

type Person = { facilityId: Id; staffId: Id };

/** A new session for this browser. @throws Refused `wrong-sign-in`: the person was removed */
export async function openSession(
  store: Store,
  { facilityId, staffId }: Person,
  setSession: (secret: string) => void,
): Promise<Session> {
  const session = await describe(store, { facilityId, staffId });
  if (!session) throw new Refused('wrong-sign-in');
  const now = store.clock();
  const expiresAt = now + SESSION_MS;
  const what = { kind: 'session', facilityId, subjectId: staffId, now, expiresAt } as const;
  setSession(await issue(store.db, store.randomBytes, what));
  return session;
}

async function describe(store: Store, { facilityId, staffId }: Person): Promise<Session | null> {
  const staff = await findBody(store.db, facilityId, 'staff', staffId);
  return staff && { staffId, facilityId, name: staff.name, role: staff.role };
}

export function signIn({ store, passwords, guard }: Deps): Handler<'signIn'> {
  return async ({ body, address, setSession }) => {
    await guard.enter(body.email, address);
    const login = await findLogin(store.db, body.email);
    const fits = await passwords.check(login?.passwordHash ?? null, body.password);
    if (!login || !fits) throw new Refused('wrong-sign-in');
    await guard.welcome(body.email, address);
    return await openSession(store, login, setSession);
  };
}

export function signInByLink({ store }: Deps): Handler<'signInByLink'> {
  return async ({ body, setSession }) => {
    const person = await store.db.transaction().execute(async (tx) => {
      const found = await findCredential(tx, body.token, { kinds: ['sign-in'], now: store.clock() });
      if (!found?.facility_id) throw new Refused('link-expired');
      await spend(tx, found);
      return { facilityId: found.facility_id, staffId: found.subject_id };
    });
    return await openSession(store, person, setSession);
  };
}

export function session({ store }: Deps): Handler<'session'> {
  return async (asked) => {
    const found = await describe(store, staffOf(asked));
    if (!found) throw new Refused('not-signed-in');
    return found;
  };
}

/** Also for whoever is not signed in any more: the cookie goes in any case. */
export function signOut({ store }: Deps): Handler<'signOut'> {
  return async ({ principal, setSession }) => {
    setSession(null);
    if (principal.kind !== 'staff') return {};
    await store.write(principal.facilityId, (writing) => writing.endSession(principal.sessionId));
    return {};
  };
}
