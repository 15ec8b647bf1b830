import type { Bar, Bench } from '../bench.ts';
import { pass } from '../contenders/contender.ts';
import { type Crowds, openOurs, openPlain } from '../contenders/crowd.ts';
import { arrivalsOf, figuresOf } from '../probe/probe.ts';
import { jain, type Met, metBetween } from '../probe/reading.ts';
import { busyPercent, coreTime } from '../results/machine.ts';
import { median } from '../results/median.ts';
import { byTurns, rowOf, sideBySide } from './on-a-line.ts';

/** For ten calls; fewer have as much each. */
const BOX_KBIT = 1_500;
const USUAL_CALLS = 10;
/** What the relatives have: ten lines are one here, and it must not be what is measured. */
const PLENTY_KBIT = 100_000;
const SETTLED_MS = 15_000;
const WATCHED_S = 30;

const NOTE =
  'all tablets and phones are real pages of two Chromiums, no headless peers; lighter than in life, for ours and the others: cameras give 15 pictures of 320×240 a second (phones: 5 of 160×120), phones say nothing, nobody’s echo is taken out, and pictures are decoded but not painted: a frame counts when it left the decoder to be shown';

export const TEN_CALLS: Bar = {
  id: '12',
  title: `${USUAL_CALLS} calls on one box of ${BOX_KBIT} kbit/s`,
  async run(bench) {
    const contenders = sideBySide(bench, bench.plain);
    const busy: number[] = [];
    const results = await byTurns(contenders, bench.longRuns, async (contender) => {
      await bench.lab.set('relative', 'both', { rate: PLENTY_KBIT });
      const crowds = await (contender === bench.ours ? openOurs : openPlain)(bench, bench.calls);
      const began = coreTime();
      const met = await watchAll(bench, crowds).finally(crowds.close).finally(bench.lab.reset);
      if (contender === bench.ours) busy.push(busyPercent(began, coreTime()) ?? 0);
      return met;
    });
    const columns = { contenders, results };
    const row = (measure: string, unit: string, goal: { most: number } | { least: number }) => ({
      ...{
        bar: '12',
        measure: `${bench.calls} calls on ${boxOf(bench)} kbit/s: ${measure}`,
        unit,
        goal,
        note: NOTE,
        ...whyOf(busy),
      },
    });
    const worst = (of: keyof Met) => (all: readonly Met[]) => Math.max(...all.map((one) => Number(one[of])));
    return [
      rowOf(columns, row('fairness of pictures (Jain)', '', { least: 0.99 }), (all) =>
        // Nobody’s picture is no fair share of anything.
        all.every(({ videoIn }) => videoIn === 0) ? 0 : jain(all.map((one) => one.videoIn)),
      ),
      rowOf(columns, row('frozen in 30 s, worst call', 's', { most: 0.6 }), worst('frozenS')),
      rowOf(columns, row('sound made up, worst call', '%', { most: 1 }), worst('concealed')),
      rowOf(columns, row('pictures, slowest call', '/s', { least: 10 }), (all) =>
        Math.min(...all.map((one) => one.fps)),
      ),
    ];
  },
};

/** Cores that have no rest make fewer pictures than the line has room for, and take the wait for a full line. */
const NO_REST = 90;

function whyOf(busy: readonly number[]): { why?: string } {
  if (busy.length === 0 || median(busy) < NO_REST) return {};
  return { why: `all cores were ${median(busy)} % busy: this machine is too small for so many browsers` };
}

const boxOf = ({ calls }: Bench) => (BOX_KBIT * calls) / USUAL_CALLS;

/** What each relative sees and hears: the box's uplink is what is scarce. */
async function watchAll(bench: Bench, { relatives, callAll }: Crowds): Promise<Met[]> {
  await bench.lab.set('tablet', 'up', { rate: boxOf(bench), queue: 300 });
  await callAll();
  await pass(SETTLED_MS);
  const before = await Promise.all(relatives.map(figuresOf));
  await pass(WATCHED_S * 1_000);
  return Promise.all(
    relatives.map(async (page, n) => {
      const first = before[n];
      const after = await figuresOf(page);
      if (!first) throw new Error('a call without a beginning');
      return metBetween(first, after, (await arrivalsOf(page, first.at)).frames);
    }),
  );
}
