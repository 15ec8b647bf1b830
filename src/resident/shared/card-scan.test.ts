import { beforeEach, expect, test, vi } from 'vitest';
import { cardText } from '../../protocol/card.ts';
import { canReadCards, startCardScan } from './card-scan.ts';

/* The browser's own reader is faked, at the edge of the platform: no Chromium for Linux has one. */

beforeEach(() => void vi.useFakeTimers());

const SECRET = 'A'.repeat(43);
const FRAME = {} as ImageBitmap;

function scene({ camera = true, answers = ['taken'] as ('taken' | 'unknown' | 'failed')[] } = {}) {
  const track = { stop: vi.fn() };
  const seen: string[] = [];
  const mediaDevices = {
    getUserMedia: async () => {
      if (!camera) throw new DOMException('no', 'NotAllowedError');
      return { getTracks: () => [track] } as unknown as MediaStream;
    },
  };
  const detect = vi.fn(async () => seen.map((rawValue) => ({ rawValue })));
  class Detector {
    detect = detect;
    static getSupportedFormats = async () => ['qr_code'];
  }
  const onCard = vi.fn(async () => answers.shift() ?? 'taken');
  const stop = new AbortController();
  const timers = { setTimeout, clearTimeout };
  const scan = startCardScan({ Detector, mediaDevices, picture: () => FRAME, onCard, timers }, stop.signal);
  return { scan, seen, onCard, detect, stop, track };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('a card that is held up is read once', async () => {
  const { scan, seen, onCard } = scene();
  await pass(1_000);
  expect(scan.state.value).toBe('looking');
  seen.push(cardText(SECRET));
  await pass(2_000);
  expect(onCard.mock.calls).toEqual([[SECRET]]);
  expect(scan.state.value).toBe('reading');
});

test('any other code in the picture is taken no notice of', async () => {
  const { scan, seen, onCard } = scene();
  seen.push('https://example.org', SECRET, '4006381333931');
  await pass(3_000);
  expect(onCard).not.toHaveBeenCalled();
  expect(scan.state.value).toBe('looking');
});

test('who shows a card of yesterday is told so, and may show another', async () => {
  const { scan, seen, onCard } = scene({ answers: ['unknown', 'taken'] });
  seen.push(cardText(SECRET));
  await pass(1_000);
  expect(scan.state.value).toBe('unknown');
  await pass(5_000);
  expect(onCard).toHaveBeenCalledOnce();
  scan.again();
  await pass(1_000);
  expect(onCard).toHaveBeenCalledTimes(2);
});

test('without a camera it says so', async () => {
  const { scan, detect } = scene({ camera: false });
  await pass(1_000);
  expect(scan.state.value).toBe('no-camera');
  expect(detect).not.toHaveBeenCalled();
});

test('a camera that looks at nobody is closed after a minute', async () => {
  const { scan, track } = scene();
  await pass(61_000);
  expect(scan.state.value).toBe('gone');
  expect(track.stop).toHaveBeenCalledOnce();
  expect(scan.stream.value).toBeNull();
});

test('who goes back closes the camera, also while it is still being opened', async () => {
  const open = scene();
  await pass(1_000);
  open.stop.abort();
  expect(open.track.stop).toHaveBeenCalledOnce();
  const early = scene();
  early.stop.abort();
  await pass(1_000);
  expect(early.track.stop).toHaveBeenCalledOnce();
  expect(early.scan.stream.value).toBeNull();
});

test('a reader that stumbles over one picture looks at the next', async () => {
  const { seen, detect, onCard } = scene();
  detect.mockRejectedValueOnce(new DOMException('busy', 'InvalidStateError'));
  seen.push(cardText(SECRET));
  await pass(1_000);
  expect(onCard).toHaveBeenCalledOnce();
});

test('a browser that reads no QR codes offers no cards', async () => {
  const mediaDevices = { getUserMedia: () => Promise.reject(new Error('unused')) };
  const detector = (formats: string[]) =>
    class {
      detect = async () => [];
      static getSupportedFormats = async () => formats;
    };
  const can = (Detector: ReturnType<typeof detector> | undefined) => canReadCards({ Detector, mediaDevices });
  expect(await can(undefined)).toBe(false);
  expect(await can(detector(['ean_13']))).toBe(false);
  expect(await can(detector(['qr_code']))).toBe(true);
  expect(await canReadCards({ Detector: detector(['qr_code']), mediaDevices: undefined })).toBe(false);
});
