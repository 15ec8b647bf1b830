import type { Bar, Bench } from '../bench.ts';
import type { Pair } from '../contenders/contender.ts';
import { pass } from '../contenders/contender.ts';
import { arrivalsOf, figuresOf } from '../probe/probe.ts';
import { backAfter } from '../probe/reading.ts';
import { byTurns, inCall, rowOf, sideBySide, watch } from './on-a-line.ts';

/** Congestion control has found its rate by then. */
const SETTLED_MS = 10_000;
const WATCHED_S = 30;

export const NORMAL_CALL: Bar = {
  id: '5',
  title: 'what a normal call takes',
  async run(bench) {
    const contenders = sideBySide(bench, bench.plain);
    const results = await byTurns(contenders, bench.longRuns, (contender) =>
      inCall(bench, contender, async (pair) => {
        await pass(SETTLED_MS);
        return watch(bench, pair, WATCHED_S);
      }),
    );
    const columns = { contenders, results };
    const row = (measure: string, unit: string, goal: { most: number } | { least: number }) => ({
      ...{ bar: '5', measure, unit, goal },
    });
    return [
      rowOf(columns, row('a normal call on the wire, busier way', 'kbit/s', { most: 255 }), ({ up, down }) =>
        Math.max(up, down),
      ),
      rowOf(columns, row('a normal call: pictures shown, slower side', '/s', { least: 14.5 }), (one) =>
        Math.min(one.tablet.fps, one.relative.fps),
      ),
    ];
  },
};

export const THIN_LINE: Bar = {
  id: '6',
  title: '80 kbit/s up',
  async run(bench) {
    const contenders = sideBySide(bench, bench.plain);
    const results = await byTurns(contenders, bench.longRuns, (contender) =>
      inCall(bench, contender, async (pair) => {
        await bench.lab.set('tablet', 'up', { rate: 80, queue: 300 });
        await pass(SETTLED_MS);
        return (await watch(bench, pair, WATCHED_S)).relative;
      }),
    );
    const columns = { contenders, results };
    const at80 = { bar: '6', note: 'the line narrows in the call, ten seconds before the 30 that count' };
    return [
      rowOf(
        columns,
        { ...at80, measure: '80 kbit/s up: frozen in 30 s', unit: 's', goal: { most: 0 } },
        (one) => one.frozenS,
      ),
      rowOf(
        columns,
        { ...at80, measure: '80 kbit/s up: sound made up', unit: '%', goal: { most: 0.5 } },
        (one) => one.concealed,
      ),
      rowOf(
        columns,
        { ...at80, measure: '80 kbit/s up: pictures', unit: '/s', goal: { least: 10 } },
        (one) => one.fps,
      ),
    ];
  },
};

type Starved = { dropS: number; concealed: number; wire: number; backS: number };

export const SOUND_ALONE: Bar = {
  id: '7',
  title: '35 kbit/s up, and back',
  async run(bench) {
    const contenders = sideBySide(bench, bench.plain);
    const results = await byTurns(contenders, bench.longRuns, (contender) =>
      inCall(bench, contender, (pair) => starve(bench, pair)),
    );
    const columns = { contenders, results };
    const never = { bar: '7', note: `${WATCHED_S} s: not in the time that was watched` };
    return [
      rowOf(
        columns,
        { ...never, measure: '35 kbit/s up: until the picture gives way', unit: 's', goal: { most: 3 } },
        (one) => one.dropS,
      ),
      rowOf(
        columns,
        { bar: '7', measure: '35 kbit/s up: sound made up', unit: '%', goal: { most: 1 } },
        (one) => one.concealed,
      ),
      rowOf(
        columns,
        { bar: '7', measure: '35 kbit/s up: on the wire', unit: 'kbit/s', goal: { most: 28 } },
        (one) => one.wire,
      ),
      rowOf(
        columns,
        { ...never, measure: '200 kbit/s again: until the picture is back', unit: 's', goal: { most: 10 } },
        (one) => one.backS,
      ),
    ];
  },
};

async function starve(bench: Bench, pair: Pair): Promise<Starved> {
  const { lab } = bench;
  await pass(SETTLED_MS);
  await lab.set('tablet', 'up', { rate: 35, queue: 300 });
  const dropS = await untilPictureStops(pair);
  await pass(3_000);
  const { relative, up } = await watch(bench, pair, 20);
  await lab.set('tablet', 'up', { rate: 200 });
  const { at } = await figuresOf(pair.relative);
  await pass(WATCHED_S * 1_000);
  const { frames } = await arrivalsOf(pair.relative, at);
  const back = backAfter(frames, at);
  return {
    dropS,
    concealed: relative.concealed,
    wire: up,
    backS: back === null ? WATCHED_S : back / 1_000,
  };
}

/** Two seconds in which next to nothing of a picture leaves the tablet. @returns s from now to their beginning */
async function untilPictureStops({ tablet }: Pair): Promise<number> {
  const first = await figuresOf(tablet);
  let [last, still] = [first, first];
  while (last.at - first.at < WATCHED_S * 1_000) {
    await pass(200);
    const now = await figuresOf(tablet);
    if (now.videoOut - last.videoOut > 250) still = now;
    last = now;
    if (now.at - still.at > 2_000) return (still.at - first.at) / 1_000;
  }
  return WATCHED_S;
}
