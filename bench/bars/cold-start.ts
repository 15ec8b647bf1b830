import { resident } from '../e2e/people.ts';
import { startWorld } from '../e2e/world.ts';
import { BARE, type ColdStart, coldStart, LAUNCHER, photosOf, serveBarePage, settle } from './cold-start.ts';
import { ratioLine, type Series, seriesLine } from './figures.ts';

/** The launcher and the bare page by turns, so that whatever else the machine does slows both. */
export async function benchColdStart(runs: number): Promise<void> {
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
    print(mine.slice(1), theirs.slice(1));
  } finally {
    await anne.leave();
    await world.close();
  }
}

function print(mine: readonly ColdStart[], theirs: readonly ColdStart[]): void {
  console.log(`Cold start without network, CPU slowed four times, medians of ${mine.length} runs:`);
  for (const moment of ['painted', 'interactive'] as const) {
    const what = moment === 'painted' ? 'first face painted' : 'six faces, interactive';
    const ours: Series = { what: `${what}, launcher`, ms: mine.map((one) => one[moment]) };
    const bare: Series = { what: `${what}, bare page`, ms: theirs.map((one) => one[moment]) };
    console.log(seriesLine(ours));
    console.log(seriesLine(bare));
    console.log(ratioLine(ours, bare));
  }
}
