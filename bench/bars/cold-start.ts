import { resident } from '../../e2e/people.ts';
import { startWorld } from '../../e2e/world.ts';
import type { Bar } from '../bench.ts';
import { BARE, type ColdStart, coldStart, LAUNCHER, photosOf, serveBarePage, settle } from '../cold-start.ts';
import type { Row } from '../results/row.ts';

/** The launcher and the bare page by turns, so that whatever else the machine does slows both. */
export const COLD_START: Bar = {
  id: 'cold-start',
  title: 'the launcher without network, CPU slowed four times',
  run: ({ runs }) => benchColdStart(runs),
};

async function benchColdStart(runs: number): Promise<Row[]> {
  const world = await startWorld();
  const anne = await resident({ name: 'cold' });
  try {
    const address = await settle(anne, world);
    const bare = await serveBarePage(await photosOf(anne.page));
    await anne.page.goto(bare.url);
    await anne.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const mine: ColdStart[] = [];
    const theirs: ColdStart[] = [];
    for (let run = 0; run <= runs; run += 1) {
      mine.push(await coldStart(anne, address, LAUNCHER));
      theirs.push(await coldStart(anne, bare.url, BARE));
    }
    bare.close();
    // The first of each is colder still, by a compiled-code cache that is not there yet.
    return rows(mine.slice(1), theirs.slice(1));
  } finally {
    await anne.leave();
    await world.close();
  }
}

function rows(mine: readonly ColdStart[], theirs: readonly ColdStart[]): Row[] {
  return (['painted', 'interactive'] as const).map((moment) => ({
    bar: 'cold-start',
    measure: moment === 'painted' ? 'no network: first face painted' : 'no network: six faces, interactive',
    unit: 'ms',
    ours: { name: 'Moien', values: mine.map((one) => one[moment]) },
    peers: [{ name: 'bare page', values: theirs.map((one) => one[moment]) }],
    goal: null,
    note: 'the bare page has the same six photos, no script, no words, no database',
  }));
}
