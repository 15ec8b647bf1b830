import type { Allowed } from './budget.ts';

/*
 * What a call sends, by what its line carries. All figures are bits a second on the wire, both kinds of headers included.
 *
 *      budget        picture             since
 *      ≥ 240 k       480×360, 20/s       a normal call, sound included, stays below 255 k each way
 *      ≥ 150 k       480×360, 15/s
 *      ≥ 100 k       320×240, 15/s       smaller before slower: a face that jerks is no face
 *      ≥  62 k       240×180, 15/s       and kept down to 42 k: an estimate dips that far on a line of 80 k
 *      below         the last picture    the voice alone, clear
 *
 * Down at once; up when there was enough for 6 s, back from the still after 4 s: between 42 k and 62 k nothing flutters. Source of the figures: docs/decisions, “A thin line”.
 */

/** One size of picture. `from`: enough to begin it. `keep`: enough to stay. `shortSide`: pixels of the picture's shorter side. */
type Rung = { from: number; keep: number; shortSide: number; framesPerSecond: number; most: number };

const RUNGS: readonly Rung[] = [
  { from: 240_000, keep: 215_000, shortSide: 360, framesPerSecond: 20, most: 190_000 },
  { from: 150_000, keep: 130_000, shortSide: 360, framesPerSecond: 15, most: 170_000 },
  { from: 100_000, keep: 90_000, shortSide: 240, framesPerSecond: 15, most: 110_000 },
  { from: 62_000, keep: 42_000, shortSide: 180, framesPerSecond: 15, most: 70_000 },
];
/** The smallest picture with its voice and all headers. An estimate may be wrong; a share is what others were not given. */
const LEAST_SHARE = 60_000;
/** Below the last rung. */
const STILL = RUNGS.length;
/** With `FIRST_PICTURE` of `sending.ts`. */
const FIRST_RUNG = 2;

/** So many looks (seconds) there must have been enough before the picture grows. */
const UP_AFTER = 6;
/** … and before it comes back: a face is missed more than a larger one. */
const BACK_AFTER = 4;
/** At the start nobody waits six seconds for a good picture on a good line. */
const FIRST_UP_AFTER = 1;
const START_LOOKS = 8;
/** Congestion control dips for a moment now and then; a picture that stops for that would be a nuisance. */
const STILL_AFTER = 2;
/** … unless there is not even enough for the voice and a margin. */
export const STILL_AT_ONCE = 36_000;
/** An encoder that cannot keep up so long gets a smaller picture, for the rest of the call. */
const CPU_AFTER = 5;

/** The voice: codec bits, and what it costs on the wire with the headers of 17 packets a second. */
const VOICE = { good: 20_000, thin: 16_000, alone: 12_000, headers: 10_000 };
/** Headers of the picture's packets, reports, and what is sent twice now and then. */
const PICTURE_HEADERS = 8_000;
/** Less than this and the encoder makes mud. */
const LEAST_PICTURE = 30_000;

/** Where a call stands. `looks` since it began; the rest are seconds in a row. */
export type Ladder = {
  readonly rung: number;
  readonly looks: number;
  readonly enough: number;
  readonly tooLittle: number;
  readonly slow: number;
  /** The best rung that this device can do. */
  readonly best: number;
};

export const START: Ladder = { rung: FIRST_RUNG, looks: 0, enough: 0, tooLittle: 0, slow: 0, best: 0 };

/**
 * What a second brought. `budget`: what may leave, null while nobody knows. `picture`: false when the line is needed for
 * other people's voices. `isSlow`: this device's encoder cannot keep up. `isAway`: nothing came at all, or the line is only
 * just back. Whatever the browser guesses then, the picture is the smallest, so that its key frame is over at once, but no still.
 * `isProven`: the line was measured (`proof.ts`), so a still picture need not wait.
 */
export type Look = {
  budget: number | null;
  picture: boolean;
  isSlow: boolean;
  isAway?: boolean;
  isProven?: boolean;
};

/** Is there room for a picture in this share? */
export function hasPicture({ bits, picture }: Allowed): boolean {
  return picture && (bits === null || bits >= LEAST_SHARE);
}

/** The next state, a second later. Pure. */
export function climb(
  before: Ladder,
  { budget, picture, isSlow, isAway = false, isProven = false }: Look,
): Ladder {
  const slow = isSlow ? before.slow + 1 : 0;
  const tooSlow = slow >= CPU_AFTER && before.rung < STILL;
  const best = tooSlow ? Math.min(Math.max(before.best, before.rung + 1), STILL - 1) : before.best;
  const now = { ...before, looks: before.looks + 1, slow: tooSlow ? 0 : slow, best };
  if (!picture) return { ...now, rung: STILL, enough: 0, tooLittle: 0 };
  if (budget === null) return { ...now, rung: Math.max(now.rung, best) };
  if (isProven && now.rung === STILL && lowered(STILL - 1, budget) < STILL)
    return { ...now, rung: STILL - 1, enough: 0 };
  const fits = isAway ? STILL - 1 : lowered(now.rung, budget);
  if (fits > now.rung) return fall(now, fits, budget);
  return rise({ ...now, tooLittle: 0, rung: Math.max(now.rung, best) }, budget);
}

/** The rung to go down to: where this budget is enough to stay. */
function lowered(rung: number, budget: number): number {
  const found = RUNGS.findIndex((one, at) => at >= rung && budget >= one.keep);
  return found === -1 ? STILL : found;
}

function fall(now: Ladder, fits: number, budget: number): Ladder {
  const tooLittle = now.tooLittle + 1;
  const waits = fits === STILL && tooLittle < STILL_AFTER && budget >= STILL_AT_ONCE;
  return { ...now, enough: 0, tooLittle, rung: waits ? STILL - 1 : fits };
}

function rise(now: Ladder, budget: number): Ladder {
  const better = RUNGS.findIndex((one, at) => at >= now.best && at < now.rung && budget >= one.from);
  if (better === -1) return { ...now, enough: 0 };
  const enough = now.enough + 1;
  if (enough < patience(now)) return { ...now, enough };
  return { ...now, enough: 0, rung: better };
}

function patience({ rung, looks }: Ladder): number {
  if (rung === STILL) return BACK_AFTER;
  return looks <= START_LOOKS ? FIRST_UP_AFTER : UP_AFTER;
}

export function isStill({ rung }: Ladder): boolean {
  return rung === STILL;
}

/** What the two encoders are told. `picture` null: nothing but the voice. Bitrates without headers. */
export type Orders = {
  voice: number;
  picture: { maxBitrate: number; shortSide: number; framesPerSecond: number } | null;
};

/**
 * The voice first, then the picture has what is left.
 *
 * @param doubled the voice is sent twice (RED, RFC 2198)
 */
export function ordersOf({ rung }: Ladder, budget: number | null, doubled: boolean): Orders {
  const size = RUNGS[rung];
  const thin = size === undefined || (budget ?? Number.POSITIVE_INFINITY) < 100_000;
  const voice = thin ? VOICE.thin : VOICE.good;
  if (size === undefined) return { voice: VOICE.alone, picture: null };
  const reserved = voice * (doubled ? 2 : 1) + VOICE.headers + PICTURE_HEADERS;
  const left = (budget ?? size.most + reserved) - reserved;
  const { shortSide, framesPerSecond, most } = size;
  const maxBitrate = Math.round(Math.max(LEAST_PICTURE, Math.min(most, left)));
  return { voice, picture: { maxBitrate, shortSide, framesPerSecond } };
}

/** Every so many looks. */
const KNOCK_EVERY = 2;
const KNOCK = { least: 24_000, most: 64_000 };

/**
 * While nothing but a thrifty voice leaves, a browser never learns that the line has got better (measured: its estimate
 * stays at 39 kbit/s on a free line). Where the other side answers, the line is sounded (`proof.ts`); an older page does not.
 * Then the browser is asked: for every other second the voice alone may have what the line is
 * known to carry. With its headers that is a little more than the estimate, and only then does Chromium probe (at twice as
 * much); it is little enough for the queue of a line of 35 kbit/s.
 *
 * @returns what the voice may have in this second, or null when nothing is to be asked
 */
export function knock(looks: number, budget: number | null, share: number | null): number | null {
  const from = RUNGS.at(-1)?.from ?? 0;
  const known = budget ?? 0;
  if (looks % KNOCK_EVERY !== 0 || known >= from || (share !== null && share < from)) return null;
  return Math.round(Math.min(KNOCK.most, Math.max(KNOCK.least, known)));
}
