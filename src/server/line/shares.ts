import type { EpochMs } from '../../protocol/primitives.ts';
import type { Share } from '../../protocol/sharing.ts';

/** One call that wants to send over a line. */
export type Wish = {
  readonly id: string;
  readonly since: EpochMs;
  /** Does it have a picture to send? One whose camera is off needs no more than sound. */
  readonly hasPicture: boolean;
  /** Does its picture move now? Then it keeps it longer than another one gets it. */
  readonly isMoving: boolean;
  /** More it cannot send, whatever it may; in bits a second. */
  readonly most: number;
};

/** What may be filled: a radio line that is full is late, and every call on it with it. */
const FILLED = 0.7;
/** Opus at 16–20 kbit/s in packets of 60 ms, with all headers and some repair (handbook `calls.md` §2b: 28–35 measured). */
export const SOUND_BITS = 40_000;
/** A picture begins with at least so much and stays down to the second figure: 70 and 60 kbit/s, as Signal has it. */
const PICTURE_BEGINS_BITS = 30_000;
const PICTURE_STAYS_BITS = 20_000;
/** More makes no call better. */
export const MOST_BITS = 600_000;

const FREE: Share = { bits: null, picture: true };
const SOUND_ONLY: Share = { bits: SOUND_BITS, picture: false };

/**
 * Who may send how much over one direction of a line: the sound of all first, then pictures evenly, and what one cannot use
 * goes to the others. Where there is not room for every picture, those that are there stay, the oldest first; a call that
 * finds no room is sound with a still until there is. A call alone needs no limit but its own.
 *
 * @param bits what the line carries in this direction; null: not known
 */
export function shareOut(bits: number | null, wishes: readonly Wish[]): Map<string, Share> {
  if (bits === null || wishes.length < 2) return new Map(wishes.map(({ id }) => [id, FREE]));
  const left = FILLED * bits - SOUND_BITS * wishes.length;
  const shown = withPicture(wishes, left);
  const given = fill(shown, left);
  return new Map(
    wishes.map(({ id }) => {
      const picture = given.get(id);
      return [id, picture === undefined ? SOUND_ONLY : { bits: SOUND_BITS + picture, picture: true }];
    }),
  );
}

function withPicture(wishes: readonly Wish[], left: number): Wish[] {
  const waiting = wishes
    .filter(({ hasPicture }) => hasPicture)
    .sort((a, b) => Number(b.isMoving) - Number(a.isMoving) || a.since - b.since || (a.id < b.id ? -1 : 1));
  for (let many = waiting.length; many > 0; many -= 1) {
    const shown = waiting.slice(0, many);
    const least = shown.every(({ isMoving }) => isMoving) ? PICTURE_STAYS_BITS : PICTURE_BEGINS_BITS;
    if (left / many >= least) return shown;
  }
  return [];
}

/** Evenly; who can use less leaves the rest to the others (max-min fairness). */
function fill(shown: readonly Wish[], left: number): Map<string, number> {
  const given = new Map<string, number>();
  let rest = left;
  const hungryLast = [...shown].sort((a, b) => a.most - b.most);
  hungryLast.forEach(({ id, most }, index) => {
    const even = rest / (hungryLast.length - index);
    const bits = Math.min(even, Math.max(PICTURE_BEGINS_BITS, Math.min(most, MOST_BITS) - SOUND_BITS));
    given.set(id, bits);
    rest -= bits;
  });
  return given;
}

/** Is it worth saying? A few percent are not. */
export function isNews(told: Share | undefined, share: Share): boolean {
  if (!told || told.picture !== share.picture) return true;
  if (told.bits === null || share.bits === null) return told.bits !== share.bits;
  return Math.abs(share.bits - told.bits) > 0.05 * told.bits;
}
