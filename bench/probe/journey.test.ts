import { describe, expect, it } from 'vitest';
import { sameRandom } from '../lab/media.ts';
import { lipSync, pictureJourney, soundJourney } from './journey.ts';

/** Syllables: loud for a while, then quiet for a while. */
function syllables(many: number) {
  const random = sameRandom(3);
  const levels: number[] = [];
  for (let loud = true; levels.length < many; loud = !loud) {
    const length = 30 + Math.floor(60 * random());
    const most = loud ? 0.05 + 0.1 * random() : 0;
    for (let n = 0; n < length; n += 1) levels.push(most * Math.sin((Math.PI * n) / length));
  }
  return levels.slice(0, many);
}

const SPOKEN = syllables(1_200);
const said = { at: 5_000, levels: SPOKEN.slice(0, 1_000) };
/** As it was said, `ms` later, when the ear was opened 80 ms after the mouth. */
const heard = (ms: number) => ({
  at: 5_080,
  levels: SPOKEN.slice(32 - ms / 2.5 + 100, 1_032 - ms / 2.5 + 100),
});
const spoken = { at: said.at, levels: SPOKEN.slice(100, 1_100) };

const pictures = (later: number, from = 0) =>
  Array.from({ length: 40 }, (_, n) => ({ stamp: (from + n) % 72, at: 1_000 + 50 * (from + n) + later }));

describe('the sound’s journey', () => {
  it('is found by its rise and fall', () => {
    expect(soundJourney(spoken, heard(200))).toBe(200);
    expect(soundJourney(spoken, heard(80))).toBe(80);
  });

  it('is found when the codec made it softer and left silence out', () => {
    const { at, levels } = heard(200);
    const softer = levels.map((one) => (one < 0.01 ? 0.001 : 0.6 * one));
    expect(soundJourney(spoken, { at, levels: softer })).toBeCloseTo(200, -1);
  });

  it('is not known of silence, of other sound, or of too little', () => {
    expect(soundJourney(spoken, { at: 5_080, levels: SPOKEN.map(() => 0) })).toBeNull();
    const random = sameRandom(4);
    expect(soundJourney(spoken, { at: 5_080, levels: SPOKEN.map(() => random()) })).toBeNull();
    expect(soundJourney(spoken, { at: 5_080, levels: [] })).toBeNull();
  });
});

describe('the picture’s journey', () => {
  it('is the time between a stamp at the camera and on the screen', () => {
    expect(pictureJourney(pictures(0), pictures(170, 5))).toBe(170);
  });

  it('survives a stamp that was read wrongly and pictures that were left out', () => {
    const shown = pictures(170).filter((_, n) => n % 3 > 0);
    shown[4] = { stamp: 70, at: shown[4]?.at ?? 0 };
    expect(pictureJourney(pictures(0), shown)).toBe(170);
  });

  it('counts from the first time that the camera gave a picture twice', () => {
    const twice = pictures(0).flatMap((one) => [one, { ...one, at: one.at + 25 }]);
    expect(pictureJourney(twice, pictures(170))).toBe(170);
  });

  it('is not known without a picture', () => {
    expect(pictureJourney(pictures(0), [])).toBeNull();
    expect(pictureJourney([], pictures(0))).toBeNull();
  });
});

it('is how much later the picture comes than its sound', () => {
  const from = { sent: { pictures: pictures(0), sound: spoken }, got: { pictures: [], sound: said } };
  const to = { sent: from.got, got: { pictures: pictures(230), sound: heard(200) } };
  expect(lipSync(from, to)).toBe(30);
  expect(lipSync(to, from)).toBeNull();
});
