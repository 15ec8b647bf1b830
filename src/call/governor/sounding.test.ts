import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bitsOf, createSounder, PACKET_BYTES, readWord, writeWord } from './sounding.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Two ends of a channel: 60 ms there, and packets one after the other at this rate. `lose`: which never arrive. */
function channels({ bitsASecond, lose = [] as number[] }: { bitsASecond: number; lose?: number[] }) {
  let freeAt = 0;
  let sent = 0;
  const ends = [0, 1].map(() =>
    Object.assign(new EventTarget(), {
      readyState: 'open',
      binaryType: 'blob',
      send: (_: ArrayBuffer) => {},
    }),
  );
  const join = (from: number, rate: number) => {
    const [here, there] = [ends[from], ends[1 - from]];
    if (!here || !there) throw new Error('two ends');
    here.send = (data) => {
      sent += 1;
      if (lose.includes(sent)) return;
      freeAt = Math.max(freeAt, Date.now()) + ((data.byteLength + 80) * 8_000) / rate;
      setTimeout(() => there.dispatchEvent(new MessageEvent('message', { data })), freeAt + 60 - Date.now());
    };
  };
  join(0, bitsASecond);
  join(1, 5_000_000);
  const over = new AbortController();
  const sounderAt = (end: number) =>
    createSounder(
      {
        channel: ends[end] as unknown as RTCDataChannel,
        timers: globalThis,
        clock: { now: () => Date.now() },
      },
      over.signal,
    );
  return { here: sounderAt(0), there: sounderAt(1), ends, over };
}

async function found<T>(promise: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(3_000);
  return promise;
}

test.each([
  [35_000, 2],
  [80_000, 2],
  [200_000, 4],
])('a line of %i bit/s is found to carry about that', async (bitsASecond, length) => {
  const { here } = channels({ bitsASecond });
  const sounding = await found(here.sound(length));
  expect(sounding?.bits).toBeGreaterThan(bitsASecond * 0.9);
  expect(sounding?.bits).toBeLessThan(bitsASecond * 1.1);
});

test('the way there and back is that of the first packet, whatever draws the others apart', async () => {
  const { here } = channels({ bitsASecond: 35_000 });
  const sounding = await found(here.sound(2));
  expect(sounding?.roundTripMs).toBeGreaterThan(190);
  expect(sounding?.roundTripMs).toBeLessThan(230);
});

test('a lost packet in the middle is not counted; without the last one there is no answer', async () => {
  const middle = channels({ bitsASecond: 100_000, lose: [2] });
  expect((await found(middle.here.sound(4)))?.bits).toBeCloseTo(100_000, -4);
  const last = channels({ bitsASecond: 100_000, lose: [2] });
  expect(await found(last.here.sound(2))).toBeNull();
});

test('an answer that comes when nobody waits for it any more is not taken for a later one', async () => {
  const { here, ends } = channels({ bitsASecond: 100_000, lose: [1, 2] });
  const first = here.sound(2);
  const stale = writeWord({ is: 'answer', train: 9, heard: 2, apartMs: 1 });
  ends[0]?.dispatchEvent(new MessageEvent('message', { data: stale }));
  expect(await found(first)).toBeNull();
  expect(await found(here.sound(2))).not.toBeNull();
});

test('after the call nothing is answered', async () => {
  const { here, over } = channels({ bitsASecond: 100_000 });
  over.abort();
  expect(await found(here.sound(2))).toBeNull();
});

test('without a channel nothing is open, and nothing is found', async () => {
  const deps = { channel: null, timers: globalThis, clock: { now: () => Date.now() } };
  const sounder = createSounder(deps, new AbortController().signal);
  expect(sounder.isOpen()).toBe(false);
  expect(await found(sounder.sound(2))).toBeNull();
});

test('words are read as they were written; others are no words', () => {
  const packet = { is: 'packet', train: 7, place: 1, length: 2 } as const;
  expect(writeWord(packet).byteLength).toBe(PACKET_BYTES);
  expect(readWord(writeWord(packet))).toEqual(packet);
  const answer = { is: 'answer', train: 255, heard: 4, apartMs: 1_234 } as const;
  expect(readWord(writeWord(answer))).toEqual(answer);
  expect(readWord(writeWord({ ...answer, apartMs: 1e9 }))).toEqual({ ...answer, apartMs: 65_535 });
  for (const other of ['hello', null, new ArrayBuffer(3), new ArrayBuffer(20)])
    expect(readWord(other)).toBeNull();
});

test('two packets that are read in the same moment came over a wide line, not over an endless one', () => {
  expect(bitsOf(2, 0)).toBe(1_520_000);
});
