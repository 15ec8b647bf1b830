import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveState } from '../../../sync/dialling.ts';
import { startReach } from './reach.ts';

const timers = {
  setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
  clearTimeout: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
};

describe('Without network', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const launch = () => {
    const online = signal(false);
    const state = signal<LiveState>('connecting');
    const stop = new AbortController();
    return { online, state, stop, offline: startReach({ live: { online, state }, timers }, stop.signal) };
  };

  it('is not said while the first dial is under way', () => {
    const { online, offline } = launch();
    expect(offline.value).toBe(false);
    online.value = true;
    vi.advanceTimersByTime(10_000);
    expect(offline.value).toBe(false);
  });

  it('is said as soon as a dial has failed', () => {
    const { state, offline } = launch();
    state.value = 'waiting';
    expect(offline.value).toBe(true);
    state.value = 'connecting';
    expect(offline.value).toBe(true);
  });

  it('is said when the first welcome does not come', () => {
    const { offline } = launch();
    vi.advanceTimersByTime(3_000);
    expect(offline.value).toBe(true);
  });

  it('is over with the welcome, and back when the line is lost', () => {
    const { online, state, offline } = launch();
    state.value = 'waiting';
    online.value = true;
    expect(offline.value).toBe(false);
    online.value = false;
    expect(offline.value).toBe(true);
  });

  it('is no longer watched once stopped', () => {
    const { stop } = launch();
    stop.abort();
    expect(vi.getTimerCount()).toBe(0);
  });
});
