/** Milliseconds of one thing, measured several times. */
export type Series = { readonly what: string; readonly ms: readonly number[] };

/** @throws on an empty list: a bench without values must not print a number. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) throw new Error('nothing was measured');
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** One line for people: name, median, all values. */
export function seriesLine({ what, ms }: Series): string {
  const all = ms.map((value) => Math.round(value)).join(' ');
  return `${what.padEnd(66)} ${String(Math.round(median(ms))).padStart(6)} ms   (${all})`;
}

/** One line: how many times as long as the yardstick. */
export function ratioLine(mine: Series, yardstick: Series): string {
  const ratio = median(mine.ms) / median(yardstick.ms);
  return `${`${mine.what} ÷ ${yardstick.what}`.padEnd(108)} ${ratio.toFixed(2)} ×`;
}
