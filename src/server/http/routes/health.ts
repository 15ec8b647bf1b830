import { Refused } from '../../refused.ts';
import { hasFacility } from '../../store/accounts.ts';
import type { Store } from '../../store/store.ts';
import type { Handler } from '../handlers.ts';

type Deps = { store: Store; convertsFilms: boolean };

/** Asks the database something: a server that cannot read its records is not well. Without ffmpeg it is, and says so. */
export function health({ store, convertsFilms }: Deps): Handler<'health'> {
  return async () => {
    await hasFacility(store.db).catch(() => {
      throw new Refused('unavailable');
    });
    return { ok: true, films: convertsFilms ? 'converted' : 'as-recorded' };
  };
}
