import type { Health } from '../../../protocol/health.ts';
import type { EpochMs } from '../../../protocol/primitives.ts';

export type Report = { readonly at: EpochMs; readonly health: Health };
/** Both between 0 and 1; x from the left, y from the bottom. */
export type Point = { readonly x: number; readonly y: number };
export type Span = { readonly from: number; readonly until: number };

export const WEEK_MS = 7 * 86_400_000;
/** The server keeps a report about every quarter of an hour; with this much between two, the tablet was away. */
const GAP_MS = 25 * 60_000;
/** A report speaks for the quarter of an hour after it. */
const SPEAKS_FOR_MS = 15 * 60_000;

export type WeekPlot = {
  /** Lines of the battery, broken where nothing was heard. */
  readonly battery: readonly (readonly Point[])[];
  /** 0 … 1; null where no report knew it. */
  readonly lowest: number | null;
  readonly highest: number | null;
  /** When it was there, as parts of the week. */
  readonly there: readonly Span[];
  /** 0 … 1 of the time since the first report; null without any. */
  readonly reached: number | null;
};

/** A week of reports (oldest first), as what can be drawn and said of it. Older ones do not count. */
export function plotWeek(all: readonly Report[], now: EpochMs): WeekPlot {
  const from = now - WEEK_MS;
  const reports = all.filter(({ at }) => at >= from && at <= now);
  const runs = unbroken(reports);
  const across = (at: EpochMs) => Math.min(1, (at - from) / WEEK_MS);
  const levels = reports.flatMap(({ health }) => (health.battery ? [health.battery.level] : []));
  const there = runs.map((run) => ({
    from: across(run[0]?.at ?? now),
    until: across((run.at(-1)?.at ?? now) + SPEAKS_FOR_MS),
  }));
  const [first] = there;
  const sum = there.reduce((total, span) => total + span.until - span.from, 0);
  return {
    battery: runs.map((run) => lineOf(run, across)).filter((line) => line.length > 0),
    lowest: levels.length > 0 ? Math.min(...levels) : null,
    highest: levels.length > 0 ? Math.max(...levels) : null,
    there,
    reached: first && first.from < 1 ? Math.min(1, sum / (1 - first.from)) : first ? 1 : null,
  };
}

/** Reports that follow each other without a gap. */
function unbroken(reports: readonly Report[]): Report[][] {
  const runs: Report[][] = [];
  for (const report of reports) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && report.at - last.at <= GAP_MS) run.push(report);
    else runs.push([report]);
  }
  return runs;
}

/** The last report speaks for a while too: a single one is a short line, not nothing. */
function lineOf(run: readonly Report[], across: (at: EpochMs) => number): Point[] {
  const known = run.flatMap(({ at, health: { battery } }) => (battery ? [{ at, y: battery.level }] : []));
  const last = known.at(-1);
  const line = last ? [...known, { at: last.at + SPEAKS_FOR_MS, y: last.y }] : [];
  return line.map(({ at, y }) => ({ x: across(at), y }));
}
