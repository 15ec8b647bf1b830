import { expect, test, vi } from 'vitest';
import type { Measured } from './readings.ts';
import { createSound } from './sound.ts';

const FINE: Measured = {
  up: 300_000,
  sent: 200_000,
  received: 200_000,
  loss: 0,
  lossHere: 0,
  roundTripMs: 120,
  relayed: false,
  pictureStands: false,
  framesHere: 20,
  isSlow: false,
};
const codec = (mimeType: string): RTCRtpCodec => ({ mimeType, clockRate: 48_000 });
const OPUS = codec('audio/opus');
const RED = codec('audio/red');

function listen({ theirs = 'a=rtpmap:63 red/48000/2', ours = [OPUS, RED] } = {}) {
  const setCodecPreferences = vi.fn<(codecs: RTCRtpCodec[]) => void>();
  const receiver = { track: { kind: 'audio' }, jitterBufferTarget: null as number | null };
  const renegotiate = vi.fn<() => void>();
  const connection = {
    remoteDescription: { sdp: theirs },
    getTransceivers: () => [{ receiver, setCodecPreferences }],
  } as unknown as RTCPeerConnection;
  const sound = createSound({ peer: { connection, renegotiate }, codecs: () => ours });
  const look = (times: number, change: Partial<Measured>, budget = 200_000) => {
    for (let i = 0; i < times; i++) sound.look({ ...FINE, ...change }, budget);
  };
  return { sound, look, setCodecPreferences, renegotiate, receiver };
}

test('a voice of which much is lost is sent twice, offered anew once', () => {
  const { sound, look, setCodecPreferences, renegotiate } = listen();
  look(3, { loss: 0.06 });
  expect(renegotiate).not.toHaveBeenCalled();
  look(30, { loss: 0.06 });
  expect(setCodecPreferences).toHaveBeenCalledExactlyOnceWith([RED, OPUS]);
  expect(renegotiate).toHaveBeenCalledOnce();
  expect(sound.isDoubled()).toBe(true);
});

test('a little loss, or a moment of much, is left to Opus', () => {
  const { look, renegotiate } = listen();
  look(60, { loss: 0.04 });
  for (let i = 0; i < 20; i++) look(3, { loss: i % 2 === 0 ? 0.2 : 0 });
  expect(renegotiate).not.toHaveBeenCalled();
});

test('loss behind a long queue is a full line, which doubling would fill more', () => {
  const { look, renegotiate } = listen();
  look(1, {});
  look(60, { loss: 0.2, roundTripMs: 500 });
  expect(renegotiate).not.toHaveBeenCalled();
});

test('on a thin line a queue that was there a moment ago is still what the loss comes from', () => {
  const { look, renegotiate } = listen();
  look(1, {});
  for (let i = 0; i < 10; i++) {
    look(2, { loss: 0.5, lossHere: 0.5, roundTripMs: 470 }, 30_000);
    look(5, { loss: 0.2, roundTripMs: 180 }, 30_000);
  }
  expect(renegotiate).not.toHaveBeenCalled();
  look(13, { loss: 0.2, roundTripMs: 120 }, 30_000);
  expect(renegotiate).toHaveBeenCalledOnce();
});

test('who hears one in ten missing has it sent twice within six seconds, without being told', () => {
  const { look, renegotiate } = listen();
  look(5, { lossHere: 0.1 });
  expect(renegotiate).not.toHaveBeenCalled();
  look(1, { lossHere: 0.1 });
  expect(renegotiate).toHaveBeenCalledOnce();
});

test('one in fifty, or an outage, is no reason', () => {
  const { look, renegotiate } = listen();
  look(1, { lossHere: 1 });
  look(60, { lossHere: 0.02 });
  expect(renegotiate).toHaveBeenCalledTimes(0);
});

test.each([
  ['the other side', { theirs: 'a=rtpmap:109 opus/48000/2' }],
  ['this browser', { ours: [OPUS] }],
])('where %s cannot, nothing is offered', (_, can) => {
  const { sound, look, renegotiate } = listen(can);
  look(10, { loss: 0.2 });
  expect(renegotiate).not.toHaveBeenCalled();
  expect(sound.isDoubled()).toBe(false);
});

test('who hears gaps waits for the second copy, and no longer than there are gaps', () => {
  const { look, receiver } = listen();
  look(2, { lossHere: 0.1 });
  expect(receiver.jitterBufferTarget).toBeNull();
  look(1, { lossHere: 0.1 });
  expect(receiver.jitterBufferTarget).toBe(180);
  look(29, {});
  expect(receiver.jitterBufferTarget).toBe(180);
  look(1, {});
  expect(receiver.jitterBufferTarget).toBeNull();
});

test('who hears one in five missing, and has it sent twice, waits for the copy in the second copy, too', () => {
  const { look, receiver } = listen();
  look(3, { lossHere: 0.2 });
  expect(receiver.jitterBufferTarget).toBe(180);
  look(5, { lossHere: 0.2 });
  expect(receiver.jitterBufferTarget).toBe(260);
  look(30, {});
  expect(receiver.jitterBufferTarget).toBeNull();
});

test('a round trip that is not known is no sign of a queue', () => {
  const { look, renegotiate } = listen();
  look(4, { loss: 0.1, roundTripMs: null });
  expect(renegotiate).toHaveBeenCalledOnce();
});
