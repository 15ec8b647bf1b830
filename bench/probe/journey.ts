import { median } from '../results/median.ts';
import type { BothWays, Loudness, Seen } from './lip-sync.ts';

/** No journey is longer, ms. */
const LONGEST_MS = 1_200;
const LEVEL_MS = 2.5;
/** Of two loudnesses, to be called the same sound: the codec's and the noise suppressor's traces are left. */
const ALIKE = 0.7;
/** So much of the sound must be there twice, ms. */
const COMPARED_MS = 1_000;

/** ms that the picture comes later to `to` than the sound that belongs to it; null: it could not be found again. */
export function lipSync(from: BothWays, to: BothWays): number | null {
  const picture = pictureJourney(from.sent.pictures, to.got.pictures);
  const sound = soundJourney(from.sent.sound, to.got.sound);
  return picture === null || sound === null ? null : picture - sound;
}

/** ms from the camera to the screen: the usual one of all stamps that were seen at both ends. */
export function pictureJourney(taken: readonly Seen[], shown: readonly Seen[]): number | null {
  const journeys = shown.flatMap(({ stamp, at }) => {
    const before = taken.filter((one) => one.stamp === stamp && one.at < at && at - one.at < LONGEST_MS);
    // A picture that is taken twice (the camera's file is slower than the camera) was first there the first time.
    return before.length > 0 ? [at - Math.min(...before.map((one) => one.at))] : [];
  });
  return journeys.length > 0 ? median(journeys) : null;
}

/** ms from the microphone to the loudspeaker: where the rise and fall of both is most alike (Pearson's r). */
export function soundJourney(said: Loudness, heard: Loudness): number | null {
  const offset = Math.round((heard.at - said.at) / LEVEL_MS);
  let best = { r: 0, shift: 0 };
  for (let shift = 0; shift <= LONGEST_MS / LEVEL_MS; shift += 1) {
    const r = likeness(said.levels, heard.levels, shift - offset);
    if (r > best.r) best = { r, shift };
  }
  if (best.r < ALIKE) return null;
  // What rounding to whole levels left out.
  return best.shift * LEVEL_MS + (heard.at - said.at - offset * LEVEL_MS);
}

/** @param behind how many levels later the second list has what the first has */
function likeness(first: readonly number[], second: readonly number[], behind: number): number {
  const from = Math.max(0, -behind);
  const until = Math.min(first.length, second.length - behind);
  const many = until - from;
  if (many * LEVEL_MS < COMPARED_MS) return 0;
  const sums = { a: 0, b: 0, aa: 0, bb: 0, ab: 0 };
  for (let n = from; n < until; n += 1) {
    const [a, b] = [first[n] ?? 0, second[n + behind] ?? 0];
    sums.a += a;
    sums.b += b;
    sums.aa += a * a;
    sums.bb += b * b;
    sums.ab += a * b;
  }
  const spread = (many * sums.aa - sums.a ** 2) * (many * sums.bb - sums.b ** 2);
  return spread > 0 ? (many * sums.ab - sums.a * sums.b) / Math.sqrt(spread) : 0;
}
