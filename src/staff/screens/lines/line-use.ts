import type { LineUses } from '../../../protocol/line-use.ts';
import type { EpochMs } from '../../../protocol/primitives.ts';

/** What a line has used, in MB of a million bytes, as contracts count. */
export type Use = {
  readonly usedMb: number;
  /** Null: no budget. Below 0: over it by that much. */
  readonly leftMb: number | null;
  /** 0 … 1 and more; null: no budget. */
  readonly share: number | null;
  /** At the end of the month, if it goes on like this; null: too early to say. */
  readonly forecastMb: number | null;
  readonly state: 'fine' | 'tight' | 'near' | 'over';
  readonly lastMonthMb: number;
};

const MB = 1_000_000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** A day has a night in it. */
const LEAST_MEASURED_MS = DAY_MS;
const NEAR = 0.8;

type Month = Pick<LineUses, 'until'> & { now: EpochMs };

/**
 * How a line stands in its month. `tight`: it will not last at this pace; `near`: four fifths are used.
 *
 * @param budgetMb null: no limit
 */
export function useOf(
  line: Pick<LineUses['lines'][number], 'bytes' | 'countedSince' | 'bytesBefore'>,
  budgetMb: number | null,
  { until, now }: Month,
): Use {
  const usedMb = line.bytes / MB;
  const measuredMs = line.countedSince === null ? 0 : now - line.countedSince;
  const pace = measuredMs >= LEAST_MEASURED_MS ? usedMb / measuredMs : null;
  const forecastMb = pace === null ? null : usedMb + pace * Math.max(0, until - now);
  const share = budgetMb === null ? null : usedMb / budgetMb;
  return {
    usedMb,
    leftMb: budgetMb === null ? null : budgetMb - usedMb,
    share,
    forecastMb,
    state: stateOf(share, budgetMb !== null && forecastMb !== null && forecastMb > budgetMb),
    lastMonthMb: line.bytesBefore / MB,
  };
}

function stateOf(share: number | null, isTight: boolean): Use['state'] {
  if (share !== null && share >= 1) return 'over';
  if (share !== null && share >= NEAR) return 'near';
  return isTight ? 'tight' : 'fine';
}

/** A size as people say it: two figures that count, with a comma; `0`, `0,04`, `0,4`, `4,1`, `41`. */
export function gigabytes(mb: number): string {
  const gb = Math.abs(mb) / 1000;
  const digits = gb >= 10 || gb === 0 ? 0 : gb >= 0.1 ? 1 : 2;
  return gb.toFixed(digits).replace('.', ',');
}

/** `1,5`, of kbit/s. */
export function megabits(kbps: number): string {
  return String(Math.round(kbps / 100) / 10).replace('.', ',');
}

/** The other way, with point or comma; empty: null, it is measured. Undefined: not a speed. */
export function readMegabits(typed: string): number | null | undefined {
  const text = typed.trim().replace(',', '.');
  if (text === '') return null;
  const kbps = Math.round(Number(text) * 1000);
  return kbps >= 32 && kbps <= 10_000_000 ? kbps : undefined;
}
