/** Quick at first, because most breaks are a hand-over of radio cells; never rarer than a person would retry. */
const STEPS_MS = [300, 1_000, 2_000, 4_000, 8_000] as const;
const CAP_MS = 15_000;

/** While a call is on or rings: a server that is back must not be waited for, and a call is one socket a side. */
const HURRY_MS = 600;

/** The step to which a server that says *too many* sends us. */
export const LAST_STEP = STEPS_MS.length;

/**
 * How long to wait before the next try, in ms: ±25 % around the step, so that a ward of tablets whose server comes back
 * does not dial in one instant.
 *
 * @param failures how many tries failed in a row before this one, from 0
 * @param random uniform in [0, 1)
 * @param isUrgent a call waits for it
 */
export function backoffMs(failures: number, random: () => number, isUrgent = false): number {
  const step = Math.min(STEPS_MS[failures] ?? CAP_MS, isUrgent ? HURRY_MS : CAP_MS);
  return Math.round(step * (0.75 + random() / 2));
}
