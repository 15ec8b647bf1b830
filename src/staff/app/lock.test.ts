import { describe, expect, it } from 'vitest';
import { forgetLock, startLock } from './lock.ts';

const MINUTE = 60_000;

function pc() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const time = { now: 1_000_000 };
  const open = () => {
    const events = new EventTarget();
    let tick = () => {};
    const window = {
      addEventListener: events.addEventListener.bind(events),
      setInterval: (run: () => void) => {
        tick = run;
        return 1;
      },
      clearInterval: () => (tick = () => {}),
    } as unknown as Window;
    const lock = startLock(
      { storage, window, now: () => time.now, minutes: () => 5 },
      new AbortController().signal,
    );
    const touch = () => events.dispatchEvent(new Event('keydown'));
    const wait = (ms: number) => {
      time.now += ms;
      tick();
    };
    return { lock, touch, wait, hear: () => events.dispatchEvent(new Event('storage')) };
  };
  return { open, time, storage };
}

describe('a shared PC', () => {
  it('is covered after five minutes without a touch, and not before', () => {
    const { lock, touch, wait } = pc().open();
    lock.share(true);
    wait(4 * MINUTE);
    touch();
    wait(4 * MINUTE);
    expect(lock.isLocked.value).toBe(false);
    wait(MINUTE);
    expect(lock.isLocked.value).toBe(true);
  });

  it('stays covered after a reload, and in every tab', () => {
    const { open } = pc();
    const [first, second] = [open(), open()];
    first.lock.share(true);
    second.hear();
    first.lock.lock();
    second.hear();
    expect(second.lock.isLocked.value).toBe(true);
    expect(open().lock.isLocked.value).toBe(true);
    first.lock.unlock();
    second.hear();
    expect(second.lock.isLocked.value).toBe(false);
  });

  it('that slept all night is not opened by the hand that wakes it', () => {
    const { open, time } = pc();
    const { lock, touch } = open();
    lock.share(true);
    time.now += 600 * MINUTE;
    touch();
    expect(lock.isLocked.value).toBe(true);
  });

  it('is not touched open while it is covered', () => {
    const { lock, touch } = pc().open();
    lock.share(true);
    lock.lock();
    touch();
    expect(lock.isLocked.value).toBe(true);
  });

  it('is uncovered for whoever has just signed in', () => {
    const { open, storage } = pc();
    const { lock } = open();
    lock.share(true);
    lock.lock();
    forgetLock(storage);
    expect(open().lock.isLocked.value).toBe(false);
  });
});

it('somebody’s own PC is never covered', () => {
  const { lock, wait } = pc().open();
  wait(600 * MINUTE);
  expect(lock.isLocked.value).toBe(false);
});
