import type { Quality } from './call-quality.ts';

/** A call of five minutes that went well. */
export const FINE: Quality = {
  ringMs: 70,
  firstFrameMs: 240,
  talkMs: 300_000,
  outages: 0,
  outageMs: 0,
  lossIn: 0.002,
  lossOut: 0.001,
  concealed: 0.001,
  freezes: 0,
  frozenMs: 0,
  roundTripMs: 80,
  jitterMs: 6,
  audioCodec: 'opus',
  videoCodec: 'VP8',
  path: 'srflx',
  over: 'udp',
  sentBytes: 9_000_000,
  receivedBytes: 9_100_000,
  sent: { width: 480, height: 360 },
  received: { width: 480, height: 360 },
  still: 0,
};
