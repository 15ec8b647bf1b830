import type { Telemetry } from '../../protocol/sharing.ts';
import type { Sounder, Sounding } from './sounding.ts';

/*
 * Does the line carry a picture again? Over a voice alone Chromium's estimate hardly grows, so the line is sounded:
 *
 *     known ──the picture stands──→ sounding ──a pair, then a train: wide──→ proven ──the estimate has grown──→ known
 *       ↑                              ↑                                       │ the picture goes on
 *     the other side answered          └──two pairs in a row late or lost: a longer wait
 */

/** The smallest picture, its voice, all headers, and the error of a page's clock. Bits a second. */
const WIDE = 70_000;
/** What a proven line is taken for, until an estimate says more. */
export const PROVEN = 66_000;
/** Waited in a queue. Above the shortest way there and back, ms. */
const QUEUE_MS = 200;
const PAIR = 2;
const TRAIN = 4;

/** All in looks (seconds). Once the picture stands: a line that was full needs some to be empty. */
const EVERY = 4;
/** While the picture moves on our own word. */
const DOUBT_EVERY = 2;
const STRIKES = 2;
/** A picture that came back in vain comes later the next time, twice as late each time. */
const IN_VAIN = { least: 10, most: 60 };
const SETTLED = 5;
/** Does the other side answer at all? Asked while there is room for a picture. */
const MEET = { every: 5, often: 4, later: 60 };

/** So many in a row without an answer, and others may try to find out, too. */
const SILENT = 5;

/** `picture`: what leaves of it. `mayMove`: the share has room for one. `grown`: the estimate alone is enough for one. */
export type Stand = { picture: Telemetry['picture']; mayMove: boolean; grown: boolean };

export function createProof(sounder: Sounder) {
  let isKnown = false;
  let isProven = false;
  let isBusy = false;
  let shortest = Number.POSITIVE_INFINITY;
  let met = 0;
  let looks = 0;
  let wait = EVERY;
  let strikes = 0;
  let settled = 0;
  let inVain = 0;
  let bits = 0;
  let unanswered = 0;

  async function sound(length: number): Promise<Sounding | null> {
    const found = await sounder.sound(length);
    bits = found?.bits ?? 0;
    unanswered = found ? 0 : unanswered + 1;
    if (found) {
      isKnown = true;
      shortest = Math.min(shortest, found.roundTripMs);
    }
    return found;
  }

  const isCalm = (found: Sounding | null): found is Sounding =>
    found !== null && found.roundTripMs <= shortest + QUEUE_MS;
  const isWide = (found: Sounding | null) => isCalm(found) && found.bits >= WIDE;

  async function prove() {
    wait = EVERY;
    if (!isWide(await sound(PAIR)) || !isWide(await sound(TRAIN))) return;
    isProven = true;
    strikes = 0;
    settled = 0;
  }

  /** How far a picture draws the packets apart says nothing; how long they wait does. */
  async function doubt() {
    strikes = isCalm(await sound(PAIR)) ? 0 : strikes + 1;
    if (strikes < STRIKES) return;
    isProven = false;
    wait = Math.min(IN_VAIN.most, IN_VAIN.least * 2 ** inVain);
    inVain += 1;
  }

  function meet() {
    if (looks % (met < MEET.often ? MEET.every : MEET.later) !== 0) return null;
    met += 1;
    return sound(PAIR);
  }

  function whileProven(grown: boolean) {
    settled = grown ? settled + 1 : 0;
    if (settled < SETTLED) return looks % DOUBT_EVERY === 0 ? doubt() : null;
    isProven = false;
    inVain = 0;
    return null;
  }

  function next({ picture, mayMove, grown }: Stand): Promise<unknown> | null {
    isProven &&= mayMove && picture !== 'none';
    if (!sounder.isOpen()) return null;
    if (!isKnown) return meet();
    if (isProven) return whileProven(grown);
    wait = mayMove && picture === 'still' ? wait - 1 : Math.max(wait, EVERY);
    return wait <= 0 ? prove() : null;
  }

  return {
    /** Can this line be sounded? Else nobody but Chromium finds out what it carries. */
    isKnown: () => isKnown && unanswered < SILENT && sounder.isOpen(),
    isProven: () => isProven,
    /** What the last sounding found, a second; 0: nothing. No more than a picture needs: whose line it is nobody knows. */
    found: () => Math.min(bits, PROVEN),
    /** Every second. */
    look(stand: Stand) {
      looks += 1;
      if (isBusy) return;
      const busy = next(stand);
      if (busy === null) return;
      isBusy = true;
      void busy.finally(() => {
        isBusy = false;
      });
    },
  };
}
