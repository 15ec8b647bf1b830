import { expect, it, vi } from 'vitest';
import { createFakeTime, turns } from '../../../sync/time.fixture.ts';
import { pause } from './pause.ts';

it('lasts as long as it was asked to', async () => {
  const time = createFakeTime();
  const over = vi.fn();
  void pause(2_000, time, new AbortController().signal).then(over);
  time.advance(1_999);
  await turns(1);
  expect(over).not.toHaveBeenCalled();
  time.advance(1);
  await turns(1);
  expect(over).toHaveBeenCalledOnce();
});

it('ends at once when it is cut short, and leaves no timer', async () => {
  const time = createFakeTime();
  const stop = new AbortController();
  const paused = pause(2_000, time, stop.signal);
  stop.abort();
  await paused;
  await pause(2_000, time, stop.signal);
  expect(time.waiting()).toBe(0);
});

it('leaves nothing behind on a tablet that waits for its nurse for weeks', async () => {
  const time = createFakeTime();
  const stop = new AbortController();
  const added = vi.spyOn(stop.signal, 'addEventListener');
  const removed = vi.spyOn(stop.signal, 'removeEventListener');
  for (let n = 0; n < 10; n += 1) {
    const paused = pause(2_000, time, stop.signal);
    time.advance(2_000);
    await paused;
  }
  expect(added).toHaveBeenCalledTimes(10);
  expect(removed).toHaveBeenCalledTimes(10);
});
