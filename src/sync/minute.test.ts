import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startMinute } from './minute.ts';

const timers = {
  setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
  clearTimeout: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
};

describe('The clock on the wall', () => {
  beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 13, 4, 30) }));
  afterEach(() => vi.useRealTimers());

  const start = (offset = 0) => {
    const document = new EventTarget() as EventTarget & Document;
    const stop = new AbortController();
    const offsetMs = signal(offset);
    const clock = { now: () => Date.now() + offsetMs.peek(), offsetMs };
    return { document, stop, offsetMs, now: startMinute({ clock, timers, document }, stop.signal) };
  };
  const minute = (ms: number) => new Date(ms).toISOString().slice(11, 16);

  it('changes when the minute does, not a minute later', () => {
    const { now } = start();
    vi.advanceTimersByTime(29_900);
    expect(minute(now.value)).toBe('13:04');
    vi.advanceTimersByTime(200);
    expect(minute(now.value)).toBe('13:05');
    vi.advanceTimersByTime(60_000);
    expect(minute(now.value)).toBe('13:06');
  });

  it('goes by the corrected clock, whatever the tablet believes', () => {
    const { now } = start(10_000);
    vi.advanceTimersByTime(20_100);
    expect(minute(now.value)).toBe('13:05');
  });

  it('is right as soon as the server has said how late it is', () => {
    const { now, offsetMs } = start(-2 * 3_600_000);
    expect(minute(now.value)).toBe('11:04');
    offsetMs.value = 0;
    expect(minute(now.value)).toBe('13:04');
    vi.advanceTimersByTime(30_100);
    expect(minute(now.value)).toBe('13:05');
  });

  it('is right at once after a night asleep', () => {
    const { now, document } = start();
    vi.setSystemTime(Date.UTC(2026, 10, 23, 7, 0, 0));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(minute(now.value)).toBe('07:00');
  });

  it('stops when told to', () => {
    const { stop } = start();
    stop.abort();
    expect(vi.getTimerCount()).toBe(0);
  });
});
