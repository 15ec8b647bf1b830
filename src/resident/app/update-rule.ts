import type { EpochMs } from '../../protocol/primitives.ts';

/** Five minutes without a touch: nobody is reading, and nobody is about to press. */
export const IDLE_BEFORE_UPDATE_MS = 5 * 60_000;

export type Moment = {
  now: EpochMs;
  lastTouch: EpochMs;
  /** A call, a ring, or a card that waits to be read. */
  busy: boolean;
  online: boolean;
  /** Wishes and help requests that only this tablet knows. */
  unsent: number;
};

/**
 * May the launcher reload into a new version now? Never under a hand, never in a call, never with something
 * unsent, and never offline: a reload that fails leaves a blank tablet on the wall.
 */
export function mayUpdate({ now, lastTouch, busy, online, unsent }: Moment): boolean {
  return online && !busy && unsent === 0 && now - lastTouch >= IDLE_BEFORE_UPDATE_MS;
}
