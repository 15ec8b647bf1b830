import * as v from 'valibot';
import { EpochMs, Id, line } from './primitives.ts';

/*
 * How a relative is rung who has not got the page open, and what is known of whether it works.
 */

/**
 * One sign on the way to somebody's phone, in the order in which it came.
 * - `accepted`: the push service, the mail server or the SMS gateway took it: nobody has seen anything yet
 * - `shown`: a device says that it rings · `opened`: a person touched it · `failed`: this way leads nowhere, `why` is a code
 */
export const RingReceipt = v.object({
  at: EpochMs,
  by: v.picklist(['page', 'push', 'sms', 'mail']),
  got: v.picklist(['accepted', 'shown', 'opened', 'failed']),
  /** Null: an address, not a device. */
  deviceId: v.nullable(Id),
  why: v.nullable(line(40)),
});
export type RingReceipt = v.InferOutput<typeof RingReceipt>;

/** More signs than that say nothing new. */
export const MOST_RECEIPTS = 60;

/**
 * Can this browser be rung while its page is closed?
 * - `push`: `on`, or why not: never asked, thrown away by the browser, refused by its person, impossible here, possible
 *   only from the home screen, or its push service does not answer
 * - `confirmedAt`: its person saw and heard a test ring
 * - `askedAt`, `shownAt`: a push service last took a push for it, and the device last said that it came
 */
export const DeviceRing = v.object({
  push: v.picklist(['none', 'on', 'gone', 'denied', 'unsupported', 'install', 'slow']),
  confirmedAt: v.nullable(EpochMs),
  askedAt: v.nullable(EpochMs),
  shownAt: v.nullable(EpochMs),
});
export type DeviceRing = v.InferOutput<typeof DeviceRing>;

export const USUAL_RING: DeviceRing = { push: 'none', confirmedAt: null, askedAt: null, shownAt: null };

/** Whether a device will ring, and if that is not sure, why. */
export type WillRing =
  | { at: 'rings' }
  | { at: 'unsure'; why: 'untested' | 'silent' }
  | { at: 'will-not-ring'; why: Exclude<DeviceRing['push'], 'on'> };

/** A phone may be off for a while without anything being wrong. */
const ANSWER_WITHIN_MS = 24 * 60 * 60 * 1000;

/** What staff see at a glance. */
export function willRing({ push, confirmedAt, askedAt, shownAt }: DeviceRing, now: EpochMs): WillRing {
  if (push !== 'on') return { at: 'will-not-ring', why: push };
  const isSilent = askedAt !== null && askedAt > (shownAt ?? 0) && now - askedAt > ANSWER_WITHIN_MS;
  if (isSilent) return { at: 'unsure', why: 'silent' };
  return confirmedAt === null ? { at: 'unsure', why: 'untested' } : { at: 'rings' };
}

const RANK = { rings: 2, unsure: 1, 'will-not-ring': 0 } as const;

/** Of several devices one that rings is enough. Null: there is none. */
export function bestRing(rings: readonly DeviceRing[], now: EpochMs): WillRing | null {
  const [best] = rings.map((one) => willRing(one, now)).sort((a, b) => RANK[b.at] - RANK[a.at]);
  return best ?? null;
}
