import type { Bar } from '../bench.ts';
import { type Pair, pass } from '../contenders/contender.ts';
import { footprintOf } from '../lab/footprint.ts';
import { figuresOf } from '../probe/probe.ts';
import { median } from '../results/median.ts';
import type { Row } from '../results/row.ts';
import { inCall } from './on-a-line.ts';

const EVERY_S = 15;

/** `cpu`: cores in use by both browsers. `lipSync`: ms between picture and sound, the worse side. */
type Sample = { megabytes: number; cpu: number; lipSync: number | null };

export const LONG_CALL: Bar = {
  id: 'long',
  title: 'one call for a long time',
  async run(bench) {
    const samples = await inCall(bench, bench.ours, (pair) => follow(pair, bench.minutes));
    return longRows(samples, bench.minutes);
  },
};

async function follow(pair: Pair, minutes: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  await pass(EVERY_S * 1_000);
  let before = footprintOf('moien-bench-browser-');
  for (let second = EVERY_S; second < minutes * 60; second += EVERY_S) {
    await pass(EVERY_S * 1_000);
    const now = footprintOf('moien-bench-browser-');
    const sides = await Promise.all([pair.tablet, pair.relative].map(figuresOf));
    const apart = sides.flatMap(({ lipSync }) => (lipSync === null ? [] : [Math.abs(lipSync)]));
    samples.push({
      megabytes: now.megabytes,
      cpu: (now.cpuS - before.cpuS) / EVERY_S,
      lipSync: apart.length > 0 ? Math.max(...apart) : null,
    });
    before = now;
  }
  return samples;
}

/** The last fifth of the call beside its first: what grows would show. */
export function longRows(samples: readonly Sample[], minutes: number): Row[] {
  const fifth = Math.max(1, Math.floor(samples.length / 5));
  const [first, last] = [samples.slice(0, fifth), samples.slice(-fifth)];
  const row = (measure: string, unit: string, values: number[], most: number): Row => ({
    ...{ bar: 'long', measure: `a call of ${minutes} min: ${measure}`, unit, peers: [], goal: { most } },
    ours: { name: 'Moien', values },
  });
  const grown = (of: (one: Sample) => number) => (100 * median(last.map(of))) / median(first.map(of));
  const [before, after] = [apart(first), apart(last)];
  const drift = before.length > 0 && after.length > 0 ? [Math.abs(median(after) - median(before))] : [];
  const note = `both browsers together: ${Math.round(median(last.map(({ megabytes }) => megabytes)))} MB, ${median(last.map(({ cpu }) => cpu)).toFixed(2)} cores`;
  return [
    {
      ...row('memory at the end, of that at the beginning', '%', [grown(({ megabytes }) => megabytes)], 110),
      note,
    },
    row('CPU at the end, of that at the beginning', '%', [grown(({ cpu }) => cpu)], 110),
    // ITU-R BT.1359: from 45 ms on people notice sound that comes first.
    row('between picture and sound at the end', 'ms', after, 45),
    row('picture and sound have drifted apart by', 'ms', drift, 20),
  ];
}

const apart = (samples: readonly Sample[]) =>
  samples.flatMap(({ lipSync }) => (lipSync === null ? [] : [lipSync]));
