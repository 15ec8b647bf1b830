import { Refused } from '../../refused.ts';
import { hasFacility } from '../../store/accounts.ts';
import type { Store } from '../../store/store.ts';
import type { Handler } from '../handlers.ts';

/** Asks the database something: a server that cannot read its records is not well. */
export function health({ store }: { store: Store }): Handler<'health'> {
  return async () => {
    await hasFacility(store.db).catch(() => {
      throw new Refused('unavailable');
    });
    return { ok: true };
  };
}
