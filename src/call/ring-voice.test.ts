import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { voiceBetween } from './ring-voice.ts';
import { FakeAudioContext } from './testing/fake-audio.ts';

let context: FakeAudioContext;
let stop: AbortController;
let loads: number;

beforeEach(() => {
  vi.useFakeTimers();
  context = new FakeAudioContext();
  stop = new AbortController();
  loads = 0;
});
afterEach(() => void vi.useRealTimers());

/** Read at once: a real Blob reads outside the fake time. */
const voiceOf = (samples: number[]) =>
  ({ arrayBuffer: async () => new Uint8Array(samples).buffer }) as unknown as Blob;

/** Says it once; `done` is what it answered, as soon as it has. */
function sayer(load: () => Promise<Blob | undefined>) {
  const between = voiceBetween(() => {
    loads += 1;
    return load();
  }, globalThis);
  const sound = {
    context: context as unknown as AudioContext,
    output: context.destination as unknown as AudioNode,
  };
  return async () => {
    let done: boolean | null = null;
    void between(sound, stop.signal).then((heard) => {
      done = heard;
    });
    await vi.advanceTimersByTimeAsync(0);
    return { heard: () => done };
  };
}

test('the voice goes where the ring goes', async () => {
  await sayer(async () => voiceOf([50]))();
  expect(context.sources[0]?.to?.to).toBe(context.destination);
});

test('a soft voice is raised, a loud one is not', async () => {
  await sayer(async () => voiceOf([30]))();
  await sayer(async () => voiceOf([90]))();
  await sayer(async () => voiceOf([1]))();
  const gains = context.gains.map(({ gain }) => gain.value);
  expect(gains[0]).toBeCloseTo(3);
  expect(gains[1]).toBeCloseTo(1);
  // Almost nothing but noise: not blown up without end.
  expect(gains[2]).toBe(8);
});

test.each([
  ['that has not been fetched yet', async () => undefined],
  ['that is no sound', async () => voiceOf([])],
  ['that cannot be read', () => Promise.reject(new Error('the store is gone'))],
])('a voice %s is passed over, and asked for again next time', async (_, load) => {
  const say = sayer(load);
  expect((await say()).heard()).toBe(false);
  expect((await say()).heard()).toBe(false);
  expect(context.sources).toHaveLength(0);
  expect(loads).toBe(2);
});

test('it is read once for all the times it is heard', async () => {
  const say = sayer(async () => voiceOf([50]));
  await say();
  await say();
  expect(context.sources).toHaveLength(2);
  expect(loads).toBe(1);
});

test('stopping ends it in the middle', async () => {
  const { heard } = await sayer(async () => voiceOf([50]))();
  expect(heard()).toBeNull();
  stop.abort();
  await vi.advanceTimersByTimeAsync(0);
  expect(heard()).toBe(true);
  expect(context.gains[0]?.to).toBeNull();
});

test('a call that was answered while the voice was read is not spoken into', async () => {
  stop.abort();
  await sayer(async () => voiceOf([50]))();
  expect(context.sources).toHaveLength(0);
});
