import type { Bar, Bench } from '../bench.ts';
import type { Conditions, Contender, Pair } from '../contenders/contender.ts';
import type { Measured, Row } from '../results/row.ts';
import { sideBySide } from './on-a-line.ts';

/** The first call of a browser is slower by a cold codec: it is made, and not counted. */
const COLD_RUNS = 1;

type Times = { ring: number[]; face: number[] };

/** Calls with each contender by turns, so that whatever else the machine does slows all. */
export async function callByTurns(
  bench: Bench,
  contenders: readonly Contender[],
  conditions: Conditions,
): Promise<Times[]> {
  const pairs: Pair[] = [];
  const times: Times[] = contenders.map(() => ({ ring: [], face: [] }));
  try {
    for (const contender of contenders) pairs.push(await contender.open(bench.lab, conditions));
    for (let run = 0; run < COLD_RUNS + bench.runs; run += 1)
      for (const [n, pair] of pairs.entries()) {
        const ring = await pair.ring();
        const face = await pair.answer();
        await pair.hangUp();
        if (run < COLD_RUNS) continue;
        times[n]?.ring.push(ring);
        times[n]?.face.push(face);
      }
  } finally {
    await Promise.all(pairs.map((pair) => pair.close()));
  }
  return times;
}

export const named = (
  contenders: readonly Contender[],
  values: readonly number[][],
): [Measured, Measured[]] => {
  const [ours, ...peers] = contenders.map(({ name }, n) => ({ name, values: values[n] ?? [] }));
  return [ours ?? { name: '', values: [] }, peers];
};

export const RING_AND_FACE: Bar = {
  id: '1,2',
  title: 'tap → ring, answer → face',
  async run(bench) {
    const contenders = sideBySide(bench, bench.peerjs, bench.plain);
    const times = await callByTurns(bench, contenders, {});
    const [ring, otherRings] = named(
      contenders,
      times.map((one) => one.ring),
    );
    const [face, otherFaces] = named(
      contenders,
      times.map((one) => one.face),
    );
    return [
      {
        bar: '1',
        measure: 'tap (after the grace) → ring on the other’s screen',
        unit: 'ms',
        ours: ring,
        peers: otherRings,
        goal: { most: 75 },
        note: 'peers: their tap opens the camera, as their documentation has it',
      },
      {
        bar: '2',
        measure: 'answer → first frame, slower side',
        unit: 'ms',
        ours: face,
        peers: otherFaces,
        goal: { most: 260 },
      },
    ] satisfies Row[];
  },
};

export const FACE_THROUGH_RELAY: Bar = {
  id: '3',
  title: 'answer → face through the relay alone',
  async run(bench) {
    if (!bench.relay) throw new Error('There is no coturn on this machine.');
    const contenders = sideBySide(bench, bench.peerjs, bench.plain);
    const times = await callByTurns(bench, contenders, { relayOnly: true, transport: 'udp' });
    const [ours, peers] = named(
      contenders,
      times.map((one) => one.face),
    );
    const measure = 'answer → first frame through coturn alone (UDP), slower side';
    return [{ bar: '3', measure, unit: 'ms', ours, peers, goal: { most: 300 } }];
  },
};
