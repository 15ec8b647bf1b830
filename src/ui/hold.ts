import type { PressPointer } from './press.ts';

export type HoldKey = {
  readonly key: string;
  /** The key is still down and says so again. */
  readonly repeat: boolean;
  readonly currentTarget: Pick<Element, 'toggleAttribute'>;
  preventDefault(): void;
};

export type HoldOptions = {
  /** How long finger or key must stay, in ms. */
  readonly ms: number;
  /** How far a finger may wander off the edge, in CSS px. */
  readonly slop?: number;
  readonly timers: {
    setTimeout(run: () => void, ms: number): unknown;
    clearTimeout(timer: unknown): void;
  };
};

export interface Hold {
  onPointerDown(event: PressPointer): void;
  onPointerMove(event: PressPointer): void;
  onPointerUp(event: PressPointer): void;
  onPointerCancel(event: PressPointer): void;
  onLostPointerCapture(event: PressPointer): void;
  onKeyDown(event: HoldKey): void;
  onKeyUp(event: Pick<HoldKey, 'currentTarget'>): void;
  onBlur(event: Pick<HoldKey, 'currentTarget'>): void;
}

type Element = PressPointer['currentTarget'];

/**
 * A door for those who know of it: something that is held for seconds, by one finger or by a key, and that does nothing
 * for whoever only touches it, however long a trembling hand rests. It wears `data-holding` meanwhile, so that the
 * style can show how far one is. A second finger changes nothing; sliding off takes it back.
 */
export function createHold(onHeld: () => void, { ms, slop = 40, timers }: HoldOptions): Hold {
  let finger: number | null = null;
  let timer: unknown = null;

  function start(element: Pick<Element, 'toggleAttribute'>): void {
    element.toggleAttribute('data-holding', true);
    timer = timers.setTimeout(() => {
      end(element);
      onHeld();
    }, ms);
  }

  function end(element: Pick<Element, 'toggleAttribute'>): void {
    finger = null;
    if (timer === null) return;
    timers.clearTimeout(timer);
    timer = null;
    element.toggleAttribute('data-holding', false);
  }

  function endFinger(event: PressPointer): void {
    if (event.pointerId === finger) end(event.currentTarget);
  }

  return {
    onPointerDown(event) {
      if (event.button !== 0 || timer !== null) return;
      finger = event.pointerId;
      try {
        event.currentTarget.setPointerCapture(event.pointerId);
      } catch {
        // The finger has already left: its `pointerup` is on the way.
      }
      start(event.currentTarget);
    },
    onPointerMove(event) {
      const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect();
      const across = event.clientX >= left - slop && event.clientX <= right + slop;
      const down = event.clientY >= top - slop && event.clientY <= bottom + slop;
      if (!across || !down) endFinger(event);
    },
    onPointerUp: endFinger,
    onPointerCancel: endFinger,
    onLostPointerCapture: endFinger,
    onKeyDown(event) {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      if (!event.repeat && timer === null) start(event.currentTarget);
    },
    onKeyUp: (event) => end(event.currentTarget),
    onBlur: (event) => end(event.currentTarget),
  };
}
