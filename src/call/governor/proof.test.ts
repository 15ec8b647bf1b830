import { expect, test } from 'vitest';
import { createProof, PROVEN, type Stand } from './proof.ts';
import type { Sounding } from './sounding.ts';

const WIDE: Sounding = { bits: 200_000, roundTripMs: 130 };
const NARROW: Sounding = { bits: 35_000, roundTripMs: 180 };
const FULL: Sounding = { bits: 90_000, roundTripMs: 450 };
const STILL: Stand = { picture: 'still', mayMove: true, grown: false };
const MOVING: Stand = { picture: 'moving', mayMove: true, grown: true };
const HELD: Stand = { picture: 'moving', mayMove: true, grown: false };

function proofOn(first: Sounding | null = WIDE) {
  const line = { now: first, isOpen: true };
  const asked: number[] = [];
  const proof = createProof({
    isOpen: () => line.isOpen,
    async sound(length) {
      asked.push(length);
      return line.now;
    },
  });
  const looks = async (count: number, stand: Stand) => {
    for (let n = 0; n < count; n += 1) {
      proof.look(stand);
      await new Promise((done) => setImmediate(done));
    }
  };
  return { proof, line, asked, looks };
}

/** Its line is known, and has become too narrow for a picture. */
async function still() {
  const all = proofOn();
  await all.looks(5, MOVING);
  all.line.now = NARROW;
  await all.looks(6, STILL);
  all.asked.length = 0;
  return all;
}

test('whoever never answers is asked a few times, then once a minute, and the line is not known', async () => {
  const { proof, asked, looks } = proofOn(null);
  await looks(59, MOVING);
  expect(asked).toEqual([2, 2, 2, 2]);
  await looks(61, MOVING);
  expect(asked).toHaveLength(6);
  expect(proof.isKnown()).toBe(false);
});

test('a channel that is not open is not spoken to', async () => {
  const { line, asked, looks } = proofOn();
  line.isOpen = false;
  await looks(20, MOVING);
  expect(asked).toEqual([]);
});

test('one answer is enough to know it; while the picture moves by itself nothing is sounded', async () => {
  const { proof, asked, looks } = proofOn();
  await looks(60, MOVING);
  expect(proof.isKnown()).toBe(true);
  expect(asked).toEqual([2]);
});

test('a narrow line is sounded by a pair every four seconds, and proves nothing', async () => {
  const { proof, asked, looks } = await still();
  await looks(40, STILL);
  expect(asked).toEqual(Array(10).fill(2));
  expect(proof.isProven()).toBe(false);
  expect(proof.found()).toBe(35_000);
});

test('a line over which nothing comes back any more is left to others, until something does', async () => {
  const { proof, line, looks } = await still();
  line.now = null;
  await looks(16, STILL);
  expect(proof.isKnown()).toBe(true);
  await looks(4, STILL);
  expect(proof.isKnown()).toBe(false);
  line.now = NARROW;
  await looks(4, STILL);
  expect(proof.isKnown()).toBe(true);
  line.isOpen = false;
  expect(proof.isKnown()).toBe(false);
});

test('a wide one is proven by a pair and a train, within four seconds', async () => {
  const { proof, line, asked, looks } = await still();
  line.now = WIDE;
  await looks(4, STILL);
  expect(asked.slice(0, 2)).toEqual([2, 4]);
  expect(proof.isProven()).toBe(true);
  expect(proof.found()).toBe(PROVEN);
});

test('wide, but full of what others send: that is no room', async () => {
  const { proof, line, looks } = await still();
  line.now = FULL;
  await looks(20, STILL);
  expect(proof.isProven()).toBe(false);
});

test('while the picture goes on by that alone the queue is watched: one bad moment is nothing, two are too many', async () => {
  const { proof, line, looks } = await still();
  line.now = WIDE;
  await looks(4, STILL);
  line.now = FULL;
  await looks(2, HELD);
  line.now = WIDE;
  await looks(2, HELD);
  line.now = FULL;
  await looks(2, HELD);
  expect(proof.isProven()).toBe(true);
  await looks(2, HELD);
  expect(proof.isProven()).toBe(false);
});

test('a picture that came back in vain waits longer every time', async () => {
  const { proof, line, looks } = await still();
  const waited: number[] = [];
  for (let time = 0; time < 5; time += 1) {
    line.now = WIDE;
    let seconds = 0;
    for (; !proof.isProven(); seconds += 1) await looks(1, STILL);
    waited.push(seconds);
    line.now = null;
    await looks(6, HELD);
    expect(proof.isProven()).toBe(false);
  }
  expect(waited.map((seconds) => Math.round(seconds / 10) * 10)).toEqual([0, 10, 20, 40, 60]);
});

test('once the estimate has grown nothing is sounded any more', async () => {
  const { proof, line, asked, looks } = await still();
  line.now = WIDE;
  await looks(4, STILL);
  await looks(6, MOVING);
  expect(proof.isProven()).toBe(false);
  asked.length = 0;
  await looks(30, MOVING);
  expect(asked).toEqual([]);
});

test('what the server forbids is not asked for, and four seconds pass after its end', async () => {
  const { proof, line, asked, looks } = await still();
  line.now = WIDE;
  await looks(30, { ...STILL, mayMove: false });
  expect(asked).toEqual([]);
  await looks(3, STILL);
  expect(proof.isProven()).toBe(false);
  await looks(1, STILL);
  expect(proof.isProven()).toBe(true);
  await looks(1, { ...HELD, mayMove: false });
  expect(proof.isProven()).toBe(false);
});

test('a camera that is gone has nothing to prove', async () => {
  const { proof, line, asked, looks } = await still();
  line.now = WIDE;
  await looks(4, STILL);
  asked.length = 0;
  await looks(20, { ...HELD, picture: 'none' });
  expect(proof.isProven()).toBe(false);
  expect(asked).toEqual([]);
});
