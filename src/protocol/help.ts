import type { EpochMs } from './primitives.ts';

/**
 * After so many minutes without anybody on the way a request for help is called out again, louder each time: by the
 * console that shows it, and by the server, which tells staff who are not at a console.
 */
export const HELP_STEPS_MIN = [5, 15, 60] as const;

/** How many steps have passed since it was asked: 0 to 3. */
export function helpStep(askedAt: EpochMs, now: EpochMs): number {
  return HELP_STEPS_MIN.filter((minutes) => now - askedAt >= minutes * 60_000).length;
}
