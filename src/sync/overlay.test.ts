import { computed, signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import type { Mutation } from '../protocol/mutations.ts';
import { createOverlay } from './overlay.ts';
import { noRecords } from './records.ts';
import { createFakeTime } from './time.fixture.ts';

const RECORDS = noRecords();
const LAID = noRecords();
const ME = 'a0000000-0000-4000-8000-000000000003';
const lay = () => LAID;
const wish: Mutation = {
  name: 'wish.withdraw',
  id: 'a0000000-0000-4000-8000-000000000001',
  args: { id: 'a0000000-0000-4000-8000-000000000002' },
  at: 0,
  base: 0,
};

test('while nothing is on its way the records are the very same, and nothing is fetched', () => {
  const fetchLay = vi.fn(async () => lay);
  const { over } = createOverlay(ME, createFakeTime(), fetchLay);
  expect(over(RECORDS, [])).toBe(RECORDS);
  expect(fetchLay).not.toHaveBeenCalled();
});

test('the first that is on its way fetches the rules, and is laid over the records when they are here', async () => {
  const fetchLay = vi.fn(async () => lay);
  const { over, fetch } = createOverlay(ME, createFakeTime(), fetchLay);
  const ahead = signal<readonly Mutation[]>([wish]);
  const shown = computed(() => over(RECORDS, ahead.value));
  expect(shown.value).toBe(RECORDS);
  await fetch();
  expect(shown.value).toBe(LAID);
  ahead.value = [];
  expect(shown.value).toBe(RECORDS);
  expect(fetchLay).toHaveBeenCalledOnce();
});

test('rules that do not come are asked for again', async () => {
  const time = createFakeTime();
  const fetchLay = vi.fn(async () => lay).mockRejectedValueOnce(new Error('The file is not there.'));
  const { over, fetch } = createOverlay(ME, time, fetchLay);
  const done = fetch();
  await vi.waitFor(() => expect(fetchLay).toHaveBeenCalledOnce());
  await Promise.resolve();
  time.advance(2_000);
  await done;
  expect(over(RECORDS, [wish])).toBe(LAID);
  expect(fetchLay).toHaveBeenCalledTimes(2);
});
