import type { Bar, Bench } from '../bench.ts';
import { pass } from '../contenders/contender.ts';
import type { Lab } from '../lab/lab.ts';
import { burstsOf, type Shape } from '../lab/shape.ts';
import type { Met } from '../probe/reading.ts';
import type { Row } from '../results/row.ts';
import { byTurns, inCall, rowOf, sideBySide, watch } from './on-a-line.ts';

const SETTLED_MS = 10_000;
const WATCHED_S = 20;
/** A telephone that changes its mast: nothing passes for so long. */
const HANDOVER_MS = 5_000;

type Case = { words: string; begin(lab: Lab): Promise<void>; within?(lab: Lab): Promise<void> };

const up = (shape: Shape) => (lab: Lab) => lab.set('tablet', 'up', shape);
const CASES: readonly Case[] = [
  { words: '50 kbit/s up', begin: up({ rate: 50, queue: 300 }) },
  { words: '100 kbit/s up', begin: up({ rate: 100, queue: 300 }) },
  { words: '600 ms round trip', begin: (lab) => lab.set('tablet', 'both', { delay: 270 }) },
  { words: '300 ms of jitter', begin: up({ jitter: 300 }) },
  { words: '5 % loss', begin: up({ loss: 0.05 }) },
  { words: '10 % loss in bursts of three', begin: up({ burst: burstsOf(0.1, 3) }) },
  {
    words: 'a handover of 5 s',
    begin: async () => undefined,
    async within(lab) {
      await lab.set('tablet', 'both', { cut: true });
      await pass(HANDOVER_MS);
      await lab.set('tablet', 'both', { cut: false });
    },
  },
];

/** Lines for which the handbook has no figure: it is shown that a call holds on them, and how it looks. */
export const THIN_CASES: Bar = {
  id: 'thin',
  title: 'other lines that are thin, far or shaky',
  async run(bench) {
    const rows: Row[] = [];
    for (const one of CASES) rows.push(...(await rowsOf(bench, one)));
    return rows;
  },
};

async function rowsOf(bench: Bench, { words, begin, within }: Case): Promise<Row[]> {
  const contenders = sideBySide(bench, bench.plain);
  const results = await byTurns(contenders, bench.longRuns, (contender) =>
    inCall(bench, contender, async (pair) => {
      await begin(bench.lab);
      await pass(SETTLED_MS);
      const [met] = await Promise.all([watch(bench, pair, WATCHED_S), within?.(bench.lab)]);
      return met.relative;
    }),
  );
  const row = (measure: string, unit: string, value: (met: Met) => number) =>
    rowOf({ contenders, results }, { bar: 'thin', measure: `${words}: ${measure}`, unit, goal: null }, value);
  return [
    row(`frozen in ${WATCHED_S} s`, 's', ({ frozenS }) => frozenS),
    row('sound made up', '%', ({ concealed }) => concealed),
    row('pictures', '/s', ({ fps }) => fps),
  ];
}
