import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refused } from '../refused.ts';

/** Counts tries; too many within the time are refused until it is over. */
export interface Throttle {
  /** @throws Refused `too-many-tries` with the time to wait */
  take(key: string): Promise<void>;
  /** Was no wrong try after all. */
  giveBack(key: string): Promise<void>;
}

/** @param seconds how long a try counts */
export function createThrottle(tries: number, seconds: number): Throttle {
  const limiter = new RateLimiterMemory({ points: tries, duration: seconds });
  return {
    async take(key) {
      try {
        await limiter.consume(key);
      } catch (reason) {
        if (!(reason instanceof RateLimiterRes)) throw reason;
        throw new Refused('too-many-tries', reason.msBeforeNext);
      }
    },
    async giveBack(key) {
      await limiter.reward(key);
    },
  };
}

/** Guards passwords. */
export interface SignInGuard {
  /** Before a password is checked. @throws Refused `too-many-tries` */
  enter(email: string, address: string): Promise<void>;
  /** The password was right. */
  welcome(email: string, address: string): Promise<void>;
}

/** Old ones go first; a map without end would be a way to fill the memory. */
const REMEMBERED = 10_000;

/**
 * Five wrong passwords in a quarter of an hour for an e-mail from an address, a hundred from an address.
 *
 * A whole ward has one address, and whoever wants to shut it out knows its e-mails. So nothing counts against an e-mail
 * alone, and the address's own limit does not hold for somebody who has signed in from there before.
 */
export function createSignInGuard(): SignInGuard {
  const pairs = createThrottle(5, 15 * 60);
  const addresses = createThrottle(100, 15 * 60);
  const familiar = new Set<string>();
  const pairOf = (email: string, address: string) => `${address} ${email}`;
  return {
    async enter(email, address) {
      const pair = pairOf(email, address);
      await pairs.take(pair);
      if (!familiar.has(pair)) await addresses.take(address);
    },
    async welcome(email, address) {
      const pair = pairOf(email, address);
      await pairs.giveBack(pair);
      if (familiar.has(pair)) return;
      await addresses.giveBack(address);
      familiar.add(pair);
      const oldest = familiar.values().next().value;
      if (familiar.size > REMEMBERED && oldest !== undefined) familiar.delete(oldest);
    },
  };
}
