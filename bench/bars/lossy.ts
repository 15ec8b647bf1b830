import type { Bar, Bench } from '../bench.ts';
import { pass } from '../contenders/contender.ts';
import { burstsOf, type Shape } from '../lab/shape.ts';
import type { Row } from '../results/row.ts';
import { byTurns, inCall, rowOf, sideBySide, watch } from './on-a-line.ts';

/** Long enough to notice the loss and to agree on another way to send. */
const SETTLED_MS = 10_000;
const WATCHED_S = 20;

type Case = { words: string; shape: Shape; most: number | null };
const CASES: readonly Case[] = [
  { words: '10 % loss', shape: { loss: 0.1 }, most: 0.7 },
  { words: '20 % loss', shape: { loss: 0.2 }, most: 1.5 },
  { words: '10 % loss in bursts of three', shape: { burst: burstsOf(0.1, 3) }, most: null },
];

export const LOSSY_LINE: Bar = {
  id: '8',
  title: 'sound on a line that loses packets',
  async run(bench) {
    const rows: Row[] = [];
    for (const one of CASES) rows.push(...(await lossRows(bench, one)));
    return rows;
  },
};

async function lossRows(bench: Bench, { words, shape, most }: Case): Promise<Row[]> {
  const contenders = sideBySide(bench, bench.plain);
  const results = await byTurns(contenders, bench.longRuns, (contender) =>
    inCall(bench, contender, async (pair) => {
      await bench.lab.set('tablet', 'up', shape);
      await pass(SETTLED_MS);
      return watch(bench, pair, WATCHED_S);
    }),
  );
  const columns = { contenders, results };
  const sound = { bar: '8', measure: `${words}: sound made up`, unit: '%' };
  const wire = { bar: '8', measure: `${words}: the sound on the wire`, unit: 'kbit/s' };
  return [
    rowOf(columns, { ...sound, goal: most === null ? null : { most } }, (one) => one.relative.concealed),
    rowOf(columns, { ...wire, goal: most === null ? null : { most: 120 } }, (one) => one.tablet.soundOut),
  ];
}
