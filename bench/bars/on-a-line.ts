import type { Bench } from '../bench.ts';
import { type Conditions, type Contender, type Pair, pass } from '../contenders/contender.ts';
import type { Counted } from '../lab/shape.ts';
import { arrivalsOf, type Figures, figuresOf } from '../probe/probe.ts';
import { kbit, type Met, metBetween } from '../probe/reading.ts';
import type { Measured, Row } from '../results/row.ts';

/** The tablet's and the relative's experience over the same seconds, and what the tablet's line carried, kbit/s. */
export type Window = { tablet: Met; relative: Met; up: number; down: number };

/** A call that is on, for as long as `within` lasts; browsers are new each time, and the line is as good as it was. */
export async function inCall<T>(
  bench: Bench,
  contender: Contender,
  within: (pair: Pair) => Promise<T>,
  conditions: Conditions = {},
) {
  await bench.lab.reset();
  const pair = await contender.open(bench.lab, conditions);
  try {
    await pair.ring();
    await pair.answer();
    return await within(pair);
  } finally {
    await bench.lab.reset();
    await pair.close();
  }
}

/** @param seconds how long they talk */
export async function watch({ lab }: Bench, { tablet, relative }: Pair, seconds: number): Promise<Window> {
  const read = async (): Promise<[Counted, Figures, Figures]> => [
    await lab.counted('tablet'),
    ...(await Promise.all([figuresOf(tablet), figuresOf(relative)])),
  ];
  const [bytes, ...before] = await read();
  await pass(seconds * 1_000);
  const [later, ...after] = await read();
  const met = async (side: 0 | 1) => {
    const { frames } = await arrivalsOf(side === 0 ? tablet : relative, before[side].at);
    return metBetween(before[side], after[side], frames);
  };
  const lasted = (after[0].at - before[0].at) / 1_000;
  return {
    tablet: await met(0),
    relative: await met(1),
    up: kbit(later.up - bytes.up, lasted),
    down: kbit(later.down - bytes.down, lasted),
  };
}

/** Ours beside these, or alone when somebody only tries a change out. */
export const sideBySide = ({ ours, isAlone }: Bench, ...peers: readonly Contender[]): Contender[] =>
  isAlone ? [ours] : [ours, ...peers];

/** Ours and the others by turns, so often. A run that fails is said, and is not in the figures. */
export async function byTurns<T>(
  contenders: readonly Contender[],
  runs: number,
  once: (contender: Contender) => Promise<T>,
): Promise<T[][]> {
  const results: T[][] = contenders.map(() => []);
  for (let run = 0; run < runs; run += 1)
    for (const [n, contender] of contenders.entries())
      try {
        results[n]?.push(await once(contender));
      } catch (error) {
        console.error(`  ${contender.name}, run ${run + 1}: ${String(error).split('\n')[0]}`);
      }
  return results;
}

type Columns<T> = { contenders: readonly Contender[]; results: readonly T[][] };
type Heading = Pick<Row, 'bar' | 'measure' | 'unit' | 'goal' | 'note' | 'why'>;

/** One row of what was found by turns: ours is the first. */
export function rowOf<T>(
  { contenders, results }: Columns<T>,
  heading: Heading,
  value: (one: T) => number,
): Row {
  const [ours = { name: 'Moien', values: [] }, ...peers] = contenders.map(
    ({ name }, n): Measured => ({ name, values: (results[n] ?? []).map(value) }),
  );
  return { ...heading, ours, peers };
}
