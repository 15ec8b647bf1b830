import type { Session } from '../../../protocol/http.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { Passwords } from '../../passwords.ts';
import { Refused } from '../../refused.ts';
import { findLogin } from '../../store/accounts.ts';
import { noteDeed } from '../../store/audit.ts';
import { findCredential, hashSecret, issue, spend } from '../../store/credentials.ts';
import { findPasskey, notePasskeyUse } from '../../store/passkeys.ts';
import { findBody } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { WebAuthn } from '../../webauthn.ts';
import { BROWSER_MS, SESSION_MS } from '../cookies.ts';
import { type Arriving, type Handler, staffOf } from '../handlers.ts';
import type { SignInGuard } from '../sign-in-guard.ts';

type Deps = { store: Store; passwords: Passwords; guard: SignInGuard; webAuthn: WebAuthn };

type Person = { facilityId: Id; staffId: Id };

/** A new session for this browser. @throws Refused `wrong-sign-in`: the person was removed */
export async function openSession(store: Store, person: Person, arriving: Arriving): Promise<Session> {
  const session = await describe(store, person);
  if (!session) throw new Refused('wrong-sign-in');
  const { facilityId, staffId } = person;
  const { browser, setSession } = arriving;
  await store.write(
    facilityId,
    async (writing) => {
      const { db, now } = writing;
      const what = { facilityId, subjectId: staffId, now };
      const expiresAt = now + SESSION_MS;
      const secret = { kind: 'session', ...what, expiresAt, note: browser.label } as const;
      setSession(await issue(db, store.randomBytes, secret));
      const cookie = { kind: 'browser', ...what, expiresAt: now + BROWSER_MS } as const;
      if (!(await isKnown(store, arriving, staffId, db)))
        browser.remember(await issue(db, store.randomBytes, cookie));
      const fields = [{ field: 'browser', before: null, after: browser.label }];
      await noteDeed(writing, 'sign-in', { recordId: staffId, fields });
    },
    { kind: 'staff', id: staffId },
  );
  return session;
}

/** Has this very person signed in in this browser before? */
async function isKnown(
  { clock }: Store,
  { browser }: Pick<Arriving, 'browser'>,
  staffId: Id,
  db: Store['db'],
): Promise<boolean> {
  if (browser.cookie === null) return false;
  const found = await findCredential(db, browser.cookie, { kinds: ['browser'], now: clock() });
  return found?.subject_id === staffId;
}

async function describe(store: Store, { facilityId, staffId }: Person): Promise<Session | null> {
  const staff = await findBody(store.db, facilityId, 'staff', staffId);
  return staff && { staffId, facilityId, name: staff.name, role: staff.role };
}

export function signIn({ store, passwords, guard }: Deps): Handler<'signIn'> {
  return async ({ body, address, ...arriving }) => {
    const login = await findLogin(store.db, body.email);
    const isOwn = login !== null && (await isKnown(store, arriving, login.staffId, store.db));
    const browser = isOwn && arriving.browser.cookie !== null ? hashSecret(arriving.browser.cookie) : null;
    const what = { email: body.email, address, browser };
    await guard.enter(what);
    const fits = await passwords.check(login?.passwordHash ?? null, body.password);
    if (!login || !fits) throw new Refused('wrong-sign-in');
    await guard.welcome(what);
    return await openSession(store, login, arriving);
  };
}

/** The browser offered a passkey by itself; whose it is, only the passkey says. */
export function signInByPasskey({ store, webAuthn }: Deps): Handler<'signInByPasskey'> {
  return async ({ body: { proof }, ...arriving }) => {
    const known = await findPasskey(store.db, proof.id);
    if (!known) throw new Refused('wrong-sign-in');
    const counter = await webAuthn.checkProof(proof, known);
    await notePasskeyUse(store.db, known.id, { counter, at: store.clock() });
    return await openSession(store, { facilityId: known.facility_id, staffId: known.staff_id }, arriving);
  };
}

export function signInByLink({ store }: Deps): Handler<'signInByLink'> {
  return async ({ body, ...arriving }) => {
    const person = await store.db.transaction().execute(async (tx) => {
      const found = await findCredential(tx, body.token, { kinds: ['sign-in'], now: store.clock() });
      if (!found?.facility_id) throw new Refused('link-expired');
      await spend(tx, found);
      return { facilityId: found.facility_id, staffId: found.subject_id };
    });
    return await openSession(store, person, arriving);
  };
}

export function session({ store }: Pick<Deps, 'store'>): Handler<'session'> {
  return async (asked) => {
    const found = await describe(store, staffOf(asked));
    if (!found) throw new Refused('not-signed-in');
    return found;
  };
}

/** Also for whoever is not signed in any more: the cookie goes in any case. */
export function signOut({ store }: Pick<Deps, 'store'>): Handler<'signOut'> {
  return async ({ principal, setSession }) => {
    setSession(null);
    if (principal.kind !== 'staff') return {};
    await store.write(principal.facilityId, (writing) => writing.endSession(principal.sessionId));
    return {};
  };
}
