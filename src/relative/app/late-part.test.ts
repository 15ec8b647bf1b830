import { describe, expect, it, vi } from 'vitest';
import { startLatePart } from './late-part.ts';

describe('A part that comes later', () => {
  it('is asked for at once, and nobody waits for it', async () => {
    const part = startLatePart(async () => 'the call’s screens', new EventTarget());
    expect(part.value).toBeNull();
    await vi.waitFor(() => expect(part.value).toBe('the call’s screens'));
  });

  it('is asked for again when the network is back, and then no more', async () => {
    const network = new EventTarget();
    const answers = [Promise.reject(new TypeError('no network')), Promise.resolve('here')];
    const load = vi.fn(() => answers.shift() ?? Promise.reject(new Error('once too often')));
    const part = startLatePart(load, network);
    await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
    expect(part.value).toBeNull();
    network.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(part.value).toBe('here'));
    network.dispatchEvent(new Event('online'));
    expect(load).toHaveBeenCalledTimes(2);
  });
});
