import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startArrivalWatch } from './arrival.ts';
import { FakeConnection } from './testing/fake-connection.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watching() {
  const fake = new FakeConnection();
  const looks = vi.spyOn(fake, 'getStats');
  const connection = fake as unknown as RTCPeerConnection;
  const onArrived = vi.fn();
  const onPicture = vi.fn();
  const stop = new AbortController();
  startArrivalWatch({ connection, timers: globalThis, onArrived, onPicture }, stop.signal);
  return { fake, looks, onArrived, onPicture, stop };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('the first frame is seen within a twentieth of a second', async () => {
  const { fake, onArrived, onPicture } = watching();
  await pass(2_000);
  expect(onArrived).not.toHaveBeenCalled();
  fake.received.frames = 1;
  await pass(50);
  expect(onArrived).toHaveBeenCalledOnce();
  expect(onPicture).toHaveBeenLastCalledWith(true);
});

test('sound alone is an arrival, and no picture', async () => {
  const { fake, onArrived, onPicture } = watching();
  fake.received.packets = 3;
  await pass(50);
  expect(onArrived).toHaveBeenCalledOnce();
  expect(onPicture).not.toHaveBeenCalled();
});

test('an hour with somebody who has no camera does not keep a tablet busy', async () => {
  const { fake, looks, onPicture } = watching();
  fake.received.packets = 3;
  await pass(20_000);
  looks.mockClear();
  await pass(60_000);
  expect(looks.mock.calls.length).toBeLessThanOrEqual(60);
  fake.received.frames = 1;
  await pass(1_000);
  expect(onPicture).toHaveBeenLastCalledWith(true);
});

test('a picture that stood still is seen again within a twentieth of a second', async () => {
  const { fake, onPicture } = watching();
  fake.received.frames = 1;
  await pass(50);
  await pass(3_000);
  expect(onPicture).toHaveBeenLastCalledWith(false);
  await pass(12_000);
  expect(onPicture).toHaveBeenCalledTimes(2);
  fake.received.frames = 2;
  await pass(50);
  expect(onPicture).toHaveBeenLastCalledWith(true);
  expect(onPicture).toHaveBeenCalledTimes(3);
});

test('a still that stays is looked at closely for a minute, and then every second', async () => {
  const { fake, looks, onPicture } = watching();
  fake.received.frames = 1;
  await pass(65_000);
  looks.mockClear();
  await pass(60_000);
  expect(looks.mock.calls.length).toBeLessThanOrEqual(60);
  fake.received.frames = 2;
  await pass(1_000);
  expect(onPicture).toHaveBeenLastCalledWith(true);
});

test('nothing is looked at any more once it is over', async () => {
  const { looks, stop } = watching();
  await pass(100);
  stop.abort();
  looks.mockClear();
  await pass(5_000);
  expect(looks).not.toHaveBeenCalled();
});
