import { describe, expect, it } from 'vitest';
import { type Keepable, keepBudget, MOST_KEPT_BYTES, planKeeping } from './keep-plan.ts';

const MB = 1024 * 1024;
const hash = (n: number) => n.toString(16).padStart(64, '0');

type Given = Partial<Keepable> & { n: number; mb: number };
/** Message `n` with one file of so many megabytes, made at minute `n`. */
const message = ({ n, mb, ...given }: Given): Keepable => ({
  media: [{ hash: hash(n), bytes: mb * MB }],
  createdAt: n * 60_000,
  seenAt: null,
  favourite: false,
  ...given,
});
const plan = (messages: Keepable[], kept: number[], budgetMb: number) => {
  const { fetch, drop } = planKeeping({
    messages,
    kept: new Set(kept.map(hash)),
    budget: budgetMb * MB,
  });
  const numbers = (hashes: readonly string[]) => hashes.map((one) => Number.parseInt(one, 16));
  return { fetch: numbers(fetch), drop: numbers(drop).sort((a, b) => a - b) };
};

describe('what a tablet keeps', () => {
  it('is everything, while there is room', () => {
    const all = [message({ n: 1, mb: 10, seenAt: 1 }), message({ n: 2, mb: 10 })];
    expect(plan(all, [], 100)).toEqual({ fetch: [2, 1], drop: [] });
  });

  it('begins with what is new and unseen', () => {
    const all = [1, 2, 3].map((n) => message({ n, mb: 10 }));
    expect(plan(all, [], 20)).toEqual({ fetch: [3, 2], drop: [] });
  });

  it('loses nothing unseen that is here, whatever comes later and however small the budget', () => {
    const all = [1, 2, 3].map((n) => message({ n, mb: 10 }));
    expect(plan(all, [1], 20)).toEqual({ fetch: [3], drop: [] });
    expect(plan(all, [1, 2, 3], 5)).toEqual({ fetch: [], drop: [] });
  });

  it('lets go of what was seen longest ago, and of favourites last', () => {
    const all = [
      message({ n: 1, mb: 10, seenAt: 1, favourite: true }),
      message({ n: 2, mb: 10, seenAt: 1 }),
      message({ n: 3, mb: 10, seenAt: 1 }),
      message({ n: 4, mb: 10 }),
    ];
    expect(plan(all, [1, 2, 3], 30)).toEqual({ fetch: [4], drop: [2] });
    expect(plan(all, [1, 2, 3], 20)).toEqual({ fetch: [4], drop: [2, 3] });
    expect(plan(all, [1, 2, 3], 10)).toEqual({ fetch: [4], drop: [1, 2, 3] });
  });

  it('is whole messages: of photos all or none', () => {
    const photos = (n: number, count: number) =>
      message({
        n,
        mb: 0,
        media: Array.from({ length: count }, (_, at) => ({ hash: hash(n * 100 + at), bytes: MB })),
      });
    expect(plan([photos(1, 20), photos(2, 5)], [], 20).fetch).toHaveLength(5);
    expect(plan([photos(1, 20)], [], 19).fetch).toEqual([]);
  });

  it('counts a file once that two messages have', () => {
    const same = [{ hash: hash(9), bytes: 10 * MB }];
    const all = [message({ n: 1, mb: 0, media: same }), message({ n: 2, mb: 0, media: same })];
    expect(plan(all, [], 10)).toEqual({ fetch: [9], drop: [] });
  });

  it('drops what no message names any more', () => {
    expect(plan([], [1, 2], 100)).toEqual({ fetch: [], drop: [1, 2] });
  });
});

describe('200 photos and 30 clips against 500 MB', () => {
  // 30 clips of 25 MB and 200 photos of half a megabyte: 850 MB. Every fifth clip and the last ten photos are unseen.
  const clips = Array.from({ length: 30 }, (_, n) =>
    message({ n: n + 1, mb: 25, seenAt: n % 5 === 0 ? null : 1, favourite: n === 1 }),
  );
  const photos = Array.from({ length: 200 }, (_, n) =>
    message({ n: 1000 + n, mb: 0.5, seenAt: n >= 190 ? null : 1 }),
  );
  const all = [...clips, ...photos];
  const kept = () => new Set(plan(all, [], 500).fetch);

  it('fits the budget, with everything unseen and the favourite in it', () => {
    const here = kept();
    const bytes = all
      .filter(({ media }) => here.has(Number.parseInt(media[0]?.hash ?? '', 16)))
      .reduce((sum, { media }) => sum + (media[0]?.bytes ?? 0), 0);
    expect(bytes).toBeLessThanOrEqual(500 * MB);
    expect(bytes).toBeGreaterThan(470 * MB);
    for (const n of [1, 6, 11, 16, 21, 26, 2]) expect(here.has(n)).toBe(true);
    for (let n = 1190; n < 1200; n += 1) expect(here.has(n)).toBe(true);
    // What went is the oldest of what was seen.
    expect([3, 4, 5].some((n) => here.has(n))).toBe(false);
    expect(here.has(30)).toBe(true);
  });

  it('under pressure gives up what was seen, and nothing that was not', () => {
    const here = [...kept()];
    for (const budget of [400, 250, 160]) {
      const { drop } = plan(all, here, budget);
      const unseen = all.filter(({ seenAt }) => seenAt === null).map(({ media }) => media[0]?.hash);
      expect(drop.some((n) => unseen.includes(hash(n)))).toBe(false);
      expect(drop.length).toBeGreaterThan(0);
    }
  });
});

describe('the budget', () => {
  it('is half a gigabyte at most, and half of what is free', () => {
    expect(keepBudget({}, 0)).toBe(MOST_KEPT_BYTES);
    expect(keepBudget({ quota: 10_000 * MB, usage: 0 }, 0)).toBe(MOST_KEPT_BYTES);
    expect(keepBudget({ quota: 400 * MB, usage: 100 * MB }, 0)).toBe(150 * MB);
  });

  it('does not shrink by what it holds itself', () => {
    expect(keepBudget({ quota: 400 * MB, usage: 200 * MB }, 100 * MB)).toBe(150 * MB);
    expect(keepBudget({ quota: 100 * MB, usage: 120 * MB }, 0)).toBe(0);
  });
});
