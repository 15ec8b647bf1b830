import { describe, expect, test } from 'vitest';
import { type Estimate, newEstimate, nextEstimate, type Saying } from './estimate.ts';
import { isNews, shareOut } from './shares.ts';

const START = 1_000_000;
const free = (sent: number, up: number, share: number | null = null): Saying => ({
  ...{ up, sent, share },
  trend: 'level',
  loss: 0,
  isStill: false,
});

/** Says the same every second for so long. */
function hear(last: Estimate, sayings: (Saying | null)[], { from, seconds = 1 }: Span): Estimate {
  let estimate = last;
  for (let now = from; now < from + seconds * 1000; now += 1000)
    estimate = nextEstimate(estimate, sayings, { now, stated: null });
  return estimate;
}
type Span = { from: number; seconds?: number };
const fresh = (stated: number | null = null) => newEstimate(stated, START);
/** It was full a minute ago, and this came of it. */
const filled = (bits: number) => hear(fresh(), [free(bits, bits)], { from: START - 60_000 });

describe('what a line carries', () => {
  test('is not known before somebody was heard', () => {
    expect(hear(fresh(), [null, null], { from: START, seconds: 60 }).bits).toBeNull();
  });

  test('is not known while nobody was held back: who sends little finds out little', () => {
    const two = [free(60_000, 132_000), free(60_000, 132_000)];
    expect(hear(fresh(), two, { from: START, seconds: 60 }).bits).toBeNull();
  });

  test('is not known from one who is held back while another is not: its own way may be thin', () => {
    const fell: Saying = { ...free(120_000, 188_000), trend: 'fell' };
    expect(hear(fresh(), [fell, free(26_000, 302_000)], { from: START }).bits).toBeNull();
    expect(hear(fresh(), [fell, null], { from: START, seconds: 5 }).bits).toBe(188_000);
  });

  test('is known as soon as congestion control takes back what it believed', () => {
    const fell: Saying = { ...free(60_000, 132_000), trend: 'fell' };
    expect(hear(fresh(), [fell, fell], { from: START }).bits).toBe(264_000);
  });

  test('is what staff say until it is measured', () => {
    expect(fresh(1_500_000).bits).toBe(1_500_000);
    const full = [free(100_000, 110_000), free(100_000, 110_000)];
    expect(hear(fresh(1_500_000), full, { from: START }).bits).toBe(220_000);
  });

  test('is what a call alone believes', () => {
    expect(hear(filled(200_000), [free(240_000, 900_000)], { from: START, seconds: 7 }).bits).toBe(900_000);
  });

  test('counts the room that all of them see once, not ten times', () => {
    const ten = Array.from({ length: 10 }, () => free(100_000, 550_000, 105_000));
    expect(hear(filled(200_000), ten, { from: START, seconds: 7 }).bits).toBe(1_450_000);
  });

  test('is the sum of what they believe when most of them are held back', () => {
    const ten = Array.from({ length: 10 }, () => free(140_000, 150_000, 400_000));
    expect(hear(fresh(), ten, { from: START }).bits).toBe(1_500_000);
  });

  test('is hardly moved by a call that sends little and believes much', () => {
    const sayings = [free(300_000, 400_000), free(300_000, 400_000), free(28_000, 3_000_000)];
    expect(hear(filled(200_000), sayings, { from: START, seconds: 7 }).bits).toBe(728_000);
  });

  test('does not shrink because a call hangs up, or is silent for a while', () => {
    const two = [free(300_000, 700_000), free(300_000, 700_000)];
    const before = hear(filled(200_000), two, { from: START, seconds: 10 });
    expect(before.bits).toBe(1_000_000);
    const after = hear(before, [free(300_000, 500_000), null], { from: START + 10_000, seconds: 20 });
    expect(after.bits).toBe(1_000_000);
  });

  test('does not shrink because one call’s own way is thin', () => {
    const well = Array.from({ length: 4 }, () => free(200_000, 600_000, 210_000));
    const before = hear(filled(200_000), well, { from: START, seconds: 10 });
    const thin = free(50_000, 52_000, 210_000);
    const after = hear(before, [...well.slice(1), thin], { from: START + 10_000, seconds: 10 });
    expect(after.bits).toBeGreaterThanOrEqual(before.bits ?? 0);
  });

  test('falls at once and is counted on again only when it has held for six seconds', () => {
    const well = [free(300_000, 900_000)];
    const full = [free(190_000, 200_000)];
    let estimate = hear(filled(200_000), well, { from: START, seconds: 10 });
    estimate = hear(estimate, full, { from: START + 10_000 });
    expect(estimate.bits).toBe(200_000);
    estimate = hear(estimate, well, { from: START + 11_000, seconds: 6 });
    expect(estimate.bits).toBe(200_000);
    estimate = hear(estimate, well, { from: START + 17_000, seconds: 2 });
    expect(estimate.bits).toBe(900_000);
  });

  test('is not pulled down by the first one who is heard after a restart', () => {
    const saying = free(140_000, 150_000, null);
    const three = [saying, null, null];
    let estimate = hear(fresh(), three, { from: START, seconds: 3 });
    expect(estimate.bits).toBeNull();
    estimate = hear(estimate, [saying, saying, saying], { from: START + 3_000 });
    expect(estimate.bits).toBe(450_000);
  });

  test('is known all the same when somebody never says anything', () => {
    expect(hear(fresh(), [free(380_000, 400_000), null], { from: START, seconds: 6 }).bits).toBe(400_000);
  });

  test('is forgotten after a quarter of an hour without a call', () => {
    const before = hear(fresh(), [free(880_000, 900_000)], { from: START });
    const later = START + 16 * 60_000;
    expect(nextEstimate(before, [null], { now: later, stated: 300_000 }).bits).toBe(300_000);
  });

  test('is not guessed from what a browser sends that does not say what it believes', () => {
    const silent: Saying = { ...free(200_000, 0), up: null };
    expect(hear(fresh(), [silent, silent], { from: START, seconds: 30 }).bits).toBeNull();
  });

  test('grows with such browsers too, while they use what they are given', () => {
    const silent: Saying = { ...free(90_000, 0, 100_000), up: null };
    const estimate = hear(fresh(300_000), [silent, silent], { from: START, seconds: 30 });
    expect(estimate.bits).toBeGreaterThan(300_000 * 0.99);
    const more = hear(fresh(250_000), [silent, silent], { from: START, seconds: 30 });
    expect(more.bits).toBe(270_000);
  });

  test('is no less than what goes through it while it is full', () => {
    // Each of them took its belief back in a moment of its own: together they never believed so little.
    const ten = Array.from({ length: 10 }, (): Saying => ({ ...free(140_000, 80_000), trend: 'fell' }));
    expect(hear(fresh(), ten, { from: START }).bits).toBe(1_260_000);
    const lossy = ten.map((one) => ({ ...one, loss: 0.5 }));
    expect(hear(fresh(), lossy, { from: START }).bits).toBe(800_000);
  });

  test('is tried for in larger steps while nobody has a picture, once a bad time is over', () => {
    const voice: Saying = { ...free(28_000, 39_000, 40_000), isStill: true };
    const bad = hear(fresh(), [free(60_000, 60_000)], { from: START });
    const five = Array.from({ length: 5 }, () => voice);
    const rested = hear(bad, five, { from: START + 1_000, seconds: 9 });
    expect(rested.bits).toBe(151_000);
    const later = hear(rested, five, { from: START + 10_000, seconds: 25 });
    expect(later.bits).toBeGreaterThan(400_000);
  });

  test('that was measured is lowered by one step for one fall, and by the next only when it stays full', () => {
    const ten = Array.from({ length: 10 }, () => free(110_000, 110_000));
    const fell = Array.from({ length: 10 }, (): Saying => ({ ...free(78_000, 45_000), trend: 'fell' }));
    let estimate = hear(fresh(), ten, { from: START });
    estimate = hear(estimate, fell, { from: START + 20_000, seconds: 5 });
    expect(estimate.bits).toBe(880_000);
    estimate = hear(estimate, fell, { from: START + 25_000, seconds: 5 });
    expect(estimate.bits).toBe(704_000);
  });

  test('falls to what arrives when much is lost: that is no pause', () => {
    const ten = Array.from({ length: 10 }, () => free(110_000, 110_000));
    const lossy = Array.from(
      { length: 10 },
      (): Saying => ({ ...free(78_000, 45_000), trend: 'fell', loss: 0.1 }),
    );
    const before = hear(fresh(), ten, { from: START });
    expect(hear(before, lossy, { from: START + 20_000 }).bits).toBeCloseTo(631_800);
  });

  test('of a browser that does not say what it believes, is what arrives when much is lost', () => {
    const quiet: Saying = { ...free(200_000, 0), up: null, loss: 0.2 };
    expect(hear(fresh(), [quiet], { from: START }).bits).toBe(160_000);
  });
});

/** Calls that want a good picture, on a line that carries `carries`: congestion control and governor in their roughest shape. */
function playCalls({
  carries,
  many,
  seconds,
}: {
  carries: (s: number) => number;
  many: number;
  seconds: number;
}) {
  const WANTED = 255_000;
  const VOICE = 28_000;
  const up = Array.from({ length: many }, () => 300_000);
  const told = new Map<string, { bits: number | null; picture: boolean }>();
  let estimate = fresh();
  let news = 0;
  const seen: { total: number; shares: number[] }[] = [];
  for (let s = 0; s < seconds; s += 1) {
    const limits = up.map((_, index) => told.get(String(index))?.bits ?? Number.POSITIVE_INFINITY);
    const isStill = up.map((_, index) => told.get(String(index))?.picture === false);
    const sent = up.map((bits, index) =>
      isStill[index] ? VOICE : Math.min(WANTED, bits, limits[index] ?? 0),
    );
    const offered = sent.reduce((sum, bits) => sum + bits, 0);
    const isOver = offered > carries(s);
    const before = [...up];
    sent.forEach((bits, index) => {
      // Without a picture nothing probes: the belief stays where it was.
      const most = isStill[index] ? 0 : bits * 1.5 + 10_000;
      const grown = Math.max(up[index] ?? 0, Math.min((up[index] ?? 0) * 1.08, most));
      up[index] = isOver ? 0.85 * bits * (carries(s) / offered) : grown;
    });
    const sayings = sent.map((bits, index): Saying => {
      const share = told.get(String(index))?.bits ?? null;
      const [was, is] = [before[index] ?? 0, up[index] ?? 0];
      const trend = is < was ? 'fell' : is > was ? 'rose' : 'level';
      return { up: is, trend, sent: bits, loss: 0, share, isStill: isStill[index] ?? false };
    });
    estimate = nextEstimate(estimate, sayings, { now: START + s * 1000, stated: null });
    const wishes = sent.map((_, index) => {
      const isMoving = told.get(String(index))?.picture ?? true;
      return { id: String(index), since: index, hasPicture: true, isMoving, most: 600_000 };
    });
    const shares = shareOut(estimate.bits, wishes);
    for (const [id, share] of shares) {
      if (!isNews(told.get(id), share)) continue;
      told.set(id, share);
      news += 1;
    }
    seen.push({ total: offered, shares: [...shares.values()].map(({ bits }) => bits ?? 0) });
  }
  return { seen, news };
}

test('a pause of half a second takes nobody’s picture', () => {
  const carries = (s: number) => (s === 100 ? 600_000 : 1_500_000);
  const { seen } = playCalls({ carries, many: 10, seconds: 200 });
  expect(seen[100]?.total).toBeGreaterThan(600_000);
  for (const { shares } of seen.slice(15)) expect(Math.min(...shares)).toBeGreaterThan(60_000);
});

describe('ten calls on a line of 1.5 Mbit/s', () => {
  const { seen, news } = playCalls({ carries: () => 1_500_000, many: 10, seconds: 600 });
  const settled = seen.slice(15);

  test('get equal shares', () => {
    for (const { shares } of settled) expect(Math.max(...shares) / Math.min(...shares)).toBeLessThan(1.01);
  });

  test('leave the line room once they have settled, but for a rare try', () => {
    const over = settled.filter(({ total }) => total > 1_500_000).length;
    expect(over / settled.length).toBeLessThan(0.02);
  });

  test('have their picture, and as much as is to be had', () => {
    for (const { shares } of settled) expect(Math.min(...shares)).toBeGreaterThan(75_000);
    const mean = settled.reduce((sum, { total }) => sum + total, 0) / settled.length;
    expect(mean).toBeGreaterThan(0.55 * 1_500_000);
  });

  test('are told something new less than once in ten seconds', () => {
    expect(news / 10).toBeLessThan(60);
  });
});

test('pictures come back by themselves after a minute that took all of them', () => {
  const carries = (s: number) => (s >= 60 && s < 120 ? 250_000 : 1_500_000);
  const { seen } = playCalls({ carries, many: 6, seconds: 400 });
  const pictures = (s: number) => seen[s]?.shares.filter((bits) => bits > 40_000).length;
  expect(pictures(118)).toBe(0);
  expect(pictures(240)).toBe(6);
  const over = seen.slice(125).filter(({ total }) => total > 1_500_000).length;
  expect(over).toBeLessThan(6);
});

test('when the line loses half of what it carried, shares follow within two seconds, and come back later', () => {
  const carries = (s: number) => (s >= 100 && s < 200 ? 700_000 : 1_500_000);
  const { seen } = playCalls({ carries, many: 6, seconds: 400 });
  expect(seen[103]?.total).toBeLessThan(700_000);
  expect(seen[399]?.total).toBeGreaterThan(0.55 * 1_500_000);
});
