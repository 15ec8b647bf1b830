import { signal } from '@preact/signals';
import { beforeEach, expect, test, vi } from 'vitest';
import type { People } from './opening.ts';
import { startTiles } from './tiles.ts';

beforeEach(() => void vi.useFakeTimers());

const HASH = 'ab'.repeat(32);
const person = (name: string, photo: string | null = null) => ({ residentId: name, name, room: '', photo });
const told = (...people: ReturnType<typeof person>[]): People => ({ ok: true, people });

function scene(answers: readonly People[]) {
  const isShown = signal(true);
  const left = [...answers];
  const people = vi.fn(async () => left.shift() ?? told());
  const getBlob = vi.fn(async () => new Blob(['face']));
  const revoked: string[] = [];
  const urls = { createObjectURL: () => 'blob:1', revokeObjectURL: (url: string) => void revoked.push(url) };
  const stop = new AbortController();
  const timers = { setTimeout, clearTimeout };
  const tiles = startTiles({ isShown, people, getBlob, urls, timers }, stop.signal);
  return { isShown, people, getBlob, revoked, stop, tiles };
}

const names = (tiles: { value: readonly { name: string }[] }) => tiles.value.map(({ name }) => name);
const settle = () => vi.advanceTimersByTimeAsync(0);

test('everybody is shown at once, and each photo when it has come', async () => {
  const { tiles, getBlob } = scene([told(person('Anne', HASH), person('Jos'))]);
  await settle();
  expect(names(tiles)).toEqual(['Anne', 'Jos']);
  expect(tiles.value[0]?.photo).toBe('blob:1');
  expect(getBlob).toHaveBeenCalledOnce();
});

test('when the tablet serves somebody, or loses the network, nobody’s face is left in memory', async () => {
  const { isShown, tiles, revoked } = scene([told(person('Anne', HASH))]);
  await settle();
  isShown.value = false;
  expect(tiles.value).toEqual([]);
  expect(revoked).toEqual(['blob:1']);
});

test('an answer that comes after that is not shown', async () => {
  const { isShown, tiles, getBlob } = scene([told(person('Anne', HASH))]);
  isShown.value = false;
  await settle();
  expect(tiles.value).toEqual([]);
  expect(getBlob).not.toHaveBeenCalled();
});

test('who came to the house is there within five minutes, and a photo is fetched once', async () => {
  const { tiles, getBlob } = scene([told(person('Anne', HASH)), told(person('Anne', HASH), person('Jos'))]);
  await settle();
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(names(tiles)).toEqual(['Anne', 'Jos']);
  expect(getBlob).toHaveBeenCalledOnce();
});

test('a server that cannot answer is asked again soon', async () => {
  const { tiles } = scene([{ ok: false, code: 'unavailable' }, told(person('Anne'))]);
  await settle();
  expect(tiles.value).toEqual([]);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(names(tiles)).toEqual(['Anne']);
});

test('a tablet that is closed asks nobody any more', async () => {
  const { people, stop, tiles } = scene([told(person('Anne'))]);
  await settle();
  stop.abort();
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(people).toHaveBeenCalledOnce();
  expect(tiles.value).toEqual([]);
});
