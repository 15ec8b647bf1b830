import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Circumstances } from './machine.ts';
import { resultsPlot } from './plot.ts';
import type { Row } from './row.ts';
import { merge, resultsPage, type Taken } from './table.ts';

const folder = import.meta.dirname;

/** Puts these rows in the place of older ones of the same bars, and draws table and plot anew. */
export function keepRows(rows: readonly Row[], at: Circumstances): void {
  const file = join(folder, 'rows.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Taken[]) : [];
  const all = merge(
    before,
    rows.map((row) => ({ ...row, at })),
  );
  writeFileSync(file, `${JSON.stringify(all, null, 1)}\n`);
  writeFileSync(join(folder, 'results.md'), resultsPage(all));
  writeFileSync(join(folder, 'results.svg'), resultsPlot(all));
}
