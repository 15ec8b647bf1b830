import type { Circumstances } from './machine.ts';
import { median } from './median.ts';
import { type Measured, plain, type Row, verdict } from './row.ts';

/** A row, and when and where it was taken: bars are run at different times. */
export type Taken = Row & { at: Circumstances };

/** Bars in their order (`2` before `10`, words last), each as it was last measured. */
export function merge(before: readonly Taken[], now: readonly Taken[]): Taken[] {
  const again = new Set(now.map(({ bar }) => bar));
  const rows = [...before.filter(({ bar }) => !again.has(bar)), ...now];
  const place = (bar: string) => Number.parseInt(bar, 10) || 1_000;
  return rows.sort(
    (a, b) => place(a.bar) - place(b.bar) || (place(a.bar) < 1_000 ? 0 : a.bar.localeCompare(b.bar)),
  );
}

/** The results as people read them, in Markdown. */
export function resultsPage(rows: readonly Taken[]): string {
  const circumstances = [...new Map(rows.map(({ at }) => [keyOf(at), at])).values()];
  const numbers = new Map(circumstances.map((at, n) => [keyOf(at), n + 1]));
  return `# What the bench found

Medians, and in brackets how often it was measured. *Ratio*: what the other needs for each of ours, by turns in the same run.
The figures behind every median are in \`rows.json\`.

![Each figure in parts of its goal](results.svg)

| bar | measure | Moien | others | ratio | goal | | run |
|---|---|---|---|---|---|---|---|
${rows.map((row) => tableLine(row, numbers.get(keyOf(row.at)) ?? 0)).join('\n')}

${circumstances.map((at, n) => `Run ${n + 1}: ${at.date} UTC, commit ${at.commit}; ${at.machine}; ${at.browsers}; lines by ${at.lines}.`).join('\n\n')}

${notes(rows)}`;
}

const keyOf = ({ date: _date, ...rest }: Circumstances) => JSON.stringify(rest);

function tableLine(row: Row, run: number): string {
  const { bar, measure, ours, peers, unit } = row;
  const others = peers.map((peer) => `${peer.name} ${figure(peer)}`).join('<br>');
  const ratios = peers.map((peer) => ratio(peer, ours)).join('<br>');
  const cells = [bar, measure, `${figure(ours)} ${unit}`, others, ratios, goalWords(row), verdict(row), run];
  return `| ${cells.join(' | ')} |`;
}

const figure = ({ values }: Measured) =>
  values.length === 0 ? 'not measured' : `${plain(median(values))} (${values.length})`;

export function ratio(peer: Measured, ours: Measured): string {
  if (peer.values.length === 0 || ours.values.length === 0) return '–';
  const [theirs, mine] = [median(peer.values), median(ours.values)];
  if (theirs === mine) return '1 ×';
  return mine === 0 || !Number.isFinite(theirs) || !Number.isFinite(mine) ? '–' : `${plain(theirs / mine)} ×`;
}

function goalWords({ goal, unit }: Row): string {
  if (goal === null) return '';
  return 'most' in goal ? `≤ ${plain(goal.most)} ${unit}` : `≥ ${plain(goal.least)} ${unit}`;
}

function notes(rows: readonly Row[]): string {
  const said = rows.flatMap(({ bar, measure, note }) => (note ? [`- ${bar}, ${measure}: ${note}.`] : []));
  return [...new Set(said)].join('\n').concat('\n');
}
