import type { Measured } from './readings.ts';

/** A browser that measures its line (Chromium) has every second's answer; for another (Firefox) it is felt for. */
const FELT_FROM = 120_000;
const FELT_LEAST = 40_000;
const FELT_MOST = 300_000;
/** That much lost is a line that is too full, or will be. */
const LOSS_TOO_MUCH = 0.1;
const LOSS_LITTLE = 0.02;
const FEWER = 0.75;
const MORE = 1.08;

/** Some of the estimate is for what answers and repeats. */
const OF_ESTIMATE = 0.95;

/** What this side is told it may send. */
export type Allowed = { bits: number | null; picture: boolean };

export const UNLIMITED: Allowed = { bits: null, picture: true };

/**
 * What may leave in this second: never more than the share, never more than the line carries.
 *
 * @param felt what was found for a browser that does not measure; `feel` moves it
 * @returns bits a second on the wire
 */
export function budgetOf({ up }: Pick<Measured, 'up'>, { bits }: Allowed, felt: number): number {
  return Math.min(up === null ? felt : up * OF_ESTIMATE, bits ?? Number.POSITIVE_INFINITY);
}

/** One second of feeling for the line: less when much is lost, a little more when nothing is. */
export function feel(felt: number, { loss, sent }: Pick<Measured, 'loss' | 'sent'>): number {
  if (loss > LOSS_TOO_MUCH) return Math.max(FELT_LEAST, Math.min(felt, sent) * FEWER);
  return loss < LOSS_LITTLE ? Math.min(FELT_MOST, felt * MORE) : felt;
}

export const START_FELT = FELT_FROM;

/** @param most what this connection may have, whatever its share; null: no such limit */
export function lidded({ bits, picture }: Allowed, most: number | null = null): Allowed {
  const lid = Math.min(bits ?? Number.POSITIVE_INFINITY, most ?? Number.POSITIVE_INFINITY);
  return { picture, bits: Number.isFinite(lid) ? lid : null };
}
