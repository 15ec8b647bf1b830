import { expect, it } from 'vitest';
import {
  FIRST_VOLUME_STEP,
  loudness,
  openVolume,
  ringDecibels,
  ringStep,
  VOLUME_STEPS,
  volumeStep,
} from './volume.ts';

it('Every step is louder than the one before, and the lowest is still heard', () => {
  const all = Array.from({ length: VOLUME_STEPS }, (_, index) => loudness(index + 1));
  expect(all).toEqual([...all].sort((a, b) => a - b));
  expect(new Set(all).size).toBe(VOLUME_STEPS);
  expect(all[0]).toBeGreaterThan(0.1);
  expect(all.at(-1)).toBe(1);
});

it('Pressing beyond the ends changes nothing', () => {
  expect(volumeStep(0)).toBe(1);
  expect(volumeStep(VOLUME_STEPS + 1)).toBe(VOLUME_STEPS);
});

it('Anything odd that was remembered is as if nothing was', () => {
  for (const odd of [undefined, null, '5', Number.NaN]) expect(volumeStep(odd)).toBe(FIRST_VOLUME_STEP);
});

it('The volume that was chosen is there again after a reload', async () => {
  const kept = new Map<string, unknown>();
  const meta = {
    get: async <T>(key: string) => kept.get(key) as T | undefined,
    set: async (key: string, value: unknown) => void kept.set(key, value),
    remove: async (key: string) => void kept.delete(key),
  };
  const volume = await openVolume({ meta });
  expect(volume.value).toBe(FIRST_VOLUME_STEP);
  volume.value = 2;
  expect((await openVolume({ meta })).value).toBe(2);
});

it('The ring follows the volume, and never falls below what staff set', () => {
  expect(ringStep(5, 3)).toBe(5);
  expect(ringStep(1, 3)).toBe(3);
  expect(ringStep(1, 1)).toBe(1);
});

it('Each step of the ring is heard, up to 9 dB above the usual', () => {
  const all = Array.from({ length: VOLUME_STEPS }, (_, index) => ringDecibels(index + 1));
  for (const [index, decibels] of all.entries())
    expect(decibels - (all[index - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(3);
  expect(all.at(-1)).toBe(9);
});
