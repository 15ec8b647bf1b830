import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createVoiceRecording, LONGEST_VOICE_MS } from './voice-recording.ts';

let stopped: number;
let revoked: string[];
/** What the microphone gives: the height of every sample. */
let loudness: number;
let supported: string[];

beforeEach(() => {
  vi.useFakeTimers();
  stopped = 0;
  revoked = [];
  loudness = 0.5;
  supported = ['audio/webm;codecs=opus'];
});
afterEach(() => void vi.useRealTimers());

const microphone = { getTracks: () => [{ stop: () => void stopped++ }] } as unknown as MediaStream;

class FakeRecorder extends EventTarget {
  static isTypeSupported = (type: string) => supported.includes(type);
  state = 'inactive';
  readonly mimeType: string;
  constructor(_: MediaStream, { mimeType }: { mimeType: string }) {
    super();
    this.mimeType = mimeType;
  }
  start() {
    this.state = 'recording';
  }
  stop() {
    this.state = 'inactive';
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob(['voice']) }));
    this.dispatchEvent(new Event('stop'));
  }
}

class FakeContext {
  state = 'running';
  createAnalyser = () => ({
    fftSize: 32,
    getFloatTimeDomainData: (into: Float32Array) => void into.fill(-loudness),
  });
  createMediaStreamSource = () => ({ connect: () => undefined });
  close = async () => undefined;
}

type Ask = MediaDevices['getUserMedia'];
const refuses = (name: string) => async () => {
  throw Object.assign(new Error(name), { name });
};

function create(getUserMedia: Ask = async () => microphone, Recorder: unknown = FakeRecorder) {
  return createVoiceRecording({
    mediaDevices: { getUserMedia },
    MediaRecorder: Recorder as typeof MediaRecorder,
    AudioContext: FakeContext as unknown as typeof AudioContext,
    timers: globalThis,
    urls: { createObjectURL: () => 'blob:voice', revokeObjectURL: (url) => void revoked.push(url) },
  });
}
const soon = () => vi.advanceTimersByTimeAsync(0);

test('a voice is recorded until its speaker has finished, and the microphone is let go', async () => {
  const voice = create();
  voice.start();
  expect(voice.step.value.at).toBe('asking');
  await soon();
  expect(voice.step.value.at).toBe('recording');
  voice.finish();
  expect(voice.step.value).toMatchObject({ at: 'recorded', url: 'blob:voice' });
  expect(stopped).toBe(1);
});

test('it stops by itself after eight seconds', async () => {
  const voice = create();
  voice.start();
  await vi.advanceTimersByTimeAsync(LONGEST_VOICE_MS - 1);
  expect(voice.step.value.at).toBe('recording');
  await vi.advanceTimersByTimeAsync(1);
  expect(voice.step.value.at).toBe('recorded');
  expect(vi.getTimerCount()).toBe(0);
});

test('the level shows how loud it is, and nothing once it is over', async () => {
  const voice = create();
  voice.start();
  await vi.advanceTimersByTimeAsync(100);
  expect(voice.level.value).toBeCloseTo(0.5);
  voice.finish();
  expect(voice.level.value).toBe(0);
});

test('AAC is taken where the recorder can, and the plain type is told', async () => {
  supported = ['audio/mp4;codecs=mp4a.40.2', 'audio/webm;codecs=opus'];
  const voice = create();
  voice.start();
  await soon();
  voice.finish();
  expect(voice.step.value).toMatchObject({ blob: { type: 'audio/mp4' } });
});

test('a browser without AAC records Opus', async () => {
  const voice = create();
  voice.start();
  await soon();
  voice.finish();
  expect(voice.step.value).toMatchObject({ blob: { type: 'audio/webm' } });
});

test('a microphone that gave no sound is said, and nothing empty is kept', async () => {
  loudness = 0.001;
  const voice = create();
  voice.start();
  await vi.advanceTimersByTimeAsync(2_000);
  voice.finish();
  expect(voice.step.value).toEqual({ at: 'failed', why: 'silent' });
});

test.each([
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'missing'],
])('%s means that the microphone is %s', async (name, why) => {
  const voice = create(refuses(name));
  voice.start();
  await soon();
  expect(voice.step.value).toEqual({ at: 'failed', why });
});

test('a browser without a recorder says so, and asks for nothing', async () => {
  const ask = vi.fn<Ask>();
  const voice = createVoiceRecording({
    mediaDevices: { getUserMedia: ask },
    MediaRecorder: undefined,
    AudioContext: FakeContext as unknown as typeof AudioContext,
    timers: globalThis,
    urls: URL,
  });
  voice.start();
  await soon();
  expect(voice.step.value).toEqual({ at: 'failed', why: 'unsupported' });
  expect(ask).not.toHaveBeenCalled();
});

test('whoever leaves while the browser still asks is not recorded afterwards', async () => {
  const voice = create();
  voice.start();
  voice.discard();
  await soon();
  expect(voice.step.value.at).toBe('idle');
  expect(stopped).toBe(1);
});

test('leaving in the middle lets go of the microphone and keeps nothing', async () => {
  const voice = create();
  voice.start();
  await soon();
  voice.discard();
  expect(voice.step.value.at).toBe('idle');
  expect(stopped).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('speaking again forgets what was recorded before', async () => {
  const voice = create();
  voice.start();
  await soon();
  voice.finish();
  voice.start();
  expect(revoked).toEqual(['blob:voice']);
  await soon();
  expect(voice.step.value.at).toBe('recording');
});
