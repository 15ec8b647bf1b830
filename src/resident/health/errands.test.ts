import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import type { ServerMessage } from '../../protocol/live.ts';
import { createFakeTime } from '../../sync/time.fixture.ts';
import { startErrands } from './errands.ts';
import { createFinding } from './finding.ts';

const MINUTE = 60_000;

function tablet() {
  const time = createFakeTime();
  const is = { inCall: false, online: true, touched: time.now() };
  const done = { find: vi.fn(), 'self-test': vi.fn(), restart: vi.fn(), update: vi.fn() };
  const stop = new AbortController();
  let hear: (message: ServerMessage) => void = () => undefined;
  startErrands(
    {
      live: {
        onMessage(listener) {
          hear = listener;
          return () => undefined;
        },
      },
      timers: time,
      now: time.now,
      lastTouch: () => is.touched,
      isInCall: () => is.inCall,
      isOnline: () => is.online,
      do: done,
    },
    stop.signal,
  );
  const ask = (errand: keyof typeof done) => hear({ type: 'tablet.do', errand });
  return { time, is, done, ask, stop };
}

describe('An errand', () => {
  it('to be found is done at once, also under a hand', () => {
    const { done, ask } = tablet();
    ask('find');
    expect(done.find).toHaveBeenCalledOnce();
  });

  it('that loads the page again waits for the finger, the call and the network', () => {
    const { time, is, done, ask } = tablet();
    is.inCall = true;
    is.online = false;
    ask('restart');
    time.advance(5 * MINUTE);
    is.inCall = false;
    time.advance(2_000);
    expect(done.restart).not.toHaveBeenCalled();
    is.online = true;
    is.touched = time.now();
    time.advance(8_000);
    expect(done.restart).not.toHaveBeenCalled();
    time.advance(4_000);
    expect(done.restart).toHaveBeenCalledOnce();
    time.advance(5 * MINUTE);
    expect(done.restart).toHaveBeenCalledOnce();
  });

  it('to test waits until nobody is there', () => {
    const { time, done, ask } = tablet();
    ask('self-test');
    time.advance(4 * MINUTE);
    expect(done['self-test']).not.toHaveBeenCalled();
    time.advance(MINUTE + 2_000);
    expect(done['self-test']).toHaveBeenCalledOnce();
  });

  it('that could not be done for half an hour is dropped', () => {
    const { time, is, done, ask } = tablet();
    is.inCall = true;
    ask('update');
    time.advance(31 * MINUTE);
    is.inCall = false;
    time.advance(5 * MINUTE);
    expect(done.update).not.toHaveBeenCalled();
    expect(time.waiting()).toBe(0);
  });
});

describe('A tablet that is looked for', () => {
  function looked() {
    const time = createFakeTime();
    const ring = { start: vi.fn(), stop: vi.fn() };
    const isInCall = signal(false);
    const finding = createFinding({ ring, timers: time, isInCall }, new AbortController().signal);
    finding.start();
    return { time, ring, isInCall, finding };
  }

  it('rings and glows until it is touched', () => {
    const { ring, finding, time } = looked();
    expect(finding.isOn.value).toBe(true);
    expect(ring.start).toHaveBeenCalledWith('incoming');
    finding.end();
    expect(finding.isOn.value).toBe(false);
    expect(ring.stop).toHaveBeenCalledOnce();
    expect(time.waiting()).toBe(0);
  });

  it('gives up after a minute', () => {
    const { time, finding } = looked();
    time.advance(59_999);
    expect(finding.isOn.value).toBe(true);
    time.advance(1);
    expect(finding.isOn.value).toBe(false);
  });

  it('makes way for a call, whose ring it leaves alone, and does not begin in one', () => {
    const { ring, finding, isInCall } = looked();
    isInCall.value = true;
    expect(finding.isOn.value).toBe(false);
    expect(ring.stop).not.toHaveBeenCalled();
    finding.start();
    expect(finding.isOn.value).toBe(false);
  });
});
