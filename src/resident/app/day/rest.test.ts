import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startRest } from './rest.ts';

const timers = {
  setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
  clearTimeout: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
};
const MINUTE = 60_000;

describe('A tablet that nobody touches', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function tablet({ isQuiet = false, isFramed = false } = {}) {
    const [quiet, framed, activity] = [signal(isQuiet), signal(isFramed), signal('idle')];
    const glass = new EventTarget();
    const stop = new AbortController();
    const window = { addEventListener: glass.addEventListener.bind(glass) };
    const resting = startRest({ quiet, framed, activity, window, timers }, stop.signal);
    const touch = () => glass.dispatchEvent(new Event('pointerdown'));
    return { ...resting, ...{ quiet, framed, activity, touch, stop } };
  }

  it('goes dim when the night begins, or two minutes after the last touch in it', () => {
    const it = tablet();
    vi.advanceTimersByTime(5 * MINUTE);
    it.touch();
    it.quiet.value = true;
    expect(it.state.value).toBe('awake');
    vi.advanceTimersByTime(MINUTE);
    it.touch();
    vi.advanceTimersByTime(2 * MINUTE - 1);
    expect(it.state.value).toBe('awake');
    vi.advanceTimersByTime(1);
    expect(it.state.value).toBe('night');
    it.quiet.value = false;
    expect(it.state.value).toBe('awake');
  });

  it('is dim at once when it starts in the night', () => {
    expect(tablet({ isQuiet: true }).state.value).toBe('night');
  });

  it('shows the faces for two minutes after it was woken, not while the finger is still down', () => {
    const it = tablet({ isQuiet: true });
    it.touch();
    expect(it.state.value).toBe('night');
    it.wake();
    expect(it.state.value).toBe('awake');
    vi.advanceTimersByTime(2 * MINUTE);
    expect(it.state.value).toBe('night');
  });

  it('shows photos by day after ten minutes, and the night instead once that comes', () => {
    const it = tablet({ isFramed: true });
    it.touch();
    vi.advanceTimersByTime(10 * MINUTE - 1);
    expect(it.state.value).toBe('awake');
    vi.advanceTimersByTime(1);
    expect(it.state.value).toBe('frame');
    it.quiet.value = true;
    expect(it.state.value).toBe('night');
  });

  it('shows no photos while something waits to be read', () => {
    const it = tablet({ isFramed: true });
    vi.advanceTimersByTime(20 * MINUTE);
    it.framed.value = false;
    expect(it.state.value).toBe('awake');
  });

  it('is awake when a call comes, and for a while after it', () => {
    const it = tablet({ isQuiet: true });
    it.activity.value = 'incoming';
    expect(it.state.value).toBe('awake');
    vi.advanceTimersByTime(10 * MINUTE);
    it.activity.value = 'over';
    expect(it.state.value).toBe('awake');
    vi.advanceTimersByTime(2 * MINUTE);
    expect(it.state.value).toBe('night');
  });

  it('leaves no timer behind, neither at rest nor when it ends', () => {
    const it = tablet();
    vi.advanceTimersByTime(20 * MINUTE);
    expect(vi.getTimerCount()).toBe(0);
    it.touch();
    expect(vi.getTimerCount()).toBe(1);
    it.stop.abort();
    expect(vi.getTimerCount()).toBe(0);
  });
});
