import { parseArgs } from 'node:util';
import { relative, resident } from '../e2e/people.ts';
import { startWorld } from '../e2e/world.ts';
import { benchColdStart } from './cold-start-run.ts';
import { benchConsole } from './console-run.ts';
import { ratioLine, type Series, seriesLine } from './figures.ts';
import { watchFrames } from './frame-watch.ts';
import { bareLoopback, type Loopback } from './loopback.ts';
import { type OneCall, oneCall } from './one-call.ts';

/** The first call of a browser is slower by a cold codec: it is made, and not counted. */
const COLD_RUNS = 1;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
  const runs = Number(values.runs);
  const world = await startWorld();
  const anne = await resident();
  const marie = await relative();
  try {
    await Promise.all([watchFrames(anne.context), watchFrames(marie.context)]);
    await anne.page.goto(world.link('Tablet (Anne'));
    await marie.page.goto(world.link('Relative (Marie'));
    await marie.page.getByText('Tablette en ligne').waitFor();
    const calls = await repeat(runs, () => oneCall(anne, marie));

    // In the resident's own browser, with the same fake camera; the launcher is closed meanwhile.
    await anne.page.goto(`${world.url}/api/health`);
    const loops = await repeat(runs, () => bareLoopback(anne.page));
    print(calls, loops);
  } finally {
    await Promise.all([anne.leave(), marie.leave()]);
    await world.close();
  }
  await benchColdStart(runs);
  await benchConsole(runs);
}

async function repeat<T>(runs: number, once: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let run = 0; run < COLD_RUNS + runs; run++) {
    const result = await once();
    if (run >= COLD_RUNS) results.push(result);
  }
  return results;
}

function print(calls: readonly OneCall[], loops: readonly Loopback[]): void {
  const ring: Series = {
    what: 'tap (after the grace) → ring shown',
    ms: calls.map((one) => one.startToRing),
  };
  const face: Series = {
    what: 'answer → first remote frame, slower side',
    ms: calls.map((one) => one.answerToFrame),
  };
  const nothing: Series = { what: 'bare loopback from nothing', ms: loops.map((one) => one.fromNothing) };
  const attach: Series = {
    what: 'bare loopback already connected (attach)',
    ms: loops.map((one) => one.attach),
  };
  console.log(`Medians of ${calls.length} warm runs, and all values:`);
  for (const series of [ring, face, nothing, attach]) console.log(seriesLine(series));
  console.log(ratioLine(face, nothing));
  console.log(ratioLine(face, attach));
  console.log(ratioLine(ring, nothing));
}

await main();
