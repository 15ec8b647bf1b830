import { describe, expect, test } from 'vitest';
import { isNews, MOST_BITS, SOUND_BITS, shareOut, type Wish } from './shares.ts';

const wish = (id: string, change: Partial<Wish> = {}): Wish => ({
  id,
  since: 0,
  hasPicture: true,
  isMoving: false,
  most: Number.POSITIVE_INFINITY,
  ...change,
});
const calls = (many: number, change?: Partial<Wish>) =>
  Array.from({ length: many }, (_, index) => wish(`call ${index}`, { since: index, ...change }));
const given = (bits: number | null, wishes: Wish[]) => [...shareOut(bits, wishes).values()];
const total = (shares: { bits: number | null }[]) => shares.reduce((sum, { bits }) => sum + (bits ?? 0), 0);

describe('who may send how much', () => {
  test('is not limited while nothing is known of the line', () => {
    expect(given(null, calls(3))).toEqual(Array(3).fill({ bits: null, picture: true }));
  });

  test('is not limited for a call alone: its own congestion control knows better', () => {
    expect(given(80_000, calls(1))).toEqual([{ bits: null, picture: true }]);
  });

  test('is the same for ten calls on one 4G box, and together 0.7 of what it carries', () => {
    const shares = given(1_500_000, calls(10));
    expect(shares).toEqual(Array(10).fill({ bits: 105_000, picture: true }));
    expect(total(shares)).toBeCloseTo(0.7 * 1_500_000);
  });

  test('never takes from the sound of anybody, not even on a line that is too thin for all of it', () => {
    expect(given(150_000, calls(10))).toEqual(Array(10).fill({ bits: SOUND_BITS, picture: false }));
  });

  test('never is more than 0.7 of the line, whatever it carries, as long as sound alone has room', () => {
    for (let many = 2; many <= 12; many += 1) {
      for (let bits = 58_000 * many; bits < 5_000_000; bits += 37_000) {
        const shares = given(bits, calls(many));
        expect(total(shares)).toBeLessThanOrEqual(0.7 * bits + 1);
        for (const share of shares) expect(share.bits).toBeGreaterThanOrEqual(SOUND_BITS);
      }
    }
  });

  test('is no more than makes a call better', () => {
    for (const { bits } of given(20_000_000, calls(2))) expect(bits).toBe(MOST_BITS);
  });

  test('goes on to the others where somebody cannot use it', () => {
    const [weak, strong] = given(500_000, [wish('weak', { most: 80_000 }), wish('strong')]);
    expect(weak).toEqual({ bits: 80_000, picture: true });
    expect(strong).toEqual({ bits: 270_000, picture: true });
  });

  test('is sound alone for who has no camera: the picture of the others is the larger', () => {
    const [blind, seeing] = given(300_000, [wish('blind', { hasPicture: false }), wish('seeing')]);
    expect(blind).toEqual({ bits: SOUND_BITS, picture: false });
    expect(seeing).toEqual({ bits: 170_000, picture: true });
  });
});

describe('where there is not room for every picture', () => {
  const old = wish('old', { since: 1, isMoving: true });
  const fresh = wish('fresh', { since: 2 });
  const pictures = (bits: number, wishes: Wish[]) => {
    const shares = shareOut(bits, wishes);
    return wishes.map(({ id }) => shares.get(id)?.picture);
  };

  test('a new call is sound with a still, and the one under way keeps its picture', () => {
    expect(pictures(160_000, [old, fresh])).toEqual([true, false]);
    expect(pictures(160_000, [fresh, old])).toEqual([false, true]);
  });

  test('its picture comes once both have room', () => {
    expect(pictures(199_000, [old, fresh])).toEqual([true, false]);
    expect(pictures(201_000, [old, fresh])).toEqual([true, true]);
  });

  test('a picture that is there stays a little longer than another one comes', () => {
    const both = [old, { ...fresh, isMoving: true }];
    expect(pictures(172_000, both)).toEqual([true, true]);
    expect(pictures(170_000, both)).toEqual([true, false]);
  });
});

test('a few percent are not worth a message; a picture that comes or goes is', () => {
  const told = { bits: 100_000, picture: true };
  expect(isNews(undefined, told)).toBe(true);
  expect(isNews(told, { bits: 104_000, picture: true })).toBe(false);
  expect(isNews(told, { bits: 106_000, picture: true })).toBe(true);
  expect(isNews(told, { bits: 94_000, picture: true })).toBe(true);
  expect(isNews(told, { bits: 100_000, picture: false })).toBe(true);
  expect(isNews(told, { bits: null, picture: true })).toBe(true);
  expect(isNews({ bits: null, picture: true }, { bits: null, picture: true })).toBe(false);
});
