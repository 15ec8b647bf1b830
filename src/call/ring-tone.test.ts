import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FAREWELL, INCOMING, OUTGOING } from './ring-melody.ts';
import { createRingTone, type Interlude } from './ring-tone.ts';
import { FakeAudioContext } from './testing/fake-audio.ts';

beforeEach(() => {
  vi.useFakeTimers();
  FakeAudioContext.all = [];
  FakeAudioContext.startsAs = 'running';
});
afterEach(() => void vi.useRealTimers());

const create = () =>
  createRingTone({
    AudioContext: FakeAudioContext as unknown as typeof AudioContext,
    timers: globalThis,
  });
const context = () => {
  const [only] = FakeAudioContext.all;
  if (only === undefined || FakeAudioContext.all.length > 1) throw new Error('not one context');
  return only;
};
/** Time passes for the page and for its loudspeaker. */
const pass = async (ms: number) => {
  context().currentTime += ms / 1000;
  await vi.advanceTimersByTimeAsync(ms);
};

test('a page that is never rung opens no audio device', () => {
  create().stop();
  expect(FakeAudioContext.all).toHaveLength(0);
});

test('the ring plays its phrase, and again every two seconds', async () => {
  const ring = create();
  ring.start('incoming');
  expect(context().tones.map(({ frequency }) => frequency.value)).toEqual(
    INCOMING.notes.map(({ hertz }) => hertz),
  );
  await pass(1_999);
  expect(context().tones).toHaveLength(4);
  await pass(1);
  expect(context().tones).toHaveLength(8);
});

test('every note is one of odd harmonics, with soft edges', () => {
  create().start('incoming');
  const [tone] = context().tones;
  expect(tone?.wave).toMatchObject({ imag: new Float32Array([0, ...INCOMING.harmonics]) });
  const edge = context().gains[1]?.gain.steps ?? [];
  expect(edge.map(([value]) => value)).toEqual([0, 1, 1, 0]);
  expect(edge.at(-1)?.[1]).toBeCloseTo(tone?.until ?? 0);
});

test('it starts softly and grows without a step, once', async () => {
  create().start('incoming');
  await pass(8_000);
  expect(context().gains[0]?.gain.steps).toEqual([
    [INCOMING.loudness * INCOMING.startsAt, 0],
    [INCOMING.loudness, INCOMING.fadeInSeconds],
  ]);
});

test('stopping silences the phrase that sounds, and nothing follows', async () => {
  const ring = create();
  ring.start('incoming');
  await pass(300);
  ring.stop();
  expect(context().audible()).toHaveLength(0);
  await pass(10_000);
  expect(context().tones).toHaveLength(4);
});

test('another sound replaces the one before', async () => {
  const ring = create();
  ring.start('incoming');
  ring.start('outgoing');
  expect(context().audible()).toHaveLength(OUTGOING.notes.length);
  await pass(2_000);
  expect(context().audible()).toHaveLength(OUTGOING.notes.length);
});

test('before the first touch it is locked, and the touch lets it ring from its beginning', async () => {
  FakeAudioContext.startsAs = 'suspended';
  const ring = create();
  ring.start('incoming');
  expect(ring.locked.value).toBe(true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(context().tones).toHaveLength(0);
  context().mayResume = true;
  ring.unlock();
  await vi.advanceTimersByTimeAsync(100);
  expect(ring.locked.value).toBe(false);
  expect(context().tones).toHaveLength(4);
  expect(context().gains[0]?.gain.steps[0]?.[0]).toBeLessThan(0.2);
});

test('a touch before any ring unlocks the rings to come', async () => {
  FakeAudioContext.startsAs = 'suspended';
  const ring = create();
  ring.unlock();
  context().mayResume = true;
  ring.unlock();
  await vi.advanceTimersByTimeAsync(0);
  expect(ring.locked.value).toBe(false);
});

test('nobody knows whether the sound is locked before it was tried', () => {
  expect(create().sound.value).toBe('unknown');
});

test('sound that the system shut in the night is locked, and the first touch of the day opens it', async () => {
  const ring = create();
  ring.unlock();
  expect(ring.sound.value).toBe('ready');
  context().state = 'suspended';
  context().dispatchEvent(new Event('statechange'));
  expect(ring.sound.value).toBe('locked');
  context().mayResume = true;
  ring.unlock();
  await vi.advanceTimersByTimeAsync(0);
  expect(ring.sound.value).toBe('ready');
});

test('the farewell is two falling notes, once', async () => {
  create().start('farewell');
  await pass(20_000);
  expect(context().tones.map(({ frequency }) => frequency.value)).toEqual(
    FAREWELL.notes.map(({ hertz }) => hertz),
  );
});

test('everything goes through the loudspeaker that it was given, made once', () => {
  const made: AudioNode[] = [];
  const ring = createRingTone({
    AudioContext: FakeAudioContext as unknown as typeof AudioContext,
    timers: globalThis,
    openOutput: (sound) => {
      const output = sound.createGain();
      made.push(output);
      return output;
    },
  });
  ring.start('incoming');
  ring.start('incoming');
  expect(made).toHaveLength(1);
  const [, volume] = context().gains;
  expect(volume?.to).toBeNull();
  expect(context().tones.at(-1)?.to?.to?.to).toBe(made[0]);
});

/** Something said that takes so many ms, and how often it was asked for. */
function saying(ms: number, heard = true) {
  const said: number[] = [];
  const between: Interlude = ({ context: { currentTime } }, stop) => {
    said.push(Math.round(currentTime));
    stop.addEventListener('abort', () => said.push(-1));
    return new Promise((resolve) => setTimeout(() => resolve(heard), ms));
  };
  return { between, said };
}

/** Step by step, so that the loudspeaker's clock goes with the page's. */
const live = async (seconds: number) => {
  for (let step = 0; step < seconds * 10; step++) await pass(100);
};

test('a voice follows the second phrase, and comes back about every ten seconds', async () => {
  const { between, said } = saying(3_000);
  create().start('incoming', between);
  await live(30);
  expect(said.slice(0, 3)).toEqual([4, 13, 22]);
});

test('no note sounds into the voice', async () => {
  const { between } = saying(3_000);
  create().start('incoming', between);
  await live(6.9);
  expect(context().tones).toHaveLength(8);
  await live(0.2);
  expect(context().tones).toHaveLength(12);
});

test('a long voice does not push the ring away', async () => {
  const { between } = saying(9_000);
  create().start('incoming', between);
  await live(30);
  const starts = context().tones.map(({ from }) => Math.round(from));
  expect(starts).toContain(13);
});

test('a voice that fails does not end the ring', async () => {
  create().start('incoming', () => Promise.reject(new Error('no such sound')));
  await live(8);
  expect(context().tones.length).toBeGreaterThan(12);
});

test('stopping ends the voice too, and nothing follows', async () => {
  const { between, said } = saying(3_000);
  const ring = create();
  ring.start('incoming', between);
  await live(5);
  ring.stop();
  expect(said.at(-1)).toBe(-1);
  await live(10);
  expect(context().tones).toHaveLength(8);
});

test('sound that is unlocked late rings first and then says who it is', async () => {
  FakeAudioContext.startsAs = 'suspended';
  const { between, said } = saying(3_000);
  const ring = create();
  ring.start('incoming', between);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(said).toEqual([]);
  context().mayResume = true;
  ring.unlock();
  await live(5);
  expect(said).toHaveLength(1);
  expect(context().tones).toHaveLength(8);
});
