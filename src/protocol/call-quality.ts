import * as v from 'valibot';
import { EpochMs, Id } from './primitives.ts';
import { Side } from './records.ts';

const DAY_MS = 86_400_000;

const ms = v.pipe(v.number(), v.minValue(0), v.maxValue(DAY_MS));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const bytes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e12));
const part = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));
/** `VP8`, `opus`: the subtype of a media type (RFC 6838 §4.2); nothing that a person could have typed. */
const codec = v.pipe(v.string(), v.regex(/^[\w.+-]{1,24}$/));
const size = v.nullable(v.strictObject({ width: side, height: side }));

/**
 * How a call went as one side saw it: figures, and nothing of what was said or shown. Names and meanings follow W3C
 * webrtc-stats; null: not known. All of what this page saw, since it was last loaded.
 * - `ringMs`: of the caller, from the tap to the first device that rang (without the grace) · `firstFrameMs`: from the
 *   answer to the other's first picture here
 * - `talkMs`: what the rest is about · `outageMs`, `outages`: of it, when nothing arrived, and how often
 * - `lossIn`, `lossOut`: of the packets to this side, of those from it (as the other reports, RFC 3550)
 * - `concealed`: of the sound, what had to be invented, silence not counted · `freezes`, `frozenMs`: of the picture
 * - `roundTripMs`: in the middle · `jitterMs`: of the sound · `still`: part of the time in which this side sent no moving picture
 * - `path`: what kind of way; `relay` as soon as one end is one · `over`: how this side's packets left
 */
export const Quality = v.strictObject({
  ringMs: v.nullable(ms),
  firstFrameMs: v.nullable(ms),
  talkMs: ms,
  outages: count,
  outageMs: ms,
  lossIn: v.nullable(part),
  lossOut: v.nullable(part),
  concealed: v.nullable(part),
  freezes: count,
  frozenMs: ms,
  roundTripMs: v.nullable(ms),
  jitterMs: v.nullable(ms),
  audioCodec: v.nullable(codec),
  videoCodec: v.nullable(codec),
  path: v.nullable(v.picklist(['host', 'srflx', 'prflx', 'relay'])),
  over: v.nullable(v.picklist(['udp', 'tcp', 'tls'])),
  sentBytes: bytes,
  receivedBytes: bytes,
  sent: size,
  received: size,
  still: part,
});
export type Quality = v.InferOutput<typeof Quality>;

/** One side's figures of one call, as staff read them. `at`: when the call began. */
export const CallQuality = v.object({
  callId: Id,
  at: EpochMs,
  tabletId: Id,
  contactId: Id,
  side: Side,
  quality: Quality,
});
export type CallQuality = v.InferOutput<typeof CallQuality>;
