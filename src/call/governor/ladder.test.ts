import { expect, test } from 'vitest';
import { climb, hasPicture, isStill, knock, type Ladder, type Look, ordersOf, START } from './ladder.ts';

const GOOD: Look = { budget: 300_000, picture: true, isSlow: false };
const at = (budget: number | null, change: Partial<Look> = {}): Look => ({ ...GOOD, budget, ...change });

/** The call after so many seconds of this. */
function after(ladder: Ladder, seconds: number, look: Look): Ladder {
  let now = ladder;
  for (let i = 0; i < seconds; i++) now = climb(now, look);
  return now;
}

const sizeOf = (ladder: Ladder, budget: number | null = 300_000) =>
  ordersOf(ladder, budget, false).picture?.shortSide ?? 0;
/** A call that has been on for a while. */
const normal = after(START, 20, GOOD);

test('a call starts small and is large on a good line within two seconds', () => {
  expect(sizeOf(START)).toBe(240);
  expect(sizeOf(after(START, 2, GOOD))).toBe(360);
});

test('while nobody knows the line, the picture stays as it began', () => {
  expect(sizeOf(after(START, 60, at(null)), null)).toBe(240);
});

test.each([
  [300_000, 360, 20],
  [240_000, 360, 20],
  [200_000, 360, 15],
  [150_000, 360, 15],
  [120_000, 240, 15],
  [100_000, 240, 15],
  [80_000, 180, 15],
  [70_000, 180, 15],
])('from the still picture, %i bit/s carry %i lines at %i a second', (budget, lines, rate) => {
  const still = after(normal, 1, at(20_000));
  const picture = ordersOf(after(still, 6, at(budget)), budget, false).picture;
  expect([picture?.shortSide, picture?.framesPerSecond]).toEqual([lines, rate]);
});

test.each([
  [230_000, 360],
  [140_000, 360],
  [95_000, 240],
  [62_000, 180],
])('going down, %i bit/s keep %i lines', (budget, lines) => {
  expect(sizeOf(after(normal, 1, at(budget)), budget)).toBe(lines);
});

test('moves never have fewer than 15 frames a second', () => {
  for (let budget = 60_000; budget < 400_000; budget += 1_000) {
    const { picture } = ordersOf(after(normal, 1, at(budget)), budget, false);
    expect(picture?.framesPerSecond).toBeGreaterThanOrEqual(15);
  }
});

test('too little for a picture: the voice alone after two seconds, at once when it is very little', () => {
  expect(isStill(after(normal, 1, at(40_000)))).toBe(false);
  expect(isStill(after(normal, 2, at(40_000)))).toBe(true);
  expect(isStill(after(normal, 1, at(35_000)))).toBe(true);
});

test('what is guessed of a line that is away makes the picture small, and no still of it', () => {
  expect(sizeOf(after(normal, 1, at(300_000, { isAway: true })))).toBe(180);
  const away = after(normal, 30, at(10_000, { isAway: true }));
  expect(sizeOf(away)).toBe(180);
  expect(isStill(after(away, 2, at(10_000)))).toBe(true);
  const still = after(normal, 2, at(10_000));
  expect(isStill(after(still, 30, at(10_000, { isAway: true })))).toBe(true);
});

test('a dip of one second only makes the picture small', () => {
  const dipped = after(after(normal, 1, at(40_000)), 1, GOOD);
  expect(sizeOf(dipped)).toBe(180);
  expect(sizeOf(after(dipped, 5, GOOD))).toBe(360);
});

test('the picture comes back after four seconds of 62 kbit/s, not of 61', () => {
  const still = after(normal, 1, at(30_000));
  expect(isStill(after(still, 3, at(62_000)))).toBe(true);
  expect(isStill(after(still, 4, at(62_000)))).toBe(false);
  expect(isStill(after(still, 60, at(61_000)))).toBe(true);
});

test('on a line that was measured it comes back at once, as the smallest', () => {
  const still = after(normal, 1, at(30_000));
  expect(sizeOf(climb(still, at(62_000, { isProven: true })))).toBe(180);
  expect(isStill(climb(still, at(41_000, { isProven: true })))).toBe(true);
  expect(isStill(climb(still, at(62_000, { isProven: true, picture: false })))).toBe(true);
});

test('one bad second starts the four seconds again', () => {
  const still = after(normal, 1, at(30_000));
  const nearly = after(still, 3, at(80_000));
  expect(isStill(after(climb(nearly, at(50_000)), 3, at(80_000)))).toBe(true);
});

test('on a line of 80 kbit/s, whose estimate dips to 46, the picture goes on', () => {
  let now = normal;
  for (const estimate of [79, 58, 62, 65, 61, 66, 67, 67, 48, 49, 49, 50, 54, 58, 60].map((k) => k * 950)) {
    now = climb(now, at(estimate));
    expect(isStill(now)).toBe(false);
  }
});

test('a share has room for a picture from 60 kbit/s on, unless it forbids one', () => {
  expect(hasPicture({ bits: null, picture: true })).toBe(true);
  expect(hasPicture({ bits: 60_000, picture: true })).toBe(true);
  expect(hasPicture({ bits: 59_999, picture: true })).toBe(false);
  expect(hasPicture({ bits: null, picture: false })).toBe(false);
});

test('a budget that swings around a threshold does not make the picture swing', () => {
  let now = normal;
  const sizes = new Set<number>();
  for (let i = 0; i < 60; i++) {
    now = climb(now, at(i % 2 === 0 ? 145_000 : 155_000));
    sizes.add(sizeOf(now, 150_000));
  }
  expect([...sizes]).toEqual([360]);
});

test('a share without a picture is heard at once, and its end after four seconds', () => {
  const still = climb(normal, at(300_000, { picture: false }));
  expect(isStill(still)).toBe(true);
  expect(isStill(after(still, 3, GOOD))).toBe(true);
  expect(isStill(after(still, 4, GOOD))).toBe(false);
});

test('even in its first seconds a picture that stopped waits its four seconds', () => {
  const still = climb(climb(START, GOOD), at(300_000, { picture: false }));
  expect(isStill(after(still, 3, GOOD))).toBe(true);
});

test('an encoder that cannot keep up gets smaller pictures, and never again larger ones', () => {
  const slow = at(300_000, { isSlow: true });
  expect(sizeOf(after(normal, 4, slow))).toBe(360);
  const once = after(normal, 5, slow);
  expect(ordersOf(once, 300_000, false).picture?.framesPerSecond).toBe(15);
  const twice = after(once, 5, slow);
  expect(sizeOf(twice)).toBe(240);
  expect(sizeOf(after(twice, 60, GOOD))).toBe(240);
});

test('however slow it is, a slow encoder is no reason to stop the picture', () => {
  expect(isStill(after(normal, 300, at(300_000, { isSlow: true })))).toBe(false);
});

test('a normal call asks for less than 255 kbit/s with every header', () => {
  const { voice, picture } = ordersOf(normal, 1_000_000, false);
  expect(voice + 10_000 + (picture?.maxBitrate ?? 0) + 8_000).toBeLessThan(255_000);
});

test('voice, picture and headers together never ask for more than the budget', () => {
  for (let budget = 74_000; budget < 400_000; budget += 1_000) {
    const ladder = after(normal, 2, at(budget));
    const { voice, picture } = ordersOf(ladder, budget, false);
    if (picture) expect(voice + 10_000 + picture.maxBitrate + 8_000).toBeLessThanOrEqual(budget);
  }
});

test('a voice that is sent twice takes its place from the picture', () => {
  const once = ordersOf(normal, 220_000, false).picture?.maxBitrate ?? 0;
  const doubled = ordersOf(normal, 220_000, true).picture?.maxBitrate ?? 0;
  expect(once - doubled).toBe(20_000);
});

test('the voice is thrifty with a still picture or on a thin line', () => {
  expect(ordersOf(normal, 300_000, false).voice).toBe(20_000);
  expect(ordersOf(normal, 80_000, false).voice).toBe(16_000);
  expect(ordersOf(after(normal, 1, at(10_000)), null, false)).toEqual({ voice: 12_000, picture: null });
});

test.each([
  [20_000, 24_000],
  [35_000, 35_000],
  [50_000, 50_000],
  [61_000, 61_000],
])('a line known for %i bit/s is asked with a voice of %i', (budget, voice) => {
  expect(knock(2, budget, null)).toBe(voice);
  expect(knock(3, budget, null)).toBeNull();
});

test('nobody asks a line that is good enough, or whose share would not allow a picture anyway', () => {
  expect(knock(2, 70_000, null)).toBeNull();
  expect(knock(2, 40_000, 60_000)).toBeNull();
  expect(knock(2, 40_000, 200_000)).toBe(40_000);
});
