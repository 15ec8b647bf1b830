import { beforeEach, describe, expect, it } from 'vitest';
import { createRecording, type Recording, type RecordingDeps } from './recording.ts';

type Track = { stop(): void; getSettings(): { width: number; height: number } };

/** A browser's recorder: what it was asked for, and what it hands over. */
class FakeRecorder extends EventTarget {
  static made: FakeRecorder[] = [];
  static knows: (type: string) => boolean = () => true;
  static isTypeSupported = (type: string) => FakeRecorder.knows(type);
  state = 'inactive';
  mimeType: string;
  constructor(_stream: unknown, options: { mimeType: string }) {
    super();
    this.mimeType = options.mimeType;
    FakeRecorder.made.push(this);
  }
  start() {
    this.state = 'recording';
  }
  give(text: string) {
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob([text]) }));
  }
  stop() {
    this.state = 'inactive';
    this.dispatchEvent(new Event('stop'));
  }
}

let time: number;
let timers: Map<number, { run: () => void; at: number }>;
let stopped: number;
let revoked: string[];
let answer: () => Promise<unknown>;
let asked: unknown[];
let recording: Recording;

const track: Track = {
  stop() {
    stopped += 1;
  },
  getSettings: () => ({ width: 960, height: 720 }),
};
const stream = { getTracks: () => [track], getVideoTracks: () => [track] };

function make(changes: Partial<RecordingDeps> = {}) {
  return createRecording({
    mediaDevices: {
      getUserMedia: (wanted) => {
        asked.push(wanted);
        return answer() as Promise<MediaStream>;
      },
    },
    MediaRecorder: FakeRecorder as unknown as typeof MediaRecorder,
    timers: {
      setTimeout(run, ms) {
        timers.set(timers.size + 1, { run, at: time + ms });
        return timers.size;
      },
      clearTimeout: (timer) => void timers.delete(timer as number),
    },
    urls: { createObjectURL: () => 'blob:1', revokeObjectURL: (url) => void revoked.push(url) },
    now: () => time,
    longestMs: 180_000,
    ...changes,
  });
}

beforeEach(() => {
  [time, timers, stopped, revoked, asked] = [0, new Map(), 0, [], []];
  FakeRecorder.made = [];
  FakeRecorder.knows = () => true;
  answer = async () => stream;
  recording = make();
});

const at = () => recording.step.value.at;
const tape = () => FakeRecorder.made.at(-1) as FakeRecorder;
const soon = () => new Promise((resolve) => setTimeout(resolve, 0));

async function record() {
  recording.open('video');
  await soon();
  recording.start();
}

describe('a recording', () => {
  it('shows the picture before it keeps anything', async () => {
    recording.open('video');
    expect(at()).toBe('asking');
    await soon();
    expect(at()).toBe('ready');
    expect(FakeRecorder.made).toEqual([]);
  });

  it('is handed over with its length and size, as a plain type, and the camera goes out', async () => {
    await record();
    tape().give('film');
    time = 5400;
    tape().give('');
    expect(recording.elapsedMs.value).toBe(5400);
    recording.finish();
    expect(recording.step.value).toMatchObject({
      ...{ at: 'recorded', durationMs: 5400, width: 960, height: 720, url: 'blob:1' },
      blob: { type: 'video/mp4', size: 4 },
    });
    expect(stopped).toBe(1);
  });

  it('ends by itself when it is as long as may be', async () => {
    await record();
    tape().give('film');
    time = 180_000;
    for (const { run, at } of [...timers.values()]) if (at <= time) run();
    expect(recording.step.value).toMatchObject({ at: 'recorded', durationMs: 180_000 });
  });

  it('of a voice asks for no camera', async () => {
    recording.open('voice');
    await soon();
    expect(asked).toMatchObject([{ video: false }]);
    recording.start();
    expect(tape().mimeType).toBe('audio/mp4;codecs=mp4a.40.2');
  });

  it('takes what plays everywhere, and what the browser knows otherwise', async () => {
    await record();
    expect(tape().mimeType).toContain('avc1');
    recording.discard();
    FakeRecorder.knows = (type) => type.startsWith('video/webm');
    await record();
    expect(tape().mimeType).toBe('video/webm;codecs=vp8,opus');
  });

  it('that is thrown away leaves no camera on and no address behind', async () => {
    await record();
    tape().give('film');
    recording.finish();
    recording.discard();
    expect([at(), revoked, stopped]).toEqual(['idle', ['blob:1'], 1]);
    await record();
    recording.discard();
    expect([at(), stopped]).toEqual(['idle', 3]);
  });

  it('whose person left while the browser asked takes nothing', async () => {
    recording.open('video');
    recording.discard();
    await soon();
    expect([at(), stopped]).toEqual(['idle', 1]);
  });
});

describe('without', () => {
  const failing = async (why: string) => {
    recording.open('video');
    await soon();
    expect(recording.step.value).toEqual({ at: 'failed', why });
  };

  it('permission it says so', () => {
    answer = () => Promise.reject(Object.assign(new Error(), { name: 'NotAllowedError' }));
    return failing('denied');
  });

  it('a camera it says so', () => {
    answer = () => Promise.reject(Object.assign(new Error(), { name: 'NotFoundError' }));
    return failing('missing');
  });

  it('a recorder or a secure page it says so', async () => {
    recording = make({ MediaRecorder: undefined });
    await failing('unsupported');
    recording = make({ mediaDevices: undefined });
    await failing('missing');
  });

  it('anything recorded it says so', async () => {
    await record();
    recording.finish();
    expect(recording.step.value).toEqual({ at: 'failed', why: 'empty' });
  });
});
