import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refused } from '../refused.ts';

/** Counts tries; too many within the time are refused until it is over. */
export interface Throttle {
  /** @throws Refused `too-many-tries` with the time to wait */
  take(key: string, tries?: number): Promise<void>;
  /** Was no wrong try after all. */
  giveBack(key: string): Promise<void>;
}

/** @param seconds how long a try counts */
export function createThrottle(tries: number, seconds: number): Throttle {
  const limiter = new RateLimiterMemory({ points: tries, duration: seconds });
  return {
    async take(key, count = 1) {
      try {
        await limiter.consume(key, count);
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
