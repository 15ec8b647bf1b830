import { describe, expect, it } from 'vitest';
import { createPress, type PressClick, type PressOptions, type PressPointer } from './press.ts';

const BOX = { left: 100, right: 300, top: 100, bottom: 220 };
const MIDDLE = { clientX: 200, clientY: 160 };

type Touch = Partial<Omit<PressPointer, 'currentTarget'>>;

/** A button, and a hand that counts what its gestures did. */
function button(options?: PressOptions) {
  let presses = 0;
  const worn = new Set<string>();
  const press = createPress(() => {
    presses += 1;
  }, options);
  const currentTarget = {
    getBoundingClientRect: () => BOX,
    setPointerCapture: () => undefined,
    toggleAttribute: (name: string, force: boolean) => {
      if (force) worn.add(name);
      else worn.delete(name);
    },
  };
  const event = (touch: Touch): PressPointer => ({
    ...{ pointerId: 1, isPrimary: true, button: 0, timeStamp: 0, currentTarget },
    ...MIDDLE,
    ...touch,
  });
  return {
    down: (touch: Touch = {}) => press.onPointerDown(event(touch)),
    up: (touch: Touch = {}) => press.onPointerUp(event(touch)),
    cancel: (touch: Touch = {}) => press.onPointerCancel(event(touch)),
    lose: (touch: Touch = {}) => press.onLostPointerCapture(event(touch)),
    /** A key's, unless it says otherwise. */
    click: (timeStamp: number, made: Partial<PressClick> = {}) =>
      press.onClick({ timeStamp, detail: 0, pointerType: '', ...made }),
    menu: (preventDefault: () => void) => press.onContextMenu({ preventDefault }),
    currentTarget,
    presses: () => presses,
    isHeld: () => worn.has('data-pressed'),
    asksForLonger: () => worn.has('data-hold-longer'),
  };
}

describe('a forgiving press', () => {
  it('counts once although the browser clicks after the finger went up', () => {
    const it = button({ repeat: 0 });
    it.down({ timeStamp: 1_000 });
    it.up({ timeStamp: 1_080 });
    it.click(1_081, { detail: 1, pointerType: 'touch' });
    expect(it.presses()).toBe(1);
  });

  it('hears keys, switches and screen readers, whose clicks come from no pointer', () => {
    const it = button();
    it.click(0);
    expect(it.presses()).toBe(1);
    const inSafari = button();
    inSafari.click(0, { pointerType: undefined });
    expect(inSafari.presses()).toBe(1);
  });

  it('does not take the click of a finger that came down before the button was there', () => {
    for (const pointerType of ['touch', 'mouse', 'pen', undefined]) {
      const it = button();
      it.click(0, { detail: 1, pointerType });
      expect(it.presses(), pointerType).toBe(0);
    }
  });

  it('does nothing while the finger is still down, and shows that it is held', () => {
    const it = button();
    it.down();
    expect(it.presses()).toBe(0);
    expect(it.isHeld()).toBe(true);
    it.up({ timeStamp: 1_500 });
    expect(it.presses()).toBe(1);
    expect(it.isHeld()).toBe(false);
  });

  it('keeps a finger that drifts up to the slop outside any edge', () => {
    for (const end of [{ clientX: 60 }, { clientX: 340 }, { clientY: 60 }, { clientY: 260 }]) {
      const it = button();
      it.down();
      it.up({ ...end, timeStamp: 300 });
      expect(it.presses(), JSON.stringify(end)).toBe(1);
    }
  });

  it('is taken back by sliding further away', () => {
    for (const end of [{ clientX: 59 }, { clientX: 341 }, { clientY: 59 }, { clientY: 261 }]) {
      const it = button();
      it.down();
      it.up({ ...end, timeStamp: 300 });
      expect(it.presses(), JSON.stringify(end)).toBe(0);
    }
  });

  it('does not hear the click of a mouse that was let go far outside', () => {
    const it = button();
    it.down();
    it.up({ clientX: 900, timeStamp: 300 });
    it.click(300, { detail: 1, pointerType: 'mouse' });
    expect(it.presses()).toBe(0);
    it.click(400);
    expect(it.presses()).toBe(1);
  });

  it('takes five trembling taps in 600 ms for one', () => {
    const it = button();
    for (const timeStamp of [0, 150, 300, 450, 600]) {
      it.down({ timeStamp });
      it.up({ timeStamp: timeStamp + 40 });
    }
    expect(it.presses()).toBe(1);
    it.down({ timeStamp: 900 });
    it.up({ timeStamp: 940 });
    expect(it.presses()).toBe(2);
  });

  it('waits longer between presses, or allows less drift, when it is told to', () => {
    const slow = button({ repeat: 3_000 });
    slow.click(0);
    slow.click(2_999);
    expect(slow.presses()).toBe(1);
    slow.click(3_000);
    expect(slow.presses()).toBe(2);
    const narrow = button({ slop: 0 });
    narrow.down();
    narrow.up({ clientX: 301 });
    expect(narrow.presses()).toBe(0);
  });

  it('listens to the first finger while a second one rests on the button', () => {
    const it = button();
    it.down({ pointerId: 1 });
    it.down({ pointerId: 2, isPrimary: false });
    it.up({ pointerId: 2, timeStamp: 100 });
    expect(it.presses()).toBe(0);
    it.up({ pointerId: 1, timeStamp: 200 });
    expect(it.presses()).toBe(1);
  });

  it('works for a finger that is not the first on the glass because a palm lies elsewhere', () => {
    const it = button();
    it.down({ pointerId: 2, isPrimary: false });
    it.up({ pointerId: 2, isPrimary: false, timeStamp: 100 });
    expect(it.presses()).toBe(1);
  });

  it('ignores a finger that came down somewhere else', () => {
    const it = button();
    it.up({ timeStamp: 100 });
    expect(it.presses()).toBe(0);
  });

  it('forgets a press that the system cancelled or took away', () => {
    const it = button();
    it.down();
    it.cancel();
    it.up({ timeStamp: 100 });
    it.down({ timeStamp: 200 });
    it.lose();
    it.up({ timeStamp: 300 });
    expect(it.presses()).toBe(0);
    expect(it.isHeld()).toBe(false);
  });

  it('is not dead after a finger that left without a word', () => {
    const it = button();
    it.down({ pointerId: 1 });
    it.down({ pointerId: 7, timeStamp: 5_000 });
    it.up({ pointerId: 7, timeStamp: 5_100 });
    expect(it.presses()).toBe(1);
  });

  it('still works when the pointer cannot be captured', () => {
    const it = button();
    it.currentTarget.setPointerCapture = () => {
      throw new DOMException('gone', 'NotFoundError');
    };
    it.down();
    it.up({ timeStamp: 10 });
    expect(it.presses()).toBe(1);
  });

  it('leaves the right mouse button alone and shows no menu on a long press', () => {
    const it = button();
    it.down({ button: 2 });
    it.up({ button: 2, timeStamp: 100 });
    expect(it.presses()).toBe(0);
    let isPrevented = false;
    it.menu(() => {
      isPrevented = true;
    });
    expect(isPrevented).toBe(true);
  });
});

describe('a press that must be held', () => {
  const HOLD = { hold: 600 };

  it('counts when the finger stayed, once it lets go', () => {
    const it = button(HOLD);
    it.down({ timeStamp: 1_000 });
    expect(it.presses()).toBe(0);
    it.up({ timeStamp: 1_600 });
    expect(it.presses()).toBe(1);
    expect(it.asksForLonger()).toBe(false);
  });

  it('is none when the finger left sooner, and the button shows what was missing until the next touch', () => {
    const it = button(HOLD);
    it.down({ timeStamp: 1_000 });
    it.up({ timeStamp: 1_599 });
    expect(it.presses()).toBe(0);
    expect(it.asksForLonger()).toBe(true);
    it.down({ timeStamp: 3_000 });
    expect(it.asksForLonger()).toBe(false);
    it.up({ timeStamp: 3_900 });
    expect(it.presses()).toBe(1);
  });

  it('does not add up the touches of a trembling hand', () => {
    const it = button(HOLD);
    for (const timeStamp of [0, 300, 600, 900]) {
      it.down({ timeStamp });
      it.up({ timeStamp: timeStamp + 200 });
    }
    expect(it.presses()).toBe(0);
  });

  it('may drift while it is held, and is taken back by sliding away', () => {
    const it = button(HOLD);
    it.down({ timeStamp: 0 });
    it.up({ clientX: 340, timeStamp: 700 });
    expect(it.presses()).toBe(1);
    it.down({ timeStamp: 2_000 });
    it.up({ clientX: 341, timeStamp: 2_700 });
    expect(it.presses()).toBe(1);
    expect(it.asksForLonger()).toBe(false);
  });

  it('is held by the first finger, whatever a second one does', () => {
    const it = button(HOLD);
    it.down({ pointerId: 1, timeStamp: 0 });
    it.down({ pointerId: 2, isPrimary: false, timeStamp: 500 });
    it.up({ pointerId: 2, timeStamp: 550 });
    it.up({ pointerId: 1, timeStamp: 650 });
    expect(it.presses()).toBe(1);
  });

  it('keeps nobody waiting who uses a key, a switch or a screen reader', () => {
    const it = button(HOLD);
    it.click(0);
    expect(it.presses()).toBe(1);
  });

  it('is still guarded against repeats', () => {
    const it = button({ hold: 300, repeat: 3_000 });
    for (const timeStamp of [0, 1_000, 2_000]) {
      it.down({ timeStamp });
      it.up({ timeStamp: timeStamp + 400 });
    }
    expect(it.presses()).toBe(1);
  });
});
