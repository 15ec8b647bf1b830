import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClientMessage } from '../../protocol/live.ts';
import { startRecording } from './recording.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const report = () => new Map([['t', { id: 't', type: 'transport' }]]);

async function record() {
  const said: ClientMessage[] = [];
  const connected = signal(true);
  const page = new EventTarget();
  const over = new AbortController();
  const startedAt = Date.now();
  const getStats = vi.fn(async () => report() as unknown as RTCStatsReport);
  const facts = () => ({
    ...{ ringMs: 70, firstFrameMs: 240, outages: 0, outageMs: 0 },
    talkMs: Date.now() - startedAt,
  });
  const line = { connected, send: (message: ClientMessage) => connected.peek() && said.push(message) > 0 };
  startRecording(
    { callId: 'c', facts, connection: () => ({ getStats }), line, timers: globalThis, page },
    over.signal,
  );
  await vi.advanceTimersByTimeAsync(0);
  return { said, connected, page, over, getStats, line };
}

describe('How a call went', () => {
  it('is told once, when it is over', async () => {
    const { said, over } = await record();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said).toEqual([]);
    over.abort();
    expect(said).toMatchObject([
      { type: 'call.quality', callId: 'c', quality: { talkMs: 60_000, firstFrameMs: 240 } },
    ]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said).toHaveLength(1);
  });

  it('is told before the page goes, and again if it goes on after all', async () => {
    const { said, page, over } = await record();
    page.dispatchEvent(new Event('pagehide'));
    await vi.advanceTimersByTimeAsync(5_000);
    over.abort();
    expect(said).toMatchObject([{ quality: { talkMs: 0 } }, { quality: { talkMs: 5_000 } }]);
    page.dispatchEvent(new Event('pagehide'));
    expect(said).toHaveLength(2);
  });

  it('is told when the network is back, as it was at the end', async () => {
    const { said, connected, over } = await record();
    await vi.advanceTimersByTimeAsync(9_000);
    connected.value = false;
    over.abort();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(said).toEqual([]);
    connected.value = true;
    await vi.advanceTimersByTimeAsync(0);
    connected.value = false;
    connected.value = true;
    expect(said).toMatchObject([{ quality: { talkMs: 9_000 } }]);
  });

  it('is read every three seconds, and no more after the end', async () => {
    const { getStats, over } = await record();
    await vi.advanceTimersByTimeAsync(9_000);
    expect(getStats).toHaveBeenCalledTimes(4);
    over.abort();
    await vi.advanceTimersByTimeAsync(9_000);
    expect(getStats).toHaveBeenCalledTimes(4);
  });

  it('is not told when nothing was ever read', async () => {
    const said: ClientMessage[] = [];
    const over = new AbortController();
    const line = { connected: signal(true), send: (message: ClientMessage) => said.push(message) > 0 };
    const facts = () => ({ ringMs: null, firstFrameMs: null, talkMs: 0, outages: 0, outageMs: 0 });
    startRecording(
      {
        ...{ callId: 'c', facts, line, timers: globalThis, page: new EventTarget() },
        connection: () => null,
      },
      over.signal,
    );
    await vi.advanceTimersByTimeAsync(0);
    over.abort();
    expect(said).toEqual([]);
  });
});
