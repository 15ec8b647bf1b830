import type { EpochMs } from '../../protocol/primitives.ts';

/** `perSecond`: what may go on for ever; `burst`: what may come at once. */
export type Rate = { perSecond: number; burst: number };

/** The same for many, each by itself: a tablet, a device. Keys must be few: nothing is ever forgotten. */
export function createTokenBuckets(rate: Rate, now: () => EpochMs): (key: string) => boolean {
  const buckets = new Map<string, () => boolean>();
  return (key) => {
    const bucket = buckets.get(key) ?? createTokenBucket(rate, now);
    buckets.set(key, bucket);
    return bucket();
  };
}

/** A function that says whether one more is allowed now. Starts full. */
export function createTokenBucket({ perSecond, burst }: Rate, now: () => EpochMs): () => boolean {
  let tokens = burst;
  let filledAt = now();
  return () => {
    const at = now();
    tokens = Math.min(burst, tokens + (Math.max(0, at - filledAt) / 1000) * perSecond);
    filledAt = at;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
