import { describe, expect, it } from 'vitest';
import { burstsOf, readCount, shapeWords } from './shape.ts';

describe('what the line’s program is told', () => {
  it('is one word and one number for each property', () => {
    expect(shapeWords({ rate: 80, queue: 300, cut: true })).toBe('rate 80 queue 300 cut 1');
  });

  it('names both chances of a burst', () => {
    expect(shapeWords({ burst: { begins: 0.05, ends: 0.5 } })).toBe('burst-begins 0.05 burst-ends 0.5');
  });

  it('leaves as it was what is left out', () => {
    expect(shapeWords({})).toBe('');
  });
});

describe('what the line’s program answers', () => {
  it('is read as bytes for each way of each line', () => {
    const counted = readCount([
      'way mbtab up 3 1200 0 1',
      'way mbtab down 9 8000 2 0',
      'way mbrel up 0 0 0 0',
    ]);
    expect(counted.get('mbtab')).toEqual({ up: 1_200, down: 8_000 });
    expect(counted.get('mbrel')).toEqual({ up: 0, down: 0 });
  });

  it('is refused when it is something else', () => {
    expect(() => readCount(['no such line'])).toThrow('no such line');
  });
});

describe('losses in bursts', () => {
  it('lose as much as they should, in bursts as long as they should be', () => {
    const { begins, ends } = burstsOf(0.1, 3);
    expect(1 / ends).toBeCloseTo(3);
    expect(begins / (begins + ends)).toBeCloseTo(0.1);
  });
});
