import { describe, expect, test } from 'vitest';
import { FAREWELL, INCOMING, type Melody, OUTGOING } from './ring-melody.ts';

describe.each([
  ['incoming', INCOMING],
  ['outgoing', OUTGOING],
  ['farewell', FAREWELL],
] as [string, Melody][])('%s', (_, melody) => {
  test('old ears hear it: fundamentals of 400–800 Hz, odd harmonics, little above 2.6 kHz', () => {
    for (const { hertz } of melody.notes) {
      expect(hertz).toBeGreaterThanOrEqual(400);
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
        const partial = hertz * (index + 1);
        if (partial >= 400 && partial <= 2000) inside += energy;
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
    expect((melody.every ?? Number.POSITIVE_INFINITY) - end).toBeGreaterThanOrEqual(0.3);
  });

  test('it never gets louder than full, and is heard from the first phrase on', () => {
    expect(melody.loudness).toBeLessThanOrEqual(1);
    expect(melody.startsAt).toBeGreaterThan(0);
    expect(melody.startsAt).toBeLessThanOrEqual(1);
  });
});

test('a ring is one second of sound and one of rest', () => {
  const last = INCOMING.notes.at(-1);
  expect((last?.at ?? 0) + (last?.seconds ?? 0)).toBeCloseTo(1);
  expect(INCOMING.every).toBe(2);
});

test('it grows over four to five seconds, so that nobody is startled', () => {
  expect(INCOMING.startsAt).toBeLessThan(0.2);
  expect(INCOMING.fadeInSeconds).toBeGreaterThanOrEqual(4);
  expect(INCOMING.fadeInSeconds).toBeLessThanOrEqual(5);
});

test('the sound of ringing there is softer than the ring here', () => {
  expect(OUTGOING.loudness).toBeLessThan(INCOMING.loudness / 2);
});

test('a farewell falls, is soft, and is said once', () => {
  const [first, second] = FAREWELL.notes;
  expect(second?.hertz).toBeLessThan(first?.hertz ?? 0);
  expect(FAREWELL.loudness).toBeLessThan(INCOMING.loudness / 2);
  expect(FAREWELL.every).toBeNull();
});
