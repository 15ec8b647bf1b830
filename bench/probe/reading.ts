import type { Figures } from './probe.ts';

/** What a person met between two readings. */
export type Met = {
  seconds: number;
  fps: number;
  frozenS: number;
  /** Parts of a hundred of the sound that were made up, silence left out. */
  concealed: number;
  /** ms that sound waited for what was late. */
  buffer: number;
  /** kbit/s: the picture that came in, and the sound that went out with all its headers. */
  videoIn: number;
  soundOut: number;
  width: number;
};

/** @param frames when frames were presented, epoch ms: a picture that has not moved since counts as frozen */
export function metBetween(before: Figures, after: Figures, frames: readonly number[]): Met {
  const seconds = (after.at - before.at) / 1_000;
  const samples = after.samples - before.samples;
  const concealed = after.concealed - before.concealed - (after.silentConcealed - before.silentConcealed);
  const buffered = after.buffered - before.buffered;
  return {
    seconds,
    fps: (after.framesDecoded - before.framesDecoded) / seconds,
    frozenS: frozenSeconds(frames, before.at, after.at),
    // Nothing to hear at all is nothing that could be made up well.
    concealed: samples > 0 ? (100 * Math.max(0, concealed)) / samples : 100,
    buffer: buffered > 0 ? (1_000 * (after.bufferS - before.bufferS)) / buffered : 0,
    videoIn: kbit(after.videoIn - before.videoIn, seconds),
    soundOut: kbit(after.soundOut - before.soundOut, seconds),
    width: after.width,
  };
}

export const kbit = (bytes: number, seconds: number) => (bytes * 8) / 1_000 / seconds;

/** Slower than ten pictures a second is no calm picture: a freeze is not measured against it. */
const SLOWEST_MS = 100;

/**
 * As browsers count (webrtc-stats, `freezeCount`): a gap of three frames, or of one and 150 ms, whichever is longer; and
 * the picture that has not come back, or never came, counts too.
 */
export function frozenSeconds(frames: readonly number[], from: number, until: number): number {
  const all = gaps(frames, from, until);
  const usual = Math.min((until - from) / all.length, SLOWEST_MS);
  const freeze = Math.max(3 * usual, usual + 150);
  return all.reduce((sum, gap) => sum + (gap > freeze ? gap : 0), 0) / 1_000;
}

/** ms between what came, the beginning and the end included. */
function gaps(arrivals: readonly number[], from: number, until: number): number[] {
  const inside = arrivals.filter((at) => at > from && at < until);
  return [...inside, until].map((at, n) => at - (inside[n - 1] ?? from));
}

export const longestGap = (arrivals: readonly number[], from: number, until: number) =>
  Math.max(...gaps(arrivals, from, until));

/** ms from then until they came again and kept coming: three more within a second. Null: they did not. */
export function backAfter(arrivals: readonly number[], from: number): number | null {
  const since = arrivals.filter((at) => at >= from);
  const first = since.findIndex((at, n) => (since[n + 3] ?? Number.POSITIVE_INFINITY) - at < 1_000);
  return first === -1 ? null : (since[first] ?? from) - from;
}

/** Jain's index: 1 when all have the same, 1/n when one has everything (Jain, Chiu, Hawe 1984). */
export function jain(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  const squares = values.reduce((total, value) => total + value * value, 0);
  return squares === 0 ? 1 : (sum * sum) / (values.length * squares);
}
