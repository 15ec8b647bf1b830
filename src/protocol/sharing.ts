import * as v from 'valibot';

/** Nobody's line is faster than 10 Gbit/s: what is more is a broken counter. */
const BitsPerSecond = v.pipe(v.number(), v.minValue(0), v.maxValue(1e10));

/**
 * What one side of a call tells of its connection.
 * - `up`: what its congestion control believes may leave (`availableOutgoingBitrate`, W3C webrtc-stats); null: not known.
 * - `sent`, `received`: what crossed the wire since the last report, in bits a second, packet headers included where known.
 * - `loss`: of what this side sent, as the other side reports it (RFC 3550 fraction lost).
 * - `relayed`: through a TURN server.
 * - `picture`: what this side sends now.
 */
export const Telemetry = v.strictObject({
  up: v.nullable(BitsPerSecond),
  sent: BitsPerSecond,
  received: BitsPerSecond,
  loss: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  roundTripMs: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(120_000))),
  relayed: v.boolean(),
  picture: v.picklist(['moving', 'still', 'none']),
});
export type Telemetry = v.InferOutput<typeof Telemetry>;

/** What one side may send in a call, sound included. `bits` null: no limit is known. `picture` false: sound with a still. */
export const Share = v.strictObject({ bits: v.nullable(BitsPerSecond), picture: v.boolean() });
export type Share = v.InferOutput<typeof Share>;

/** How often a page tells, and how often it is heard at most. */
export const TELEMETRY_EVERY_MS = 2_000;
