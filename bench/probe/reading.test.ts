import { describe, expect, it } from 'vitest';
import type { Figures } from './probe.ts';
import { backAfter, frozenSeconds, jain, kbit, longestGap, metBetween } from './reading.ts';

const every = (ms: number, from: number, until: number) =>
  Array.from({ length: Math.floor((until - from) / ms) }, (_, n) => from + (n + 1) * ms);

const figures = (more: Partial<Figures>): Figures => ({
  ...{ at: 0, framesDecoded: 0, freezes: 0, frozenS: 0, width: 0, height: 0, samples: 0, concealed: 0 },
  ...{ silentConcealed: 0, bufferS: 0, buffered: 0, videoIn: 0, videoOut: 0, soundOut: 0 },
  ...{ codecs: [], relayed: false },
  ...more,
});

describe('frozen seconds', () => {
  it('are none in a steady picture, even a slow one', () => {
    expect(frozenSeconds(every(67, 0, 30_000), 0, 30_000)).toBe(0);
    expect(frozenSeconds(every(100, 0, 30_000), 0, 30_000)).toBe(0);
  });

  it('are the gap, when the picture stopped in between', () => {
    const frames = [...every(67, 0, 10_000), ...every(67, 13_000, 30_000)];
    expect(frozenSeconds(frames, 0, 30_000)).toBeCloseTo(3.1, 1);
  });

  it('are all of them, when no picture came at all', () => {
    expect(frozenSeconds([], 0, 30_000)).toBe(30);
  });

  it('count a picture that did not come back', () => {
    expect(frozenSeconds(every(67, 0, 10_000), 0, 30_000)).toBeCloseTo(20, 0);
  });
});

describe('what somebody met', () => {
  it('is what came between two readings, in seconds and parts of a hundred', () => {
    const before = figures({
      at: 1_000,
      framesDecoded: 100,
      samples: 48_000,
      concealed: 480,
      videoIn: 5_000,
    });
    const after = figures({
      ...{ at: 11_000, framesDecoded: 250, samples: 528_000, concealed: 10_080, silentConcealed: 4_800 },
      ...{ videoIn: 255_000, soundOut: 25_000, bufferS: 40, buffered: 480, width: 480 },
    });
    const met = metBetween(before, after, every(67, 1_000, 11_000));
    expect(met).toMatchObject({ seconds: 10, fps: 15, frozenS: 0, videoIn: 200, soundOut: 20, width: 480 });
    expect(met.concealed).toBeCloseTo(1);
    expect(met.buffer).toBeCloseTo(83.3, 1);
  });

  it('is all made up, when no sound came', () => {
    expect(metBetween(figures({}), figures({ at: 1_000 }), []).concealed).toBe(100);
  });
});

describe('coming back', () => {
  it('is told from the moment that counts', () => {
    expect(backAfter([900, 1_400, 1_467, 1_534, 1_600], 1_000)).toBe(400);
  });

  it('is not a last picture that was under way', () => {
    expect(backAfter([1_010, 3_000, 3_067, 3_134, 3_200], 1_000)).toBe(2_000);
  });

  it('is null when nothing did', () => {
    expect(backAfter([900], 1_000)).toBeNull();
  });

  it('has a longest gap, up to the end', () => {
    expect(longestGap([1_100, 1_200, 4_000], 1_000, 5_000)).toBe(2_800);
    expect(longestGap([], 1_000, 5_000)).toBe(4_000);
  });
});

describe('fairness after Jain', () => {
  it('is 1 when all have the same', () => {
    expect(jain([80, 80, 80])).toBe(1);
  });

  it('is one part of all when one has everything', () => {
    expect(jain([100, 0, 0, 0])).toBe(0.25);
  });

  it('is 1 when nobody has anything', () => {
    expect(jain([0, 0])).toBe(1);
  });
});

it('counts kbit/s in bits', () => {
  expect(kbit(125_000, 10)).toBe(100);
});
