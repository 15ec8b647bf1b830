import { expect, test, vi } from 'vitest';
import type { Orders } from './ladder.ts';
import { createOrderly } from './orders.ts';

const GOOD: Orders = { voice: 20_000, picture: { maxBitrate: 190_000, shortSide: 360, framesPerSecond: 20 } };
const STILL: Orders = { voice: 12_000, picture: null };

function senderWith(track: object | null) {
  let parameters: Record<string, unknown> & { encodings: RTCRtpEncodingParameters[] } = {
    encodings: [{ active: true }],
  };
  const setParameters = vi.fn(async (given: typeof parameters) => {
    parameters = given;
  });
  return {
    track,
    getParameters: () => structuredClone(parameters),
    setParameters,
    now: () => parameters.encodings[0],
    all: () => parameters,
  };
}

function twoSenders(size: { width?: number; height?: number } | null = { width: 640, height: 480 }) {
  const sound = senderWith({});
  const camera = size && { getSettings: () => size, contentHint: 'motion' };
  const picture = senderWith(camera);
  const lane = (kind: string, sender: object) => ({ sender, receiver: { track: { kind } } });
  const connection = {
    getTransceivers: () => [lane('audio', sound), lane('video', picture)],
  } as unknown as RTCPeerConnection;
  return { sound, picture, camera, orderly: createOrderly(connection) };
}

const settle = () => new Promise((done) => setImmediate(done));

test('the voice is limited and goes first', async () => {
  const { orderly, sound } = twoSenders();
  orderly.give(GOOD);
  await settle();
  expect(sound.now()).toMatchObject({ maxBitrate: 20_000, priority: 'high', networkPriority: 'high' });
});

test('the picture has a size, a rate and a limit, and rather gets smaller than jerky', async () => {
  const { orderly, picture } = twoSenders();
  orderly.give(GOOD);
  await settle();
  expect(picture.now()).toMatchObject({ active: true, maxBitrate: 190_000, maxFramerate: 20 });
  expect(picture.now()?.scaleResolutionDownBy).toBeCloseTo(480 / 360);
  expect(picture.all().degradationPreference).toBe('maintain-framerate');
});

test.each([
  ['a phone held upright', { width: 480, height: 640 }, 480 / 360],
  ['a camera that gives less than asked', { width: 320, height: 240 }, 1],
  ['a camera that does not say', {}, 480 / 360],
])('%s is scaled by its short side', async (_, size, scale) => {
  const { orderly, picture } = twoSenders(size);
  orderly.give(GOOD);
  await settle();
  expect(picture.now()?.scaleResolutionDownBy).toBeCloseTo(scale);
});

test('a still picture is one that is not sent, and it goes on where it was', async () => {
  const { orderly, picture } = twoSenders();
  orderly.give(GOOD);
  orderly.give(STILL);
  await settle();
  expect(picture.now()?.active).toBe(false);
  orderly.give(GOOD);
  await settle();
  expect(picture.now()).toMatchObject({ active: true, maxBitrate: 190_000 });
});

test('what was sent of a picture that stops is forgotten, and its camera is a camera again a moment later', () => {
  const { orderly, camera } = twoSenders();
  orderly.give(GOOD, true);
  expect(camera?.contentHint).toBe('motion');
  orderly.give(STILL, true);
  expect(camera?.contentHint).toBe('detail');
  orderly.give(STILL, true);
  expect(camera?.contentHint).toBe('motion');
});

test('a picture that goes on in the next moment is one of a camera', () => {
  const { orderly, camera } = twoSenders();
  for (const orders of [GOOD, STILL, GOOD]) orderly.give(orders, true);
  expect(camera?.contentHint).toBe('motion');
});

test('where only Chromium can find out what the line carries, nothing is forgotten', () => {
  const { orderly, camera } = twoSenders();
  for (const orders of [GOOD, STILL]) orderly.give(orders);
  expect(camera?.contentHint).toBe('motion');
});

test('nothing is said twice, nor for a few bits more', async () => {
  const { orderly, picture, sound } = twoSenders();
  orderly.give(GOOD);
  await settle();
  const before = picture.setParameters.mock.calls.length;
  orderly.give(GOOD);
  orderly.give({ ...GOOD, picture: { maxBitrate: 195_000, shortSide: 360, framesPerSecond: 20 } });
  await settle();
  expect(picture.setParameters).toHaveBeenCalledTimes(before);
  expect(sound.setParameters).toHaveBeenCalledTimes(1);
});

test('every bit less is said', async () => {
  const { orderly, picture } = twoSenders();
  orderly.give(GOOD);
  orderly.give({ ...GOOD, picture: { maxBitrate: 189_000, shortSide: 360, framesPerSecond: 20 } });
  await settle();
  expect(picture.now()?.maxBitrate).toBe(189_000);
});

test('a few bits more, again and again, are said in the end', async () => {
  const { orderly, picture } = twoSenders();
  for (let bits = 100_000; bits <= 120_000; bits += 2_000)
    orderly.give({ ...GOOD, picture: { maxBitrate: bits, shortSide: 360, framesPerSecond: 20 } });
  await settle();
  expect(picture.now()?.maxBitrate).toBeGreaterThan(112_000);
});

test('who has no camera sends no picture, and is told of the voice alone', async () => {
  const { orderly, picture, sound } = twoSenders(null);
  expect(orderly.give(GOOD)).toBe(false);
  await settle();
  expect(picture.setParameters).not.toHaveBeenCalled();
  expect(sound.now()?.maxBitrate).toBe(20_000);
});
