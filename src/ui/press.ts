/** What a press needs to know of the element under the finger. */
export interface PressTarget {
  getBoundingClientRect(): { left: number; right: number; top: number; bottom: number };
  setPointerCapture(pointerId: number): void;
  toggleAttribute(name: string, force: boolean): unknown;
}

export type PressPointer = {
  readonly pointerId: number;
  /** Nothing else of its kind is on the glass. */
  readonly isPrimary: boolean;
  readonly button: number;
  readonly clientX: number;
  readonly clientY: number;
  /** ms; the only clock used here, so that slow rendering does not shorten a guard. */
  readonly timeStamp: number;
  readonly currentTarget: PressTarget;
};

export type PressClick = {
  readonly timeStamp: number;
  /** 0 when no pointer made it. */
  readonly detail: number;
  /** `touch`, `mouse`, `pen`; empty for a key, a switch, a screen reader. Missing in Safari. */
  readonly pointerType?: string | undefined;
};

export type PressOptions = {
  /** How far outside the edge, in CSS px, a finger may let go: 40 px are 7 mm on a tablet. */
  readonly slop?: number;
  /** For how many ms after a press further presses are taken for trembling. */
  readonly repeat?: number;
  /** How long, in ms, a finger must have stayed before letting go is a press; 0: any touch is one. */
  readonly hold?: number;
};

export interface Press {
  onPointerDown(event: PressPointer): void;
  onPointerUp(event: PressPointer): void;
  onPointerCancel(event: PressPointer): void;
  onLostPointerCapture(event: PressPointer): void;
  onContextMenu(event: { preventDefault(): void }): void;
  onClick(event: PressClick): void;
}

function isWithin({ clientX, clientY, currentTarget }: PressPointer, slop: number): boolean {
  const box = currentTarget.getBoundingClientRect();
  const across = clientX >= box.left - slop && clientX <= box.right + slop;
  return across && clientY >= box.top - slop && clientY <= box.bottom + slop;
}

/** Whether a finger or a mouse made this click: pointers have said already what they had to say. */
const isOfPointer = ({ pointerType, detail }: PressClick): boolean =>
  pointerType === undefined ? detail > 0 : pointerType !== '';

/**
 * A button for hands that tremble.
 *
 * Chromium gives no `click` once the finger drifted 16 px (2.7 mm), nor while a palm rests on the glass, and it gives
 * two for a double tap. Here the finger that goes *down* chooses the button, and its going *up* within `slop`
 * commits (WCAG 2.5.2: nothing happens on down, and sliding well away takes it back). A second finger changes
 * nothing, a long press is a press, and presses within `repeat` of the last are the same one. `click` stays for
 * keyboards, switches and screen readers. A finger's click is not heard: the browser gives it to whatever lies there
 * when the finger goes *up*, and a hand that rested on the glass while a call came in would answer it.
 *
 * With `hold`, for hands that brush the glass, a finger must stay: what lets go sooner is no press, and the element
 * then wears `data-hold-longer` until it is touched again, to show what was missing. Keys and switches do not wait.
 *
 * The element wears `data-pressed` while it is held.
 */
export function createPress(
  onPress: () => void,
  { slop = 40, repeat = 800, hold = 0 }: PressOptions = {},
): Press {
  let finger: number | null = null;
  let downAt = 0;
  let pressedAt = Number.NEGATIVE_INFINITY;

  function press(at: number): void {
    if (at - pressedAt < repeat) return;
    pressedAt = at;
    onPress();
  }

  function release(event: PressPointer): boolean {
    if (event.pointerId !== finger) return false;
    finger = null;
    event.currentTarget.toggleAttribute('data-pressed', false);
    return true;
  }

  return {
    onPointerDown(event) {
      // A primary pointer is alone on the glass: whatever we still hold has left without a word.
      if (event.button !== 0 || (finger !== null && !event.isPrimary)) return;
      finger = event.pointerId;
      downAt = event.timeStamp;
      event.currentTarget.toggleAttribute('data-hold-longer', false);
      event.currentTarget.toggleAttribute('data-pressed', true);
      try {
        event.currentTarget.setPointerCapture(event.pointerId);
      } catch {
        // The finger has already left: its `pointerup` is on the way.
      }
    },
    onPointerUp(event) {
      if (!release(event) || !isWithin(event, slop)) return;
      if (event.timeStamp - downAt < hold) event.currentTarget.toggleAttribute('data-hold-longer', true);
      else press(event.timeStamp);
    },
    onPointerCancel: release,
    onLostPointerCapture: release,
    onContextMenu: (event) => event.preventDefault(),
    onClick(event) {
      if (!isOfPointer(event)) press(event.timeStamp);
    },
  };
}
