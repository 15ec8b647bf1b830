import type { Circumstances } from './machine.ts';
import { median } from './median.ts';
import { goalWords, type Measured, plain, type Row, verdict } from './row.ts';

/** A row, and when and where it was taken: bars are run at different times. */
export type Taken = Row & { at: Circumstances };

/**
 * Bars in their order (`2` before `10`, words last), each as it was last measured. A row that could not be measured this
 * time keeps its old figures, with their own date; what a bar no longer has is left out.
 */
export function merge(before: readonly Taken[], now: readonly Taken[]): Taken[] {
  const again = new Set(now.map(({ bar }) => bar));
  const kept = (row: Taken) =>
    row.ours.values.length > 0
      ? row
      : (before.find(({ bar, measure }) => bar === row.bar && measure === row.measure) ?? row);
  const rows = [...before.filter(({ bar }) => !again.has(bar)), ...now.map(kept)];
  const place = (bar: string) => Number.parseInt(bar, 10) || 1_000;
  return rows.sort(
    (a, b) => place(a.bar) - place(b.bar) || (place(a.bar) < 1_000 ? 0 : a.bar.localeCompare(b.bar)),
  );
}

/** The results as people read them, in Markdown. */
export function resultsPage(rows: readonly Taken[]): string {
  const machines = [...new Set(rows.map(({ at }) => machineOf(at)))];
  return `# What the bench found

Medians, and in brackets how often it was measured. *Ratio*: how many times better ours is, by turns in the same run.
*Taken*: when, of which commit (\`+\`: and what was changed since), and how busy all cores were meanwhile. The figures behind
every median are in \`rows.json\`.

![Each figure in parts of its goal](results.svg)

| bar | measure | Moien | others | ratio | goal | | taken |
|---|---|---|---|---|---|---|---|
${rows.map((row) => tableLine(row, machines)).join('\n')}

${machines.map((machine, n) => `${machines.length > 1 ? `${stars(n)} ` : ''}${machine}.`).join('\n\n')}

${missed(rows)}${notes(rows)}`;
}

const stars = (n: number) => '\\*'.repeat(n + 1);
const machineOf = ({ machine, browsers, lines }: Circumstances) =>
  `${machine}; ${browsers}; lines by ${lines}`;

function tableLine(row: Taken, machines: readonly string[]): string {
  const { bar, measure, ours, peers, unit, at } = row;
  const others = peers.map((peer) => `${peer.name} ${figure(peer)}`).join('<br>');
  const ratios = peers.map((peer) => ratio(peer, row)).join('<br>');
  const where = machines.length > 1 ? ` ${stars(machines.indexOf(machineOf(at)))}` : '';
  const busy = at.busy === null || at.busy === undefined ? '' : `, ${at.busy} % busy`;
  const taken = `${at.date}, ${at.commit}${busy}${where}`;
  const cells = [
    bar,
    measure,
    `${figure(ours)} ${unit}`.trim(),
    others,
    ratios,
    goalWords(row),
    verdict(row),
    taken,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** By how much, and why. */
function missed(rows: readonly Row[]): string {
  const all = rows.filter((row) => verdict(row).startsWith('missed'));
  if (all.length === 0) return '';
  const lines = all.map(
    (row) => `- ${row.bar}, ${row.measure}: ${verdict(row)}; ${row.why ?? 'why is not known yet'}.`,
  );
  return `## Missed\n\n${lines.join('\n')}\n\n## Notes\n\n`;
}

const figure = ({ values }: Measured) =>
  values.length === 0 ? 'not measured' : `${plain(median(values))} (${values.length})`;

/** How many times as long, as much or as often the other needs; where more is better, ours has. */
export function ratio(peer: Measured, { ours, goal }: Pick<Row, 'ours' | 'goal'>): string {
  if (peer.values.length === 0 || ours.values.length === 0) return '–';
  const [theirs, mine] = [median(peer.values), median(ours.values)];
  if (theirs === mine) return '1 ×';
  const times = goal !== null && 'least' in goal ? mine / theirs : theirs / mine;
  return times === 0 || !Number.isFinite(times) ? '–' : `${plain(times)} ×`;
}

function notes(rows: readonly Row[]): string {
  const said = rows.flatMap(({ bar, measure, note }) => (note ? [`- ${bar}, ${measure}: ${note}.`] : []));
  return [...new Set(said)].join('\n').concat('\n');
}
