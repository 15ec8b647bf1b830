import { expect, test } from 'vitest';
import { type Counters, compare, readReport } from './readings.ts';

const PAIR = {
  id: 'P',
  type: 'candidate-pair',
  nominated: true,
  state: 'succeeded',
  localCandidateId: 'L',
  availableOutgoingBitrate: 300_000,
  currentRoundTripTime: 0.12,
  bytesSent: 10_000,
  packetsSent: 100,
  bytesReceived: 5_000,
  packetsReceived: 50,
  lastPacketSentTimestamp: 2_000,
};
const report = (...entries: Record<string, unknown>[]) =>
  new Map(entries.map((entry, at) => [at, { type: '', id: at, ...entry }]));
const read = (...entries: Record<string, unknown>[]) => readReport(report(...entries));

const NOTHING = read();
const counted = (change: Partial<Counters>): Counters => ({ ...NOTHING, ...change });

test('the pair in use says what may leave and how far it is', () => {
  const counters = read(PAIR, { id: 'L', type: 'local-candidate', candidateType: 'relay' });
  expect(counters).toMatchObject({ up: 300_000, roundTrip: 0.12, relayed: true, sentBytes: 10_000 });
});

test('after a change of network the newer pair counts, not the one that carried more', () => {
  const old = { ...PAIR, id: 'O', lastPacketSentTimestamp: 1_000, bytesSent: 999_999 };
  expect(read(old, PAIR).sentBytes).toBe(10_000);
});

test('pairs that were only tried do not count', () => {
  expect(read({ ...PAIR, nominated: false }).up).toBeNull();
});

test('the pair in use is known while it is being checked again', () => {
  const checked = { ...PAIR, state: 'in-progress', nominated: false };
  const transport = { id: 'T', type: 'transport', selectedCandidatePairId: 'P' };
  expect(read(checked, transport).up).toBe(300_000);
});

test('Firefox marks its pair itself', () => {
  expect(read({ ...PAIR, nominated: false, selected: true }).sentBytes).toBe(10_000);
});

test('a browser that says little is no error, and what it does not say is not known', () => {
  expect(NOTHING).toMatchObject({ up: null, roundTrip: null, relayed: false, loss: 0, framesDecoded: 0 });
  expect(NOTHING.encoding).toMatchObject({ implementation: null, powerEfficient: null, isSlow: false });
});

test('the loss is the voice’s, because a picture that stands keeps its last figure', () => {
  const said = (kind: string, fractionLost: number) => ({ type: 'remote-inbound-rtp', kind, fractionLost });
  expect(read(said('video', 0.4), said('audio', 0.06)).loss).toBe(0.06);
  expect(read(said('video', 0.4)).loss).toBe(0.4);
});

test('a negative or absurd loss is a broken counter', () => {
  expect(read({ type: 'remote-inbound-rtp', kind: 'audio', fractionLost: -0.5 }).loss).toBe(0);
  expect(read({ type: 'remote-inbound-rtp', kind: 'audio', fractionLost: 7 }).loss).toBe(1);
});

test('the encoder of our own picture tells who it is', () => {
  const sends = {
    type: 'outbound-rtp',
    kind: 'video',
    codecId: 'C',
    encoderImplementation: 'MediaCodec',
    powerEfficientEncoder: true,
    qualityLimitationReason: 'cpu',
    qpSum: 300,
    framesEncoded: 10,
  };
  expect(read(sends, { id: 'C', type: 'codec', mimeType: 'video/H264' }).encoding).toEqual({
    isSlow: true,
    implementation: 'MediaCodec',
    powerEfficient: true,
    mimeType: 'video/H264',
    qpSum: 300,
    framesEncoded: 10,
  });
});

test('rates are of the wire: the headers that the browser leaves out are added', () => {
  const after = counted({ sentBytes: 25_000, sentPackets: 100, receivedBytes: 1_000, receivedPackets: 10 });
  expect(compare(NOTHING, after, 2)).toMatchObject({ sent: 111_200, received: 5_120 });
});

test('a counter that starts again is not a negative rate', () => {
  expect(compare(counted({ sentBytes: 9_000 }), NOTHING, 1).sent).toBe(0);
});

test('the picture stands when its voice comes and it does not', () => {
  const before = counted({ framesDecoded: 10, soundPackets: 10 });
  const stands = (frames: number, sounds: number) =>
    compare(before, counted({ framesDecoded: frames, soundPackets: sounds }), 1).pictureStands;
  expect(stands(10, 20)).toBe(true);
  expect(stands(25, 20)).toBe(false);
  // Nothing comes at all: that is a lost connection.
  expect(stands(10, 10)).toBe(false);
});

test('a picture that never came does not stand', () => {
  expect(compare(NOTHING, counted({ soundPackets: 20 }), 1).pictureStands).toBe(false);
});

test('what was lost of the other’s voice is a share of what was sent', () => {
  expect(compare(NOTHING, counted({ soundPackets: 90, soundLost: 10 }), 1).lossHere).toBeCloseTo(0.1);
  expect(compare(NOTHING, counted({}), 1).lossHere).toBe(0);
});
