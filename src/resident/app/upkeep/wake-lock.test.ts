import { describe, expect, it, vi } from 'vitest';
import { startWakeLock } from './wake-lock.ts';

function screen() {
  const sentinels: { released: boolean; release: () => Promise<void> }[] = [];
  const request = vi.fn(async () => {
    const sentinel = {
      released: false,
      release: async () => {
        sentinel.released = true;
      },
    };
    sentinels.push(sentinel);
    return sentinel as unknown as WakeLockSentinel;
  });
  const document = Object.assign(new EventTarget(), {
    visibilityState: 'visible' as DocumentVisibilityState,
  });
  return { sentinels, request, document: document as typeof document & Document, wakeLock: { request } };
}
const settled = () => new Promise((done) => setImmediate(done));

describe('The screen stays on', () => {
  it('from the start, and again each time the page is seen', async () => {
    const { request, sentinels, document, wakeLock } = screen();
    startWakeLock({ wakeLock, document }, new AbortController().signal);
    await settled();
    expect(request).toHaveBeenCalledTimes(1);
    if (sentinels[0]) sentinels[0].released = true;
    document.dispatchEvent(new Event('visibilitychange'));
    await settled();
    expect(request).toHaveBeenCalledTimes(2);
  });

  it('without asking twice for a lock that it holds', async () => {
    const { request, document, wakeLock } = screen();
    startWakeLock({ wakeLock, document }, new AbortController().signal);
    await settled();
    document.dispatchEvent(new Event('visibilitychange'));
    await settled();
    expect(request).toHaveBeenCalledTimes(1);
  });

  it('until it is told to stop', async () => {
    const { sentinels, document, wakeLock } = screen();
    const stop = new AbortController();
    startWakeLock({ wakeLock, document }, stop.signal);
    await settled();
    stop.abort();
    await settled();
    expect(sentinels[0]?.released).toBe(true);
  });

  it('or not, in a browser that cannot or will not, without a fault', async () => {
    const { document } = screen();
    const refusing = { request: () => Promise.reject(new DOMException('battery', 'NotAllowedError')) };
    startWakeLock({ wakeLock: undefined, document }, new AbortController().signal);
    startWakeLock({ wakeLock: refusing, document }, new AbortController().signal);
    await settled();
  });
});
