import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startIdleWatch } from './idle.ts';

const onIdle = vi.fn();
let stop: AbortController;
let window: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  onIdle.mockClear();
  stop = new AbortController();
  window = new EventTarget();
  startIdleWatch({ window, timers: globalThis, ms: 120_000, onIdle }, stop.signal);
});

afterEach(() => {
  vi.useRealTimers();
});

it('closes after two minutes in which nobody touched', () => {
  vi.advanceTimersByTime(119_999);
  expect(onIdle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onIdle).toHaveBeenCalledOnce();
});

it.each(['pointerdown', 'pointerup', 'keydown'])('waits anew after each %s', (kind) => {
  vi.advanceTimersByTime(119_000);
  window.dispatchEvent(new Event(kind));
  vi.advanceTimersByTime(119_999);
  expect(onIdle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onIdle).toHaveBeenCalledOnce();
});

it('is still once the panel has been left', () => {
  stop.abort();
  window.dispatchEvent(new Event('pointerdown'));
  vi.advanceTimersByTime(500_000);
  expect(onIdle).not.toHaveBeenCalled();
});
