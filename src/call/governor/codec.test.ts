import { beforeEach, expect, test, vi } from 'vitest';
import { createCodecChoice, type EncoderMemory, rememberEncoder, type Verdict } from './codec.ts';
import type { Encoding } from './readings.ts';

const DAY = 86_400_000;
const H264: RTCRtpCodec = { mimeType: 'video/H264', clockRate: 90_000 };
const VP8: RTCRtpCodec = { mimeType: 'video/VP8', clockRate: 90_000 };
const settle = () => new Promise((done) => setImmediate(done));

let encoding: RTCRtpEncodingParameters & { codec?: RTCRtpCodec };
beforeEach(() => {
  encoding = {};
});

function choose({ known = null as Verdict | null, hardware = true, now = 100 * DAY } = {}) {
  const memory = {
    load: () => known,
    save: vi.fn<EncoderMemory['save']>(),
  };
  const sender = {
    getParameters: () => ({ encodings: [{ ...encoding }] }),
    setParameters: async (given: RTCRtpSendParameters) => {
      [encoding = {}] = given.encodings;
    },
  } as unknown as RTCRtpSender;
  const isHardware = vi.fn(async () => hardware);
  const choice = createCodecChoice({
    ...{ sender, memory, isHardware },
    now: () => now,
    codecs: () => [VP8, H264],
  });
  return { choice, memory, isHardware };
}

/** The encoder after so many seconds at so many frames. */
const after = (
  seconds: number,
  change: Partial<Encoding> & { rate?: number; qp?: number } = {},
): Encoding => {
  const { rate = 20, qp = 30, ...rest } = change;
  const framesEncoded = seconds * rate;
  return {
    isSlow: false,
    implementation: 'MediaCodec',
    powerEfficient: true,
    mimeType: 'video/H264',
    qpSum: framesEncoded * qp,
    framesEncoded,
    ...rest,
  };
};

type Choice = ReturnType<typeof choose>['choice'];
async function watch(choice: Choice, seconds: number, change: Parameters<typeof after>[1] = {}) {
  for (let second = 1; second <= seconds; second++) {
    choice.look(after(second, change), 20);
    await settle();
  }
}

test('a device whose chip makes good H.264 keeps it, and remembers', async () => {
  const { choice, memory } = choose();
  await watch(choice, 10);
  expect(encoding.codec).toEqual(H264);
  await watch(choice, 8);
  expect(memory.save).toHaveBeenCalledExactlyOnceWith({ h264: 'good', at: 100 * DAY });
  expect(encoding.codec).toEqual(H264);
});

test.each([
  ['frames are missing', { rate: 12 }],
  ['it is software after all', { powerEfficient: false }],
  ['nobody says whether it is hardware', { powerEfficient: null }],
  ['the face is made of blocks', { qp: 45 }],
  ['the encoder cannot keep up', { isSlow: true }],
  ['the browser stayed with VP8', { mimeType: 'video/VP8' }],
])('when %s, it is VP8 again, and for the next calls', async (_, change) => {
  const { choice, memory } = choose();
  await watch(choice, 18, change);
  expect(memory.save).toHaveBeenCalledExactlyOnceWith({ h264: 'bad', at: 100 * DAY });
  expect(encoding.codec).toEqual(VP8);
});

test('without hardware nothing is tried', async () => {
  const { choice, memory } = choose({ hardware: false });
  await watch(choice, 18);
  expect(memory.save).toHaveBeenCalledExactlyOnceWith({ h264: 'bad', at: 100 * DAY });
  expect(encoding.codec).toEqual(VP8);
});

test('what is known to be good is used at once, and not tried again', async () => {
  const { choice, isHardware } = choose({ known: { h264: 'good', at: 99 * DAY } });
  await settle();
  expect(encoding.codec).toEqual(H264);
  await watch(choice, 30);
  expect(isHardware).not.toHaveBeenCalled();
});

test('what is known to be bad is left alone', async () => {
  const { choice, isHardware } = choose({ known: { h264: 'bad', at: 99 * DAY } });
  await watch(choice, 30);
  expect(isHardware).not.toHaveBeenCalled();
  expect(encoding.codec).toBeUndefined();
});

test('after two months it is looked at again: browsers change', async () => {
  const { choice, isHardware } = choose({ known: { h264: 'bad', at: 39 * DAY } });
  await watch(choice, 10);
  expect(isHardware).toHaveBeenCalledOnce();
});

test('a picture that stops in the middle of a try proves nothing', async () => {
  const { choice, memory } = choose();
  await watch(choice, 13);
  choice.look(after(14), null);
  await settle();
  expect(encoding.codec).toEqual(VP8);
  expect(memory.save).not.toHaveBeenCalled();
});

test('the memory keeps a verdict, and takes nothing else for one', () => {
  const kept = new Map<string, string>();
  const memory = rememberEncoder({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  });
  expect(memory.load()).toBeNull();
  memory.save({ h264: 'good', at: 5 });
  expect(memory.load()).toEqual({ h264: 'good', at: 5 });
  for (const wrong of ['', '{', '{"h264":"green","at":1}', '{"h264":"good"}', '[]']) {
    kept.set('moien-encoder', wrong);
    expect(memory.load()).toBeNull();
  }
});

test('a browser that keeps nothing is no error', () => {
  const forbid = () => {
    throw new Error('SecurityError');
  };
  const memory = rememberEncoder({ getItem: forbid, setItem: forbid });
  memory.save({ h264: 'bad', at: 1 });
  expect(memory.load()).toBeNull();
});
