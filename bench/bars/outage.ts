import type { Bar, Bench } from '../bench.ts';
import { type Pair, pass } from '../contenders/contender.ts';
import { arrivalsOf, type Figures, figuresOf } from '../probe/probe.ts';
import { backAfter, longestGap } from '../probe/reading.ts';
import type { Row } from '../results/row.ts';
import { byTurns, inCall, rowOf, sideBySide } from './on-a-line.ts';

const SETTLED_MS = 6_000;
/** Whatever has not come back by then has not come back. */
const WAITED_S = 30;

/** Seen in both slow ones of fifty traced runs; more are slow on a busy machine. Not asked for, so the receiver does not know that they are old. */
const LATE_PACKETS =
  'now and then Chromium probes the line, just as it is back, with packets of pictures from before: the other side’s clock goes by them, and the next pictures wait';

const DISCONNECTED_S = 7;
/** The voice pauses a quarter of the time, and the slower side counts. */
const PAUSES = 'who pauses when the line returns sends one packet every 400 ms (DTX); packets last 60 ms';
const ASKS_FIRST =
  'after 5 to 7 s Chromium says disconnected, and sends nothing until a check has gone there and back';
/** Bar 10. */
const LISTED_LATE =
  'Linux lists a new network up to 2 s late, and no search for a way finds one over it sooner';

type Back = { picture: number; sound: number };

export const OUTAGE: Bar = {
  id: '9',
  title: 'the line is gone, and comes back',
  async run(bench) {
    const rows: Row[] = [];
    for (const seconds of [4, 12]) rows.push(...(await outageRows(bench, seconds)));
    return rows;
  },
};

async function outageRows(bench: Bench, seconds: number): Promise<Row[]> {
  const contenders = sideBySide(bench, bench.plain);
  const results = await byTurns(contenders, bench.longRuns, (contender) =>
    inCall(bench, contender, (pair) => cutOff(bench, pair, seconds)),
  );
  const columns = { contenders, results };
  const note = `from the line’s return; ${WAITED_S} s: not in the time that was watched`;
  const row = (what: string, most: number) => ({
    ...{
      bar: '9',
      measure: `${seconds} s without a line: ${what}, slower side`,
      unit: 's',
      goal: { most },
      note,
    },
  });
  return [
    rowOf(columns, { ...row('picture back', 0.5), why: LATE_PACKETS }, ({ picture }) => picture),
    rowOf(
      columns,
      { ...row('sound back', 0.3), why: seconds > DISCONNECTED_S ? ASKS_FIRST : PAUSES },
      ({ sound }) => sound,
    ),
  ];
}

async function cutOff({ lab }: Bench, pair: Pair, seconds: number): Promise<Back> {
  await pass(SETTLED_MS);
  await lab.set('tablet', 'both', { cut: true });
  await pass(seconds * 1_000);
  await lab.set('tablet', 'both', { cut: false });
  const { at } = await figuresOf(pair.tablet);
  await pass(8_000);
  if ((await backAt(pair, at)).some(({ picture }) => picture === null)) await pass((WAITED_S - 8) * 1_000);
  const sides = await backAt(pair, at);
  const slower = (values: (number | null)[]) =>
    Math.max(...values.map((ms) => (ms === null ? WAITED_S : ms / 1_000)));
  return {
    picture: slower(sides.map(({ picture }) => picture)),
    sound: slower(sides.map(({ sound }) => sound)),
  };
}

const backAt = ({ tablet, relative }: Pair, from: number) =>
  Promise.all(
    [tablet, relative].map(async (page) => {
      const { frames, sounds } = await arrivalsOf(page, from);
      return { picture: backAfter(frames, from), sound: backAfter(sounds, from) };
    }),
  );

export const OTHER_NETWORK: Bar = {
  id: '10',
  title: 'the relative’s phone changes its network',
  async run(bench) {
    const { switchNetwork } = bench.lab;
    if (switchNetwork === null)
      throw new Error('There are no networks to change between without namespaces.');
    const contenders = sideBySide(bench, bench.peerjs, bench.plain);
    const results = await byTurns(contenders, bench.longRuns, (contender) =>
      inCall(bench, contender, async (pair) => {
        await pass(SETTLED_MS);
        const { at } = await figuresOf(pair.tablet);
        await switchNetwork();
        await pass(WAITED_S * 1_000);
        return worstGap(pair, at);
      }).finally(switchNetwork),
    );
    const columns = { contenders, results };
    return [
      rowOf(
        columns,
        {
          ...{ bar: '10', measure: 'another network: longest time without a picture', unit: 's' },
          goal: { most: 2.5 },
          why: LISTED_LATE,
          note: `slower side; ${WAITED_S} s: the call did not come back`,
        },
        ({ gapS }) => gapS,
      ),
      rowOf(
        columns,
        { bar: '10', measure: 'another network: calls that went on', unit: '%', goal: { least: 100 } },
        ({ isOn }) => (isOn ? 100 : 0),
      ),
    ];
  },
};

/** The longest gap since then, on the side that had the longer one. */
export async function worstGap({ tablet, relative }: Pair, since: Figures['at']) {
  const sides = await Promise.all(
    [tablet, relative].map(async (page) => {
      const { at } = await figuresOf(page);
      const { frames } = await arrivalsOf(page, since);
      return { gapS: longestGap(frames, since, at) / 1_000, isOn: at - (frames.at(-1) ?? 0) < 2_000 };
    }),
  );
  return { gapS: Math.max(...sides.map(({ gapS }) => gapS)), isOn: sides.every(({ isOn }) => isOn) };
}
