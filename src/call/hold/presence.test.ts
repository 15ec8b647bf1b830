import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Signal } from '../../protocol/live.ts';
import { startPresence } from './presence.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

class FakeDocument extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
  show(visibilityState: DocumentVisibilityState) {
    this.visibilityState = visibilityState;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

function present() {
  const camera = { muted: false, readyState: 'live' };
  const stream = { getTracks: () => [{ muted: false, readyState: 'live' }, camera] };
  const media = {
    stream: signal(stream as unknown as MediaStream),
    failed: signal(null),
    warm: vi.fn(),
    release: vi.fn(),
  };
  const told: Signal[] = [];
  const network = new FakeDocument();
  const over = new AbortController();
  const peers = { tell: (step: Signal) => void told.push(step) };
  startPresence({ peers, media, timers: globalThis, network }, over.signal);
  return { camera, media, told, network, over };
}

describe('A telephone that is locked in a call', () => {
  it('tells the other when its page goes, and when it is back', () => {
    const { told, network } = present();
    network.show('hidden');
    network.show('visible');
    expect(told).toEqual([
      { type: 'away', away: true },
      { type: 'away', away: false },
    ]);
  });

  it.each([
    ['muted', { muted: true }],
    ['ended', { readyState: 'ended' }],
  ])('asks for its camera anew when it is still %s a second after', async (_, state) => {
    const { camera, media, network } = present();
    network.show('hidden');
    Object.assign(camera, state);
    network.show('visible');
    await vi.advanceTimersByTimeAsync(900);
    expect(media.warm).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(media.release).toHaveBeenCalledOnce();
    expect(media.warm).toHaveBeenCalledOnce();
  });

  it('leaves a camera alone that came back by itself', async () => {
    const { camera, media, network } = present();
    network.show('hidden');
    camera.muted = true;
    network.show('visible');
    camera.muted = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(media.release).not.toHaveBeenCalled();
  });

  it('is hidden again before the second is over: nothing is asked for', async () => {
    const { camera, media, network } = present();
    camera.muted = true;
    network.show('visible');
    network.show('hidden');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(media.release).not.toHaveBeenCalled();
  });

  it('concerns nobody after the call', async () => {
    const { camera, media, told, network, over } = present();
    camera.muted = true;
    network.show('visible');
    over.abort();
    network.show('hidden');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told).toHaveLength(1);
    expect(media.release).not.toHaveBeenCalled();
  });
});
