import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { INCOMING, OUTGOING } from './ring-melody.ts';
import { createRingTone } from './ring-tone.ts';
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
