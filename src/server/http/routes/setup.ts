import type { Passwords } from '../../passwords.ts';
import { Refused } from '../../refused.ts';
import { createFacility, hasFacility } from '../../store/accounts.ts';
import { findCredential, spend } from '../../store/credentials.ts';
import type { Db } from '../../store/schema.ts';
import type { Store } from '../../store/store.ts';
import type { Handler } from '../handlers.ts';
import { openSession } from './session.ts';

type Deps = { store: Store; passwords: Passwords };

/** The first admin. The link is checked before the costly hash, and again with the writing. */
export function setup({ store, passwords }: Deps): Handler<'setup'> {
  const findLink = async (db: Db, token: string) => {
    const found = await findCredential(db, token, { kinds: ['setup'], now: store.clock() });
    if (found) return found;
    throw new Refused((await hasFacility(db)) ? 'already-set-up' : 'link-expired');
  };
  return async ({ body: { token, facility, admin }, ...arriving }) => {
    await findLink(store.db, token);
    const login = { email: admin.email, passwordHash: await passwords.hash(admin.password) };
    const founding = { facility, admin: { name: admin.name, login } };
    const person = await createFacility(store, founding, async ({ db }) =>
      spend(db, await findLink(db, token)),
    );
    return await openSession(store, person, arriving);
  };
}
