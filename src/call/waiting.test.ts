import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startWaiting } from './waiting.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function wait(isConnected: boolean) {
  const connected = signal(isConnected);
  const onAway = vi.fn();
  const onTooLong = vi.fn();
  const stop = new AbortController();
  startWaiting({ line: { connected }, timers: globalThis, onAway, onTooLong }, stop.signal);
  return { connected, onAway, onTooLong, stop };
}

test('eight seconds without a server are long enough to offer something else', () => {
  const { onAway } = wait(false);
  vi.advanceTimersByTime(7_999);
  expect(onAway).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onAway).toHaveBeenCalledOnce();
});

test('a server that is back in time is waited for anew the next time it is away', () => {
  const { connected, onAway } = wait(false);
  vi.advanceTimersByTime(7_000);
  connected.value = true;
  vi.advanceTimersByTime(30_000);
  connected.value = false;
  vi.advanceTimersByTime(7_000);
  expect(onAway).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(onAway).toHaveBeenCalledOnce();
});

test('a ring ends by itself, a while after the server should have ended it', () => {
  const { onTooLong, onAway } = wait(true);
  vi.advanceTimersByTime(134_999);
  expect(onTooLong).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onTooLong).toHaveBeenCalledOnce();
  expect(onAway).not.toHaveBeenCalled();
});

test('an answer ends both waits and leaves nothing running', () => {
  const { connected, onAway, onTooLong, stop } = wait(false);
  stop.abort();
  connected.value = true;
  connected.value = false;
  vi.advanceTimersByTime(100_000);
  expect(onAway).not.toHaveBeenCalled();
  expect(onTooLong).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
