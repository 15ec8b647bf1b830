import type { EpochMs } from '../../protocol/primitives.ts';

/**
 * What one sender last said of its connection, in bits a second. `up`: what its congestion control believes may leave
 * (null: its browser does not tell), `trend`: and how that has moved. `share`: what it may send (null: no limit was
 * given). `isStill`: it was told to send no picture.
 */
export type Saying = {
  up: number | null;
  trend: 'fell' | 'level' | 'rose';
  sent: number;
  loss: number;
  share: number | null;
  isStill: boolean;
};

/** What is believed of one direction of a line. `bits` is what may be counted on; the rest is memory. */
export type Estimate = {
  /** Null: nothing is known. */
  readonly bits: number | null;
  /** What was believed in the last seconds: it must hold for a while before it is counted on. */
  readonly recent: readonly { at: EpochMs; bits: number }[];
  /** When it was last found full, and how long nobody tries for more after that. */
  readonly fullAt: EpochMs | null;
  readonly waitMs: number;
  readonly triedAt: EpochMs;
  /** When it was last believed to carry less. */
  readonly loweredAt: EpochMs;
  /** When somebody was last heard on it, and since when somebody has been. */
  readonly heardAt: EpochMs;
  readonly since: EpochMs;
};

/** Down at once, up after this (handbook: a share that comes and goes is worse than a small one). */
const HELD_MS = 6_000;
/** A line of which nothing was heard for so long may be another one: a box moves, a cell fills in the evening. */
const FORGOTTEN_MS = 15 * 60_000;
/** After a start of the server everybody is heard before the first sum is made. */
const FIRST_ROUND_MS = 4_000;
/** Sends nearly all that it believes it may: it would send more if it could. */
const NEARLY_ALL = 0.85;
/** A sender whose browser does not tell what it believes is held back by the line when it loses so much. */
const HEAVY_LOSS = 0.1;
/** A try for more: by so much, no oftener than every `HELD_MS`, when what is given is used. */
const TRY = 1.08;
const IS_USED = 0.6;
/** Where most have no picture they send too little to find out: sooner, and in larger steps, up to the first picture. */
const BLIND_TRY = 1.4;
const BLIND_SOONER = 3;
/** So much more a sender may try that is not told what it could. */
const FELT = 1.5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 16 * 60_000;
/** Being full for so long is one event, not several. */
const ONE_EVENT_MS = 10_000;
/**
 * A radio line that pauses for half a second looks full to everybody on it, and is not smaller: once it was measured, one
 * fall takes so much at most, and counts once, however long it is remembered. Where much is lost, it is no pause.
 */
const STEP_DOWN = 0.8;
const STEP_EVERY_MS = 5_000;
const MUCH_LOST = 0.05;

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
/** A line that is full carries what it carries now, but for what only waits in its queue. */
const NO_LESS = 0.9;

/** What reached the other end, as far as the line was asked to carry it. */
const carried = ({ sent, loss, up }: Saying) => Math.min(sent * (1 - loss), up ?? Number.POSITIVE_INFINITY);
const headroom = ({ sent, up }: Saying) => Math.max(0, (up ?? sent) - sent);

/** Congestion control takes its belief back only when the line was full; who sends little keeps a small one for ever. */
function isHeldBack({ sent, up, trend, loss }: Saying): boolean {
  if (up === null) return loss > HEAVY_LOSS;
  return trend === 'fell' || (trend === 'level' && sent >= NEARLY_ALL * up);
}

/** @param stated what staff say of the line, in bits a second: believed until something is measured */
export function newEstimate(stated: number | null, at: EpochMs): Estimate {
  const recent = stated === null ? [] : [{ at: 0, bits: stated }];
  const base = { fullAt: null, waitMs: FIRST_WAIT_MS, triedAt: at, loweredAt: 0, heardAt: at, since: at };
  return { bits: stated, recent, ...base };
}

/**
 * What one direction of a line carries, seen through what the calls on it say now. Call it every second or two.
 *
 * - Nothing is known before the line was full once: a call that could send more than it wants to never finds out.
 * - Somebody who sends little says little: everything is weighed by what it sends.
 * - The line is *full* when those who send most of it are held back. Then each one's belief was formed while the others
 *   sent too, and the sum of the beliefs is what the line carries, or what goes through it now if that is more. Only this
 *   makes an estimate smaller, and where little is lost, step by step: it may have been a pause.
 * - Otherwise all of them see the same free room, each by itself: the line carries what is sent and that room *once*.
 * - Nobody asks for more than its share, so nobody finds out that there is more. While everything given is used and
 *   nobody is held back, the estimate grows in small steps; having been full, it waits, each time twice as long.
 *
 * @param sayings one for each sender; null: it has said nothing for a while
 */
export function nextEstimate(
  last: Estimate,
  sayings: readonly (Saying | null)[],
  { now, stated }: { now: EpochMs; stated: number | null },
): Estimate {
  const known = sayings.filter((saying) => saying !== null);
  const isNew = now - last.heardAt > FORGOTTEN_MS;
  const before = isNew ? newEstimate(stated, now) : last;
  if (known.length === 0) return before;
  const isFirstRound = before.bits === null && known.length < sayings.length;
  if (isFirstRound && now - before.since < FIRST_ROUND_MS) return before;
  const heard = { ...before, heardAt: now };
  return isFull(known) ? whenFull(heard, known, now) : whenFree(heard, known, now);
}

function isFull(known: readonly Saying[]): boolean {
  const weight = ({ sent }: Saying) => sent + 1;
  const held = known.filter(isHeldBack);
  // One among others may have its own thin way, or a busy processor.
  if (held.length < Math.min(2, known.length)) return false;
  return 2 * sum(held.map(weight)) > sum(known.map(weight));
}

function whenFull(before: Estimate, known: readonly Saying[], now: EpochMs): Estimate {
  const believed = known.map((one) => (isHeldBack(one) ? (one.up ?? carried(one)) : carried(one)));
  const through = NO_LESS * sum(known.map(({ sent, loss }) => sent * (1 - loss)));
  const old = latest(before) ?? Number.POSITIVE_INFINITY;
  const bits = Math.max(through, Math.min(old, Math.max(lowest(before, known, now), sum(believed))));
  const { fullAt, waitMs, loweredAt } = before;
  const isSameEvent = fullAt !== null && now - fullAt < ONE_EVENT_MS;
  const nextWait = fullAt === null || isSameEvent ? waitMs : Math.min(LONGEST_WAIT_MS, waitMs * 2);
  const lowered = bits < old ? now : loweredAt;
  return believe({ ...before, fullAt: now, waitMs: nextWait, loweredAt: lowered }, bits, now);
}

/** Less it is not believed to carry at once. */
function lowest(before: Estimate, known: readonly Saying[], now: EpochMs): number {
  const old = latest(before);
  const sent = sum(known.map((one) => one.sent));
  const losesMuch = sum(known.map((one) => one.sent * one.loss)) > MUCH_LOST * sent;
  // What staff say is no measure; and one alone has no share that could be too small.
  if (old === null || before.fullAt === null || known.length < 2 || losesMuch) return 0;
  return now - before.loweredAt < STEP_EVERY_MS ? old : STEP_DOWN * old;
}

function whenFree(before: Estimate, known: readonly Saying[], now: EpochMs): Estimate {
  const old = latest(before);
  // Nobody was held back yet: what is sent and believed is the least that the line carries, and no measure of it.
  if (old === null) return before;
  const measured = known.filter(({ up }) => up !== null);
  const seen = sum(known.map(carried)) + middleRoom(measured);
  if (seen > old) return believe(before, seen, now);
  const isBlind = 2 * known.filter(({ isStill }) => isStill).length > known.length;
  const waitMs = before.waitMs / (isBlind ? BLIND_SOONER : 1);
  if (!mayTry({ ...before, waitMs }, known, now)) return believe(before, old, now);
  // Who sends its voice alone believes in hardly more, on whatever line.
  const believed = sum(
    known.map(({ up, sent, isStill }) => (isStill ? Number.POSITIVE_INFINITY : (up ?? sent * FELT))),
  );
  const step = isBlind ? BLIND_TRY : TRY;
  return believe({ ...before, triedAt: now }, Math.max(old, Math.min(old * step, believed)), now);
}

function mayTry({ fullAt, waitMs, triedAt }: Estimate, known: readonly Saying[], now: EpochMs): boolean {
  const isRested = fullAt === null || now - fullAt >= waitMs;
  const given = sum(known.map(({ share }) => share ?? Number.POSITIVE_INFINITY));
  return isRested && now - triedAt >= HELD_MS && sum(known.map(carried)) >= IS_USED * given;
}

/** The free room that the middle one of them sees, each counting by what it sends. Nobody: none. */
function middleRoom(known: readonly Saying[]): number {
  const byRoom = [...known].sort((a, b) => headroom(a) - headroom(b));
  const half = sum(known.map(({ sent }) => sent + 1)) / 2;
  let weight = 0;
  for (const one of byRoom) {
    weight += one.sent + 1;
    if (weight >= half) return headroom(one);
  }
  return 0;
}

const latest = ({ recent }: Estimate) => recent.at(-1)?.bits ?? null;

function believe(before: Estimate, bits: number, now: EpochMs): Estimate {
  const held = before.recent.filter(({ at }) => now - at < HELD_MS);
  // What was believed when the window began still counts, or a rise would be trusted a moment too early.
  const opening = before.recent.findLast(({ at }) => now - at >= HELD_MS);
  const recent = [...(opening ? [opening] : []), ...held, { at: now, bits }];
  const isFirst = before.bits === null;
  return { ...before, recent, bits: isFirst ? bits : Math.min(...recent.map((one) => one.bits)) };
}
