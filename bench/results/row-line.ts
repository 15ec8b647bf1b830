import { median } from './median.ts';
import { plain, type Row, verdict } from './row.ts';

/** One line for people: what, each one's median and all values, and whether the goal is reached. */
export function rowLine(row: Row): string {
  const all = [row.ours, ...row.peers].map(({ name, values }) => {
    const each = values.map(plain).join(' ');
    return `\n    ${name.padEnd(28)} ${(values.length > 0 ? plain(median(values)) : '–').padStart(8)} ${row.unit}   (${each})`;
  });
  const missed = verdict(row).startsWith('missed');
  return `  ${row.bar} ${row.measure}: ${verdict(row)}${missed && row.why ? `, ${row.why}` : ''}${all.join('')}`;
}
