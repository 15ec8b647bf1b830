import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { openStore } from '../data/store.ts';
import { createClock } from './clock.ts';

it('shows the device’s time until it has learnt better', () => {
  const clock = createClock({ now: () => 5_000 });
  expect(clock.now()).toBe(5_000);
  expect(clock.local()).toBe(5_000);
});

it('puts the server’s time half-way through the round trip', () => {
  const clock = createClock({ now: () => 5_000 });
  clock.learn(100_000, 4_000, 5_000);
  expect(clock.offsetMs.value).toBe(95_500);
  expect(clock.now()).toBe(100_500);
});

it('prefers the tighter measurement', () => {
  const clock = createClock({ now: () => 0 });
  clock.learn(10_000, 0, 100);
  clock.learn(10_000, 0, 900);
  expect(clock.offsetMs.value).toBe(9_950);
  clock.learn(10_000, 0, 20);
  expect(clock.offsetMs.value).toBe(9_990);
});

it('follows a device whose clock was set meanwhile, even on a slow line', () => {
  const clock = createClock({ now: () => 0 });
  clock.learn(10_000, 0, 20);
  clock.learn(3_600_000, 0, 2_000);
  expect(clock.offsetMs.value).toBe(3_599_000);
});

it('learns nothing from a clock that was set back during the question', () => {
  const clock = createClock({ now: () => 0 });
  clock.learn(10_000, 500, 0);
  expect(clock.offsetMs.value).toBe(0);
});

it('never shows a time before 1970, which no schema would take', () => {
  const clock = createClock({ now: () => 10 });
  clock.learn(0, 100, 100);
  expect(clock.now()).toBe(0);
});

it('remembers the correction without network after a reload', async () => {
  const store = await openStore('moien-tablet', new IDBFactory());
  const first = createClock({ now: () => 0, store });
  await first.loaded;
  first.learn(60_000, 0, 0);
  let kept: unknown;
  while (kept === undefined) kept = await store.meta.get('clock');
  const second = createClock({ now: () => 0, store });
  await second.loaded;
  expect(second.now()).toBe(60_000);
});

it('does not let the remembered correction replace a fresh one', async () => {
  const store = await openStore('moien-tablet', new IDBFactory());
  await store.meta.set('clock', { offsetMs: 1, roundTripMs: 0 });
  const clock = createClock({ now: () => 0, store });
  clock.learn(60_000, 0, 0);
  await clock.loaded;
  expect(clock.now()).toBe(60_000);
});

it('is loaded even when the store cannot be read', async () => {
  const store = await openStore('moien-tablet', new IDBFactory());
  store.close();
  const clock = createClock({ now: () => 7, store });
  await clock.loaded;
  expect(clock.now()).toBe(7);
});
