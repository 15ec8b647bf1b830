import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refusal } from '../../../protocol/errors.ts';
import { type Http, RequestRefused } from '../../../sync/http.ts';
import { uuid } from '../records-for-test.ts';
import { startPairing } from './pairing.ts';

const timers = {
  setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
  clearTimeout: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
};
const SECRET = 'A'.repeat(43);
const enrolled = { tabletId: uuid(1), facilityId: uuid(2), credential: SECRET };

/** A server that hands out codes 1, 2, 3 … and answers claims as told. */
function server() {
  let codes = 0;
  const says = { waiting: () => ({ state: 'waiting' }) as object };
  const call = vi.fn(async (name: string) => {
    if (name !== 'startPairing') return says.waiting();
    codes += 1;
    return { code: `CODE-${codes}`, claim: SECRET, expiresAt: 0 };
  });
  return { says, call, http: { call } as unknown as Http };
}

describe('Pairing a tablet', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function start({ http }: { http: Http }) {
    const onPaired = vi.fn();
    const stop = new AbortController();
    const view = startPairing({ http, now: () => Date.now(), timers, onPaired }, stop.signal);
    return { view, onPaired, stop };
  }

  it('shows one code until a nurse confirms it', async () => {
    const { says, http } = server();
    const { view, onPaired } = start({ http });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(view.value).toEqual({ code: 'CODE-1', offline: false });
    says.waiting = () => ({ state: 'paired', ...enrolled });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(onPaired).toHaveBeenCalledExactlyOnceWith(expect.objectContaining(enrolled));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('replaces a code before it runs out, whatever the tablet’s clock says', async () => {
    const { http } = server();
    const { view } = start({ http });
    await vi.advanceTimersByTimeAsync(9.2 * 60_000);
    expect(view.value.code).toBe('CODE-2');
  });

  it('replaces a code that the server no longer knows', async () => {
    const { says, http } = server();
    const { view } = start({ http });
    await vi.advanceTimersByTimeAsync(1_000);
    says.waiting = () => {
      says.waiting = () => ({ state: 'waiting' });
      throw new RequestRefused(refusal('link-expired'));
    };
    await vi.advanceTimersByTimeAsync(4_000);
    expect(view.value).toEqual({ code: 'CODE-2', offline: false });
  });

  it('says that it is offline, keeps the code, and goes on by itself', async () => {
    const { says, http } = server();
    const { view } = start({ http });
    await vi.advanceTimersByTimeAsync(1_000);
    const waiting = says.waiting;
    says.waiting = () => {
      throw new RequestRefused(refusal('unavailable'));
    };
    await vi.advanceTimersByTimeAsync(2_000);
    expect(view.value).toEqual({ code: 'CODE-1', offline: true });
    says.waiting = waiting;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(view.value).toEqual({ code: 'CODE-1', offline: false });
  });

  it('waits as long as the server asks for', async () => {
    const { says, call, http } = server();
    start({ http });
    says.waiting = () => {
      throw new RequestRefused(refusal('too-many-tries', 60_000));
    };
    await vi.advanceTimersByTimeAsync(2_500);
    const asked = call.mock.calls.length;
    await vi.advanceTimersByTimeAsync(50_000);
    expect(call.mock.calls.length).toBe(asked);
  });

  it('stops asking when told to', async () => {
    const { http } = server();
    const { stop } = start({ http });
    await vi.advanceTimersByTimeAsync(1_000);
    stop.abort();
    expect(vi.getTimerCount()).toBe(0);
  });
});
