import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createHold, type Hold } from './hold.ts';
import type { PressPointer } from './press.ts';

const attributes = new Set<string>();
const element = {
  getBoundingClientRect: () => ({ left: 0, right: 200, top: 0, bottom: 100 }),
  setPointerCapture: () => undefined,
  toggleAttribute: (name: string, force: boolean) => (force ? attributes.add(name) : attributes.delete(name)),
};
const finger = (given: Partial<PressPointer> = {}): PressPointer => ({
  ...{ pointerId: 1, isPrimary: true, button: 0, clientX: 50, clientY: 50, timeStamp: 0 },
  currentTarget: element,
  ...given,
});
const key = (key: string, repeat = false) => ({
  ...{ key, repeat, currentTarget: element },
  preventDefault: () => undefined,
});

let held = 0;
let hold: Hold;

beforeEach(() => {
  vi.useFakeTimers();
  attributes.clear();
  held = 0;
  hold = createHold(
    () => {
      held += 1;
    },
    { ms: 3_000, timers: { setTimeout, clearTimeout: () => vi.clearAllTimers() } },
  );
});

describe('something that is held', () => {
  it('opens after three seconds, once, while the finger is still there', () => {
    hold.onPointerDown(finger());
    vi.advanceTimersByTime(2_999);
    expect(held).toBe(0);
    vi.advanceTimersByTime(1);
    expect(held).toBe(1);
    hold.onPointerUp(finger());
    vi.advanceTimersByTime(10_000);
    expect(held).toBe(1);
  });

  it.each(['onPointerUp', 'onPointerCancel', 'onLostPointerCapture'] as const)(
    'does nothing when the finger leaves before (%s)',
    (leave) => {
      hold.onPointerDown(finger());
      vi.advanceTimersByTime(2_900);
      hold[leave](finger());
      vi.advanceTimersByTime(10_000);
      expect(held).toBe(0);
    },
  );

  it('lets a finger tremble, and is taken back by sliding off', () => {
    hold.onPointerDown(finger());
    hold.onPointerMove(finger({ clientX: -39 }));
    expect(attributes.has('data-holding')).toBe(true);
    hold.onPointerMove(finger({ clientX: -41 }));
    vi.advanceTimersByTime(10_000);
    expect(held).toBe(0);
  });

  it('is neither ended nor begun anew by a second finger', () => {
    hold.onPointerDown(finger());
    vi.advanceTimersByTime(1_500);
    hold.onPointerDown(finger({ pointerId: 2, isPrimary: false }));
    hold.onPointerUp(finger({ pointerId: 2, isPrimary: false }));
    vi.advanceTimersByTime(1_500);
    expect(held).toBe(1);
  });

  it('shows that it is held, and no longer than that', () => {
    hold.onPointerDown(finger());
    expect(attributes.has('data-holding')).toBe(true);
    hold.onPointerUp(finger());
    expect(attributes.has('data-holding')).toBe(false);
  });

  it('does not listen to the other buttons of a mouse', () => {
    hold.onPointerDown(finger({ button: 2 }));
    vi.advanceTimersByTime(10_000);
    expect(held).toBe(0);
  });

  it.each(['Enter', ' '])('is opened by a key that is held too ("%s")', (name) => {
    hold.onKeyDown(key(name));
    vi.advanceTimersByTime(1_000);
    hold.onKeyDown(key(name, true));
    vi.advanceTimersByTime(2_000);
    expect(held).toBe(1);
  });

  it('is not opened by a key that is let go, that loses the focus, or that is another', () => {
    hold.onKeyDown(key('Enter'));
    hold.onKeyUp(key('Enter'));
    hold.onKeyDown(key('Enter'));
    hold.onBlur(key('Enter'));
    hold.onKeyDown(key('Tab'));
    vi.advanceTimersByTime(10_000);
    expect(held).toBe(0);
  });
});
