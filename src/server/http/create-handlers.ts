import type { Passwords } from '../passwords.ts';
import type { Store } from '../store/store.ts';
import type { Handlers } from './handlers.ts';
import { health } from './routes/health.ts';
import { accept, invite } from './routes/invitations.ts';
import { byLink, claim, confirm, start } from './routes/pairing.ts';
import { session, signIn, signInByLink, signOut } from './routes/session.ts';
import { setup } from './routes/setup.ts';
import { applyMutations, pullChanges } from './routes/sync.ts';
import { tabletHistory } from './routes/tablets.ts';
import { createSignInGuard, createThrottle } from './throttle.ts';

/** A handler for every route of the protocol that speaks JSON; photos are bytes and live in `app.ts`. */
export function createHandlers({ store, passwords }: { store: Store; passwords: Passwords }): Handlers {
  const pairing = { store, starts: createThrottle(60, 10 * 60), wrongCodes: createThrottle(5, 60) };
  const sessions = { store, passwords, guard: createSignInGuard() };
  return {
    health: health({ store }),
    setup: setup({ store, passwords }),
    signIn: signIn(sessions),
    signInByLink: signInByLink(sessions),
    session: session(sessions),
    signOut: signOut(sessions),
    startPairing: start(pairing),
    claimPairing: claim(pairing),
    confirmPairing: confirm(pairing),
    pairByLink: byLink(pairing),
    createInvitation: invite({ store }),
    acceptInvitation: accept({ store }),
    pull: pullChanges({ store }),
    mutate: applyMutations({ store }),
    tabletHistory: tabletHistory({ store }),
  };
}
