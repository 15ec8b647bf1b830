import * as v from 'valibot';
import { Session } from '../../protocol/http.ts';

/**
 * Small things of this browser that must be known before any database is open: who is signed in, and who has a store.
 * No secret is among them: the session itself is a cookie that no script can read.
 */
export function createRemembered(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
  const read = (key: string): unknown => {
    try {
      return JSON.parse(storage.getItem(key) ?? 'null');
    } catch {
      return null;
    }
  };
  return {
    /** Who signed in here last and has not been signed out: they go on without network. */
    session: {
      load(): Session | null {
        const parsed = v.safeParse(Session, read('moien-staff-session'));
        return parsed.success ? parsed.output : null;
      },
      save(session: Session | null): void {
        if (session) storage.setItem('moien-staff-session', JSON.stringify(session));
        else storage.removeItem('moien-staff-session');
      },
    },
    people: {
      load: () => read('moien-staff-people'),
      save: (people: readonly unknown[]) => storage.setItem('moien-staff-people', JSON.stringify(people)),
    },
  };
}
