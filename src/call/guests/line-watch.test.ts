import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Peer } from '../peer.ts';
import { carriesOneMore, type LineFigures, startLineWatch } from './line-watch.ts';

const GOOD: LineFigures = { up: 900_000, loss: 0.01, share: null, moves: true };

describe('a line carries one more', () => {
  test('with room for a picture and a voice, and little loss', () => {
    expect(carriesOneMore(GOOD)).toBe(true);
    expect(carriesOneMore({ ...GOOD, up: 239_000 })).toBe(false);
    expect(carriesOneMore({ ...GOOD, loss: 0.06 })).toBe(false);
    expect(carriesOneMore({ ...GOOD, share: 100_000 })).toBe(false);
    expect(carriesOneMore({ ...GOOD, share: 200_000 })).toBe(true);
  });

  test('never while the picture of the other stands still', () => {
    expect(carriesOneMore({ ...GOOD, moves: false })).toBe(false);
  });

  test('by what the browser can say; by nothing, it does not', () => {
    expect(carriesOneMore({ ...GOOD, up: null })).toBe(true);
    expect(carriesOneMore({ ...GOOD, loss: null })).toBe(true);
    expect(carriesOneMore({ ...GOOD, up: null, loss: null })).toBe(false);
  });
});

describe('what is offered', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function watch(isWanted = signal(true)) {
    const line = { up: 900_000, loss: 0, looks: 0 };
    const getStats = async () => {
      line.looks += 1;
      return new Map<string, unknown>([
        ['p', { type: 'candidate-pair', nominated: true, availableOutgoingBitrate: line.up }],
        ['q', { type: 'candidate-pair', nominated: false, availableOutgoingBitrate: 9_000_000 }],
        ['r', { type: 'remote-inbound-rtp', fractionLost: line.loss }],
      ]);
    };
    const stop = new AbortController();
    const mainPeer = () => ({ connection: { getStats } }) as unknown as Peer;
    const deps = {
      mainPeer,
      hasPicture: signal(true),
      thin: signal(false),
      share: () => null,
      timers: globalThis,
      isWanted,
    };
    return { line, stop, mayOffer: startLineWatch(deps, stop.signal) };
  }

  test('waits for two looks that agree, and does not flicker', async () => {
    const { line, mayOffer } = watch();
    await vi.advanceTimersByTimeAsync(0);
    expect(mayOffer.value).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(mayOffer.value).toBe(true);
    line.up = 100_000;
    await vi.advanceTimersByTimeAsync(2_000);
    line.up = 900_000;
    await vi.advanceTimersByTimeAsync(4_000);
    expect(mayOffer.value).toBe(true);
    line.loss = 0.2;
    await vi.advanceTimersByTimeAsync(4_000);
    expect(mayOffer.value).toBe(false);
  });

  test('nobody looks while there is nobody to invite, or when it is over', async () => {
    const isWanted = signal(false);
    const { line, stop } = watch(isWanted);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(line.looks).toBe(0);
    isWanted.value = true;
    await vi.advanceTimersByTimeAsync(4_000);
    expect(line.looks).toBe(3);
    stop.abort();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(line.looks).toBe(3);
  });
});
