import type { Shape } from './shape.ts';

/** One way of a line, as `line.c` has it, for where that program cannot run. */
export interface LineWay {
  set(shape: Shape): void;
  /** A packet of so many bytes enters at this moment, ms. @returns when it leaves; null: it is lost */
  enter(bytes: number, at: number): number | null;
  /** Bytes that have entered. */
  readonly counted: number;
}

/** @param random 0–1 */
export function createWay(random: () => number): LineWay {
  let shape: Required<Shape> = {
    ...{ delay: 0, jitter: 0, loss: 0, burst: { begins: 0, ends: 1 } },
    ...{ rate: 0, queue: 300, cut: false },
  };
  let isInBurst = false;
  let freeAt = 0;
  let lastLeaves = 0;
  let counted = 0;

  function isLost(): boolean {
    if (shape.cut) return true;
    const { begins, ends } = shape.burst;
    if (begins > 0) {
      isInBurst = isInBurst ? random() >= ends : random() < begins;
      if (isInBurst) return true;
    }
    return random() < shape.loss;
  }

  return {
    set(change) {
      shape = { ...shape, ...change };
      if (change.rate !== undefined) freeAt = 0;
    },
    enter(bytes, at) {
      counted += bytes;
      if (isLost()) return null;
      let sent = at;
      if (shape.rate > 0) {
        freeAt = Math.max(freeAt, at);
        if (freeAt - at > shape.queue) return null;
        freeAt += (bytes * 8) / shape.rate;
        sent = freeAt;
      }
      // Packets never overtake each other.
      lastLeaves = Math.max(lastLeaves, sent + shape.delay + shape.jitter * random());
      return lastLeaves;
    },
    get counted() {
      return counted;
    },
  };
}
