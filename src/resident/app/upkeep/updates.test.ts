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
  let kept: Map<string, unknown>;
  beforeEach(() => {
    kept = new Map();
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  function start() {
    const update = vi.fn(() => Promise.resolve());
    const found = {
      waiting: null as Worker | null,
      installing: null as Worker | null,
      active: {} as object | null,
      update,
    };
    const tablet = Object.assign(new EventTarget(), found, {
      idle: true,
      elsewhere: false,
      isLineBusy: false,
      reload: vi.fn(),
    });
    const network = new EventTarget();
    const container = new EventTarget();
    const stop = new AbortController();
    const meta = {
      get: async (key: string) => kept.get(key),
      set: async (key: string, value: unknown) => void kept.set(key, value),
    };
    const wishes: { asked: boolean; waitedMs: number }[] = [];
    const updates = startUpdates(
      {
        ...{ network, container, meta, timers, now: Date.now, random: () => 0.5, reload: tablet.reload },
        registration: tablet as unknown as ServiceWorkerRegistration,
        mayUpdateNow: (wish) => {
          wishes.push(wish);
          return tablet.idle || wish.asked;
        },
        mayFetch: () => !tablet.isLineBusy,
        isCallAnywhere: async () => tablet.elsewhere,
      },
      stop.signal,
    );
    return { tablet, network, container, stop, updates, wishes };
  }

  it('are asked for at the start, every hour, and when the network comes back', () => {
    const { tablet, network } = start();
    expect(tablet.update).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(3 * 60 * MINUTE);
    expect(tablet.update).toHaveBeenCalledTimes(4);
    network.dispatchEvent(new Event('online'));
    expect(tablet.update).toHaveBeenCalledTimes(5);
  });

  it('are not asked for while somebody speaks on the line, and within a minute after', () => {
    const { tablet } = start();
    tablet.isLineBusy = true;
    vi.advanceTimersByTime(2 * 60 * MINUTE);
    expect(tablet.update).toHaveBeenCalledTimes(1);
    tablet.isLineBusy = false;
    vi.advanceTimersByTime(MINUTE);
    expect(tablet.update).toHaveBeenCalledTimes(2);
  });

  it('are asked for at once when staff do, whoever speaks', () => {
    const { tablet, updates } = start();
    tablet.isLineBusy = true;
    void updates.takeNow();
    expect(tablet.update).toHaveBeenCalledTimes(2);
  });

  it('wait while somebody is using the tablet', async () => {
    const { tablet } = start();
    tablet.idle = false;
    tablet.waiting = new Worker();
    await vi.advanceTimersByTimeAsync(30 * MINUTE);
    expect(tablet.waiting.postMessage).not.toHaveBeenCalled();
    tablet.idle = true;
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(tablet.waiting.postMessage).toHaveBeenCalledWith({ type: 'SKIP_WAITING' });
  });

  it('reload the page only once the new worker is in charge', async () => {
    const { tablet } = start();
    const worker = new Worker();
    tablet.waiting = worker;
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(tablet.reload).not.toHaveBeenCalled();
    worker.activate();
    await vi.advanceTimersByTimeAsync(0);
    expect(tablet.reload).toHaveBeenCalledOnce();
  });

  it('do not take the page from a finger that was faster, and come once it is quiet again', async () => {
    const { tablet } = start();
    const worker = new Worker();
    tablet.waiting = worker;
    await vi.advanceTimersByTimeAsync(MINUTE);
    tablet.idle = false;
    tablet.waiting = null;
    worker.activate();
    await vi.advanceTimersByTimeAsync(0);
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(tablet.reload).not.toHaveBeenCalled();
    tablet.idle = true;
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(tablet.reload).toHaveBeenCalledOnce();
  });

  it('wait for a call in another tab', async () => {
    const { tablet } = start();
    tablet.elsewhere = true;
    tablet.waiting = new Worker();
    await vi.advanceTimersByTimeAsync(30 * MINUTE);
    expect(tablet.waiting.postMessage).not.toHaveBeenCalled();
    tablet.elsewhere = false;
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(tablet.waiting.postMessage).toHaveBeenCalledOnce();
  });

  it('that another tab has put in charge reload this one, once, when it is quiet', async () => {
    const { tablet, container } = start();
    tablet.idle = false;
    container.dispatchEvent(new Event('controllerchange'));
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(tablet.reload).not.toHaveBeenCalled();
    tablet.idle = true;
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(tablet.reload).toHaveBeenCalledOnce();
  });

  it('that took over by themselves, in the page that registered the first, reload it when it is quiet', async () => {
    for (const active of [{}, null]) {
      const { tablet, stop } = start();
      const worker = new Worker();
      Object.assign(tablet, { active, installing: worker });
      tablet.dispatchEvent(new Event('updatefound'));
      worker.activate();
      await vi.advanceTimersByTimeAsync(2 * MINUTE);
      // The very first worker is no update.
      expect(tablet.reload).toHaveBeenCalledTimes(active ? 1 : 0);
      stop.abort();
    }
  });

  it('say that they wait, and for how long, over a reload of the page', async () => {
    const { tablet, updates, wishes, stop } = start();
    tablet.idle = false;
    tablet.waiting = new Worker();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(updates.isWaiting.value).toBe(true);
    stop.abort();
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    const again = start();
    again.tablet.idle = false;
    again.tablet.waiting = new Worker();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(wishes.at(-1)?.waitedMs).toBe(MINUTE);
    expect(again.wishes.at(-1)?.waitedMs).toBe(62 * MINUTE);
  });

  it('are fetched and taken when staff ask for them, however busy the hand', async () => {
    const { tablet, updates } = start();
    tablet.idle = false;
    const worker = new Worker();
    tablet.update.mockImplementationOnce(async () => {
      tablet.installing = worker;
      tablet.dispatchEvent(new Event('updatefound'));
    });
    await updates.takeNow();
    tablet.waiting = worker;
    worker.dispatchEvent(new Event('statechange'));
    await vi.advanceTimersByTimeAsync(0);
    expect(worker.postMessage).toHaveBeenCalledWith({ type: 'SKIP_WAITING' });
    worker.activate();
    await vi.advanceTimersByTimeAsync(0);
    expect(tablet.reload).toHaveBeenCalledOnce();
  });

  it('that staff asked for are forgotten when none comes in ten minutes', async () => {
    const { tablet, updates, wishes } = start();
    tablet.idle = false;
    await updates.takeNow();
    await vi.advanceTimersByTimeAsync(11 * MINUTE);
    tablet.waiting = new Worker();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(wishes.at(-1)?.asked).toBe(false);
    expect(tablet.waiting.postMessage).not.toHaveBeenCalled();
  });

  it('are no longer looked for once stopped', () => {
    const { stop } = start();
    stop.abort();
    expect(vi.getTimerCount()).toBe(0);
  });
});
