import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { turns } from '../../../sync/time.fixture.ts';
import { holdCallLock, isCallAnywhere } from './call-lock.ts';

/** The browser's locks, as far as one name needs them. */
function fakeLocks() {
  let holders = 0;
  const request = async (...[, options, use]: [string, LockOptions, (lock: Lock | null) => unknown]) => {
    if (options.ifAvailable && holders > 0) return use(null);
    holders += 1;
    try {
      return await use({ mode: options.mode ?? 'exclusive', name: 'call' });
    } finally {
      holders -= 1;
    }
  };
  return { request } as unknown as LockManager;
}

describe('A call', () => {
  it('is known to every tab for as long as it lasts', async () => {
    const locks = fakeLocks();
    const isInCall = signal(false);
    const stop = new AbortController();
    holdCallLock(locks, isInCall, stop.signal);
    expect(await isCallAnywhere(locks)).toBe(false);
    isInCall.value = true;
    expect(await isCallAnywhere(locks)).toBe(true);
    isInCall.value = false;
    await turns(1);
    expect(await isCallAnywhere(locks)).toBe(false);
    isInCall.value = true;
    stop.abort();
    await turns(1);
    expect(await isCallAnywhere(locks)).toBe(false);
  });

  it('is nowhere else in a WebView without locks', async () => {
    holdCallLock(undefined, signal(true), new AbortController().signal);
    expect(await isCallAnywhere(undefined)).toBe(false);
  });
});
