import type { EpochMs } from '../../protocol/primitives.ts';
import { createGrowingDelay } from './growing-delay.ts';
import { createThrottle } from './throttle.ts';

/** One try. `browser`: a name for this browser, if this very person has signed in here before (its device cookie). */
export type Try = { email: string; address: string; browser: string | null };

/** Guards passwords. */
export interface SignInGuard {
  /** Before a password is checked. @throws Refused `too-many-tries` */
  enter(what: Try): Promise<void>;
  /** The password was right. */
  welcome(what: Try): Promise<void>;
}

/**
 * For an e-mail from an address: five wrong passwords, then a wait that doubles, up to a quarter of an hour. From an
 * address: a hundred in a quarter of an hour.
 *
 * A whole ward has one address, and whoever wants to shut it out knows its e-mails and may stand in its corridor. So
 * nothing counts against an e-mail alone; and a browser in which this person has signed in before counts by itself,
 * whatever others do at the same address (OWASP: *device cookies*).
 */
export function createSignInGuard(clock: () => EpochMs): SignInGuard {
  const delay = createGrowingDelay(clock);
  const addresses = createThrottle(100, 15 * 60);
  const keyOf = ({ email, address, browser }: Try) =>
    browser === null ? `from ${address} ${email}` : `in ${browser} ${email}`;
  return {
    async enter(what) {
      delay.take(keyOf(what));
      if (what.browser === null) await addresses.take(what.address);
    },
    async welcome(what) {
      delay.forget(keyOf(what));
      if (what.browser === null) await addresses.giveBack(what.address);
    },
  };
}
