import type { Bar } from '../bench.ts';
import { type Pair, pass } from '../contenders/contender.ts';
import { footprintOf } from '../lab/footprint.ts';
import { benchMedia, STAMP } from '../lab/media.ts';
import { lipSync } from '../probe/journey.ts';
import { watchBothWays } from '../probe/lip-sync.ts';
import { median } from '../results/median.ts';
import type { Row } from '../results/row.ts';
import { inCall } from './on-a-line.ts';

const EVERY_S = 15;
/** Of each such time, so long it is looked at whether lips fit: longer than any pause between sentences. */
const LOOKED_AT_S = 2.5;

/** `cpu`: cores in use by both browsers. `apart`: ms that the picture comes later than the sound, at each side. */
type Sample = { megabytes: number; cpu: number; apart: { tablet: number | null; relative: number | null } };

export const LONG_CALL: Bar = {
  id: 'long',
  title: 'one call for a long time',
  async run(bench) {
    const media = benchMedia(undefined, true);
    const samples = await inCall(bench, bench.ours, (pair) => follow(pair, bench.minutes), { media });
    return longRows(samples, bench.minutes);
  },
};

async function follow({ tablet, relative }: Pair, minutes: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  await pass(EVERY_S * 1_000);
  const reading = () => ({ ...footprintOf('moien-bench-browser-'), at: performance.now() });
  let before = reading();
  for (let second = EVERY_S; second < minutes * 60; second += EVERY_S) {
    await pass((EVERY_S - LOOKED_AT_S) * 1_000);
    const [here, there] = await Promise.all([
      watchBothWays(tablet, LOOKED_AT_S, STAMP),
      watchBothWays(relative, LOOKED_AT_S, STAMP),
    ]);
    const now = reading();
    samples.push({
      megabytes: now.megabytes,
      cpu: (1_000 * (now.cpuS - before.cpuS)) / (now.at - before.at),
      apart: { tablet: lipSync(there, here), relative: lipSync(here, there) },
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
  const [before, after] = [usual(first), usual(last)];
  const drift = SIDES.map((side) => minus(after[side], before[side]));
  const note = `both browsers together: ${Math.round(median(last.map(({ megabytes }) => megabytes)))} MB, ${median(last.map(({ cpu }) => cpu)).toFixed(2)} cores`;
  return [
    {
      ...row('memory at the end, of that at the beginning', '%', [grown(({ megabytes }) => megabytes)], 110),
      note,
    },
    row('CPU at the end, of that at the beginning', '%', [grown(({ cpu }) => cpu)], 110),
    {
      // ITU-R BT.1359: from 45 ms on people notice sound that comes first.
      ...row('between picture and sound at the end', 'ms', worse([after.tablet, after.relative]), 45),
      note: HOW,
    },
    row('picture and sound have drifted apart by', 'ms', worse(drift), 20),
  ];
}

const HOW =
  'worse side; numbered pictures from camera to screen, less the sound’s rise and fall from microphone to loudspeaker: right within some 15 ms, a loudspeaker’s own delay left out';

const SIDES = ['tablet', 'relative'] as const;
type Apart = Sample['apart'];

const usual = (samples: readonly Sample[]): Apart => {
  const of = (side: (typeof SIDES)[number]) => {
    const known = samples.flatMap(({ apart }) => apart[side] ?? []);
    return known.length > 0 ? median(known) : null;
  };
  return { tablet: of('tablet'), relative: of('relative') };
};

const minus = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);

/** One figure, or none when neither side is known. */
function worse(values: readonly (number | null)[]): number[] {
  const known = values.flatMap((one) => (one === null ? [] : [Math.abs(one)]));
  return known.length > 0 ? [Math.max(...known)] : [];
}
