import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClientMessage } from '../../protocol/live.ts';
import { factsOf, startRecording } from './recording.ts';

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
  const course = { answeredAt: startedAt, frameAt: startedAt + 240, outages: 0, outageMs: 0 };
  const line = { connected, send: (message: ClientMessage) => connected.peek() && said.push(message) > 0 };
  startRecording(
    { callId: 'c', course, now: Date.now, connection: () => ({ getStats }), line, timers: globalThis, page },
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
    const course = { outages: 0, outageMs: 0 };
    startRecording(
      {
        ...{ callId: 'c', course, line, timers: globalThis, page: new EventTarget() },
        now: Date.now,
        connection: () => null,
      },
      over.signal,
    );
    await vi.advanceTimersByTimeAsync(0);
    over.abort();
    expect(said).toEqual([]);
  });
});

describe('The course of a call', () => {
  it('is told in lengths of time', () => {
    const course = {
      lookingAt: 100,
      ringsAt: 170,
      answeredAt: 5_000,
      frameAt: 5_240,
      outages: 1,
      outageMs: 2_000,
    };
    expect(factsOf(course, 65_000)).toEqual({
      ringMs: 70,
      firstFrameMs: 240,
      talkMs: 60_000,
      outages: 1,
      outageMs: 2_000,
    });
  });

  it('counts a break that never ended until the end', () => {
    expect(factsOf({ answeredAt: 0, brokenAt: 4_000, outages: 2, outageMs: 500 }, 10_000).outageMs).toBe(
      6_500,
    );
  });

  it('does not know what did not happen, or before this page was loaded', () => {
    expect(factsOf({ outages: 0, outageMs: 0 }, 1)).toMatchObject({
      ringMs: null,
      firstFrameMs: null,
      talkMs: 0,
    });
  });
});
