import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startRecovery } from './recovery.ts';

const timers = {
  setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
  clearTimeout: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
};

describe('A broken screen', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function breakDown(mayReload: boolean) {
    const deps = { timers, retry: vi.fn(), reload: vi.fn(), mayReload: () => mayReload };
    const stop = new AbortController();
    startRecovery(deps, stop.signal);
    return { ...deps, stop };
  }

  it('is drawn again first, and reloaded when that does not help', () => {
    const { retry, reload } = breakDown(true);
    vi.advanceTimersByTime(30_000);
    expect(retry).toHaveBeenCalledTimes(3);
    expect(reload).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10_000);
    expect(reload).toHaveBeenCalledOnce();
  });

  it('is never reloaded offline or in a call, only drawn again', () => {
    const { retry, reload } = breakDown(false);
    vi.advanceTimersByTime(600_000);
    expect(reload).not.toHaveBeenCalled();
    expect(retry).toHaveBeenCalledTimes(60);
  });

  it('is left alone once it is well', () => {
    const { retry, stop } = breakDown(true);
    stop.abort();
    vi.advanceTimersByTime(60_000);
    expect(retry).not.toHaveBeenCalled();
  });
});
