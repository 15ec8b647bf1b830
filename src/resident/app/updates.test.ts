import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startUpdates } from './updates.ts';

const timers = {
  setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
  clearTimeout: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
};
const MINUTE = 60_000;

class Worker extends EventTarget {
  state: ServiceWorkerState = 'installed';
  postMessage = vi.fn();
  /** In the two steps of a browser. */
  activate() {
    for (const state of ['activating', 'activated'] as const) {
      this.state = state;
      this.dispatchEvent(new Event('statechange'));
    }
  }
}

describe('New versions of the launcher', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function start() {
    const update = vi.fn(() => Promise.resolve());
    const tablet = { waiting: null as Worker | null, update, idle: true, reload: vi.fn() };
    const network = new EventTarget();
    const stop = new AbortController();
    const registration = tablet as unknown as ServiceWorkerRegistration;
    startUpdates(
      { registration, network, mayUpdateNow: () => tablet.idle, reload: tablet.reload, timers },
      stop.signal,
    );
    return { tablet, network, stop };
  }

  it('are asked for every hour, and when the network comes back', () => {
    const { tablet, network } = start();
    vi.advanceTimersByTime(3 * 60 * MINUTE);
    expect(tablet.update).toHaveBeenCalledTimes(3);
    network.dispatchEvent(new Event('online'));
    expect(tablet.update).toHaveBeenCalledTimes(4);
  });

  it('wait while somebody is using the tablet', () => {
    const { tablet } = start();
    tablet.idle = false;
    tablet.waiting = new Worker();
    vi.advanceTimersByTime(30 * MINUTE);
    expect(tablet.waiting.postMessage).not.toHaveBeenCalled();
    tablet.idle = true;
    vi.advanceTimersByTime(MINUTE);
    expect(tablet.waiting.postMessage).toHaveBeenCalledWith({ type: 'SKIP_WAITING' });
  });

  it('reload the page only once the new worker is in charge', () => {
    const { tablet } = start();
    const worker = new Worker();
    tablet.waiting = worker;
    vi.advanceTimersByTime(MINUTE);
    expect(tablet.reload).not.toHaveBeenCalled();
    worker.activate();
    expect(tablet.reload).toHaveBeenCalledOnce();
  });

  it('do not take the page from a finger that was faster, and come once it is quiet again', () => {
    const { tablet } = start();
    const worker = new Worker();
    tablet.waiting = worker;
    vi.advanceTimersByTime(MINUTE);
    tablet.idle = false;
    tablet.waiting = null;
    worker.activate();
    vi.advanceTimersByTime(10 * MINUTE);
    expect(tablet.reload).not.toHaveBeenCalled();
    tablet.idle = true;
    vi.advanceTimersByTime(MINUTE);
    expect(tablet.reload).toHaveBeenCalledOnce();
  });

  it('are no longer looked for once stopped', () => {
    const { stop } = start();
    stop.abort();
    expect(vi.getTimerCount()).toBe(0);
  });
});
