import type { EpochMs } from '../../protocol/primitives.ts';
import { Refused } from '../refused.ts';

/** Slows guessing down: the first few tries are free, then each costs twice the wait of the one before. */
export interface GrowingDelay {
  /** Before something is checked; counts as wrong until `forget`. @returns how many were wrong before @throws Refused `too-many-tries` */
  take(key: string): number;
  /** It was right. */
  forget(key: string): void;
}

const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** After so long without a try all is forgotten. */
const FORGOTTEN_MS = 60 * 60_000;
/** Old ones go first; a map without end would be a way to fill the memory. */
const REMEMBERED = 10_000;

type Tries = { wrong: number; last: EpochMs };

export function createGrowingDelay(clock: () => EpochMs): GrowingDelay {
  const tries = new Map<string, Tries>();
  const recent = (key: string): Tries | null => {
    const found = tries.get(key);
    return found && clock() - found.last < FORGOTTEN_MS ? found : null;
  };
  return {
    take(key) {
      const before = recent(key) ?? { wrong: 0, last: 0 };
      const wait = before.last + waitAfter(before.wrong) - clock();
      if (wait > 0) throw new Refused('too-many-tries', wait);
      // Counted before the check is done: a hundred at once are not one.
      tries.delete(key);
      tries.set(key, { wrong: before.wrong + 1, last: clock() });
      const oldest = tries.keys().next().value;
      if (tries.size > REMEMBERED && oldest !== undefined) tries.delete(oldest);
      return before.wrong;
    },
    forget: (key) => void tries.delete(key),
  };
}

const waitAfter = (wrong: number): number =>
  wrong < FREE_TRIES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (wrong - FREE_TRIES), LONGEST_WAIT_MS);
