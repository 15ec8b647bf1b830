import { describe, expect, test } from 'vitest';
import { INCOMING, loudnessAt, type Melody, OUTGOING } from './ring-melody.ts';

describe.each([
  ['incoming', INCOMING],
  ['outgoing', OUTGOING],
] as [string, Melody][])('%s', (_, melody) => {
  test('old ears hear it: fundamentals of 390–800 Hz, odd harmonics, little above 2.6 kHz', () => {
    for (const { hertz } of melody.notes) {
      expect(hertz).toBeGreaterThanOrEqual(390);
      expect(hertz).toBeLessThanOrEqual(800);
    }
    const even = melody.harmonics.filter((_, index) => index % 2 === 1);
    expect(even.every((amplitude) => amplitude === 0)).toBe(true);
    expect(melody.harmonics[0]).toBe(1);
  });

  test('most of its energy lies between 400 and 2000 Hz, where small loudspeakers are good', () => {
    let inside = 0;
    let all = 0;
    for (const { hertz, seconds } of melody.notes) {
      melody.harmonics.forEach((amplitude, index) => {
        const energy = amplitude ** 2 * seconds;
        all += energy;
        // G4 is 392 Hz: a loudspeaker does not know the difference.
        const partial = hertz * (index + 1);
        if (partial >= 390 && partial <= 2000) inside += energy;
      });
    }
    expect(inside / all).toBeGreaterThanOrEqual(0.7);
  });

  test('it is never three equal pulses, the sign to leave the building', () => {
    expect(melody.notes.length).not.toBe(3);
    expect(new Set(melody.notes.map(({ hertz }) => hertz)).size).toBe(melody.notes.length);
  });

  test('notes follow each other, and there is silence before the next phrase', () => {
    let end = 0;
    for (const { at, seconds } of melody.notes) {
      expect(at).toBeGreaterThanOrEqual(end);
      end = at + seconds;
    }
    expect(melody.every - end).toBeGreaterThanOrEqual(0.3);
  });

  test('it never gets louder than full, and is heard from the first phrase on', () => {
    for (const seconds of [-1, 0, 1, 4, 5, 60]) {
      expect(loudnessAt(melody, seconds)).toBeGreaterThan(0);
      expect(loudnessAt(melody, seconds)).toBeLessThanOrEqual(melody.loudness);
    }
  });
});

test('a ring is one second of sound and one of rest', () => {
  const last = INCOMING.notes.at(-1);
  expect((last?.at ?? 0) + (last?.seconds ?? 0)).toBeCloseTo(1);
  expect(INCOMING.every).toBe(2);
});

test('it grows over four to five seconds, so that nobody is startled', () => {
  expect(loudnessAt(INCOMING, 0)).toBeLessThan(INCOMING.loudness / 5);
  expect(loudnessAt(INCOMING, 3)).toBeLessThan(INCOMING.loudness);
  expect(loudnessAt(INCOMING, 5)).toBe(INCOMING.loudness);
});

test('the sound of ringing there is softer than the ring here', () => {
  expect(OUTGOING.loudness).toBeLessThan(INCOMING.loudness / 2);
});
