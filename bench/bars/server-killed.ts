import type { Bar, Bench } from '../bench.ts';
import { type Pair, pass } from '../contenders/contender.ts';
import { arrivalsOf, figuresOf } from '../probe/probe.ts';
import { byTurns, inCall, rowOf } from './on-a-line.ts';
import { worstGap } from './outage.ts';

const AWAY_MS = 5_000;
/** So long after it is back the picture is still looked at. */
const SEEN_MS = 5_000;
/** Whoever has not dialled again by then has given up. */
const WAITED_S = 20;

/** `quietS`: the longest gap in as many seconds before, in which nothing happened. */
type InCall = { quietS: number; gapS: number; attachedS: number };

/** Of the peers none can be asked the same: PeerJS forgets who was there, and a plain page has nothing to come back to. */
export const SERVER_KILLED: Bar = {
  id: '11',
  title: 'the server is killed in a call, and while it rings',
  async run(bench) {
    const contenders = [bench.ours];
    const calls = await byTurns(contenders, bench.longRuns, () =>
      inCall(bench, bench.ours, (pair) => killInCall(bench, pair)),
    );
    const rings = await byTurns(contenders, bench.longRuns, () => killInRing(bench));
    const columns = { contenders, results: calls };
    const killed = { bar: '11', unit: 's' };
    return [
      rowOf(
        columns,
        { ...killed, measure: 'server killed for 5 s: longest time without a picture', goal: { most: 0.2 } },
        ({ gapS }) => gapS,
      ),
      rowOf(
        columns,
        {
          ...{
            ...killed,
            measure: 'nothing happens for as long: longest time without a picture',
            goal: null,
          },
          note: 'this machine’s own unrest, to know what of the row above is the server’s',
        },
        ({ quietS }) => quietS,
      ),
      rowOf(
        columns,
        { ...killed, measure: 'server back: both attached again', goal: { most: 1 } },
        ({ attachedS }) => attachedS,
      ),
      rowOf(
        { contenders, results: rings },
        { bar: '11', measure: 'server killed in the ring: calls answered', unit: '%', goal: { least: 100 } },
        (isOn) => (isOn ? 100 : 0),
      ),
    ];
  },
};

async function killInCall({ ours }: Bench, pair: Pair): Promise<InCall> {
  await pass(4_000);
  const before = await figuresOf(pair.tablet);
  await pass(AWAY_MS + SEEN_MS);
  const quiet = await worstGap(pair, before.at);
  const { at } = await figuresOf(pair.tablet);
  await ours.kill();
  await pass(AWAY_MS);
  await ours.restart();
  const ready = Date.now();
  await pass(SEEN_MS);
  let dials = await dialsSince(pair, at);
  if (dials.some((dial) => dial === undefined)) {
    await pass(WAITED_S * 1_000 - SEEN_MS);
    dials = await dialsSince(pair, at);
  }
  const attached = dials.map((dial) => (dial === undefined ? WAITED_S : Math.max(0, dial - ready) / 1_000));
  return { quietS: quiet.gapS, gapS: (await worstGap(pair, at)).gapS, attachedS: Math.max(...attached) };
}

const dialsSince = ({ tablet, relative }: Pair, since: number) =>
  Promise.all([tablet, relative].map(async (page) => (await arrivalsOf(page, since)).dials.at(0)));

/** @returns whether the call that rang can be answered afterwards */
async function killInRing({ lab, ours }: Bench): Promise<boolean> {
  const pair = await ours.open(lab, {});
  try {
    await pair.ring();
    await ours.kill();
    await pass(1_000);
    await ours.restart();
    return await pair.answer().then(
      () => true,
      () => false,
    );
  } finally {
    await pair.close();
  }
}
