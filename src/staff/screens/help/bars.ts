import type { Summary } from './response-times.ts';

export type Column = { readonly label: string; readonly found: Summary };

/** Heights as parts of the whole: `p90` behind `median`. null: nobody was taken then. */
export type Bar = { readonly label: string; readonly height: { median: number; p90: number } | null };

/** The columns of a plot and the time that its full height stands for, in ms: a round number of minutes. */
export function barsOf(columns: readonly Column[]): { top: number; bars: Bar[] } {
  const highest = Math.max(0, ...columns.map(({ found }) => found.taken?.p90 ?? 0));
  const top = roundUp(highest / 60_000) * 60_000;
  const bars = columns.map(({ label, found: { taken } }) => ({
    label,
    height: taken && { median: taken.median / top, p90: taken.p90 / top },
  }));
  return { top, bars };
}

const ROUND_MIN = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440];

/** To a number of minutes that one knows how to halve; at least one. */
const roundUp = (minutes: number): number =>
  ROUND_MIN.find((round) => round >= minutes) ?? Math.ceil(minutes / 1440) * 1440;
