import { signal } from '@preact/signals';
import { beforeEach, expect, test, vi } from 'vitest';
import { startIdleEnd } from './idle-end.ts';

const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers());

function scene(limit: number | null = 30) {
  const minutes = signal(limit);
  const isBusy = signal(false);
  const onEnd = vi.fn(() => {
    minutes.value = null;
  });
  const [window, stop] = [new EventTarget(), new AbortController()];
  const timers = { setTimeout, clearTimeout };
  const idle = startIdleEnd({ minutes, isBusy, window, timers, now: Date.now, onEnd }, stop.signal);
  return { idle, minutes, isBusy, onEnd, window, stop };
}

test('a session that nobody touches ends after its minutes, and asks in the last one', () => {
  const { idle, onEnd } = scene();
  vi.advanceTimersByTime(28 * MINUTE);
  expect(idle.isEnding.value).toBe(false);
  vi.advanceTimersByTime(MINUTE);
  expect(idle.isEnding.value).toBe(true);
  expect(onEnd).not.toHaveBeenCalled();
  vi.advanceTimersByTime(MINUTE);
  expect(onEnd).toHaveBeenCalledOnce();
});

test('who says that they are still there has all the minutes again', () => {
  const { idle, onEnd } = scene();
  vi.advanceTimersByTime(29.5 * MINUTE);
  idle.stay();
  expect(idle.isEnding.value).toBe(false);
  vi.advanceTimersByTime(29.5 * MINUTE);
  expect(onEnd).not.toHaveBeenCalled();
});

test('any touch counts', () => {
  const { onEnd, window } = scene();
  vi.advanceTimersByTime(20 * MINUTE);
  window.dispatchEvent(new Event('pointerdown'));
  vi.advanceTimersByTime(20 * MINUTE);
  expect(onEnd).not.toHaveBeenCalled();
});

test('a call never ends a session, and the minutes begin when it is over', () => {
  const { idle, isBusy, onEnd } = scene();
  isBusy.value = true;
  vi.advanceTimersByTime(120 * MINUTE);
  expect(idle.isEnding.value).toBe(false);
  isBusy.value = false;
  vi.advanceTimersByTime(28 * MINUTE);
  expect(onEnd).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2 * MINUTE);
  expect(onEnd).toHaveBeenCalledOnce();
});

test('without a session nothing ends, and a new one begins with all its minutes', () => {
  const { minutes, onEnd } = scene(null);
  vi.advanceTimersByTime(90 * MINUTE);
  minutes.value = 5;
  vi.advanceTimersByTime(3 * MINUTE);
  expect(onEnd).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2 * MINUTE);
  expect(onEnd).toHaveBeenCalledOnce();
});
