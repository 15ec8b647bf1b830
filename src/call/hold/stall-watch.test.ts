import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startStallWatch } from './stall-watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Report = [string, unknown][];
const transport = (bytesReceived: number): Report => [['t', { type: 'transport', bytesReceived }]];

/** A way over which `everyMs` a packet comes while `flows`. */
function watch({ everyMs = 20, report = transport }: { everyMs?: number; report?: typeof transport } = {}) {
  const line = { flows: true, bytes: 0, fails: false };
  const said: string[] = [];
  const stop = new AbortController();
  const arriving = setInterval(() => {
    if (line.flows) line.bytes += 100;
  }, everyMs);
  const getStats = async () => {
    if (line.fails) throw new Error('closed');
    return new Map(report(line.bytes));
  };
  const connection = Object.assign(new EventTarget(), {
    getTransceivers: () => [{ receiver: { getStats } }],
    iceConnectionState: 'connected',
  });
  const ice = (state: RTCIceConnectionState) => {
    connection.iceConnectionState = state;
    connection.dispatchEvent(new Event('iceconnectionstatechange'));
  };
  startStallWatch(
    {
      connection: connection as unknown as RTCPeerConnection,
      timers: globalThis,
      now: Date.now,
      onStall: (quietMs) => said.push(`quiet ${Math.floor(quietMs / 100) * 100}`),
      onFlow: () => said.push('flows'),
    },
    stop.signal,
  );
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return { line, said, stop, pass, ice, end: () => clearInterval(arriving) };
}

describe('A stall', () => {
  it('is seen between 0.6 and 0.85 s after the last byte, and its end at the first', async () => {
    const { line, said, pass } = watch();
    await pass(3_000);
    expect(said).toEqual([]);
    line.flows = false;
    await pass(590);
    expect(said).toEqual([]);
    await pass(260);
    expect(said[0]).toBe('quiet 600');
    await pass(3_000);
    expect(said.at(-1)).toMatch(/^quiet 3[67]00$/);
    line.flows = true;
    await pass(90);
    expect(said.at(-1)).toBe('flows');
    const count = said.length;
    await pass(2_000);
    expect(said).toHaveLength(count);
  });

  it('is over as soon as the browser finds the other side again', async () => {
    const { line, said, pass, ice } = watch();
    ice('connected');
    await pass(3_000);
    line.flows = false;
    await pass(7_000);
    ice('disconnected');
    ice('checking');
    expect(said.at(-1)).toMatch(/^quiet/);
    ice('connected');
    expect(said.at(-1)).toBe('flows');
    expect(said.filter((one) => one === 'flows')).toHaveLength(1);
  });

  it('is not made of 300 ms of jitter, nor of a speaker who is silent (one packet every 400 ms)', async () => {
    const { said, pass } = watch({ everyMs: 400 });
    await pass(20_000);
    expect(said).toEqual([]);
  });

  it('is none where only a report comes now and then: there was nothing that could stop', async () => {
    const { said, pass } = watch({ everyMs: 1_000 });
    await pass(20_000);
    expect(said).toEqual([]);
  });

  it('comes again only after the line was steady for a while', async () => {
    const { line, said, pass } = watch();
    await pass(3_000);
    for (let blink = 0; blink < 3; blink++) {
      line.flows = false;
      await pass(900);
      line.flows = true;
      await pass(900);
    }
    expect(said.filter((word) => word === 'flows')).toHaveLength(1);
    await pass(2_500);
    line.flows = false;
    await pass(900);
    expect(said.at(-1)).toMatch(/^quiet/);
  });

  it('is seen where a browser counts pairs and no transports (Firefox)', async () => {
    const pairs = (bytes: number): Report => [
      ['a', { type: 'candidate-pair', bytesReceived: 5 }],
      ['b', { type: 'candidate-pair', bytesReceived: bytes }],
    ];
    const { line, said, pass } = watch({ report: pairs });
    await pass(3_000);
    line.flows = false;
    await pass(1_000);
    expect(said[0]).toMatch(/^quiet/);
  });

  it('is not guessed where the browser says nothing, or the connection is closed', async () => {
    const silent = watch({ report: () => [] });
    await silent.pass(10_000);
    expect(silent.said).toEqual([]);
    const closed = watch();
    await closed.pass(3_000);
    closed.line.fails = true;
    await closed.pass(10_000);
    expect(closed.said).toEqual([]);
  });

  it('concerns nobody any more after the end', async () => {
    const { line, said, pass, stop, end } = watch();
    await pass(3_000);
    line.flows = false;
    stop.abort();
    end();
    await pass(5_000);
    expect(said).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
