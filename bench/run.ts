import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BARS } from './bars/bars.ts';
import type { Bar, Bench } from './bench.ts';
import { startOurs } from './contenders/ours.ts';
import { startPeers } from './contenders/peer.ts';
import { findFirefox } from './lab/firefox.ts';
import { openLab } from './lab/open-lab.ts';
import { startRelay } from './lab/relay.ts';
import { keepRows } from './results/keep.ts';
import { circumstances, coreTime } from './results/machine.ts';
import { rowLine } from './results/row-line.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      runs: { type: 'string', default: '5' },
      'long-runs': { type: 'string' },
      userspace: { type: 'boolean', default: false },
      minutes: { type: 'string', default: '60' },
      calls: { type: 'string', default: '10' },
      contenders: { type: 'string', default: 'all' },
    },
  });
  const bars = chosen(values.only);
  const runs = Number(values.runs);
  const long = Number(values['long-runs'] ?? Math.min(runs, 2));
  installPeers();
  const lab = await openLab(values.userspace);
  const closing: (() => Promise<void>)[] = [lab.close];
  try {
    const relay = await startRelay(lab);
    const ours = await startOurs(lab, relay);
    const peers = await startPeers(lab, relay);
    closing.unshift(ours.close, peers.peerjs.close, peers.plain.close);
    if (relay) closing.unshift(relay.close);
    const bench = {
      lab,
      relay,
      ours,
      ...peers,
      isAlone: values.contenders === 'ours',
      runs,
      longRuns: long,
      minutes: Number(values.minutes),
      calls: Number(values.calls),
    };
    for (const bar of bars) await runBar(bar, bench);
  } finally {
    for (const close of closing) await close();
  }
}

/** A bar that cannot be run is said so, and the others are. */
async function runBar(bar: Bar, bench: Bench): Promise<void> {
  const began = Date.now();
  const before = coreTime();
  console.log(`\n${bar.id}: ${bar.title}`);
  try {
    await bench.lab.reset();
    const rows = await bar.run(bench);
    for (const row of rows) console.log(rowLine(row));
    if (!bench.isAlone) keepRows(rows, circumstances(bench.lab.how, findFirefox(), before));
    console.log(`  (${Math.round((Date.now() - began) / 1_000)} s)`);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}

/** `--only 1,6,long`; left out: all but what lasts an hour. @throws on a name that no bar has */
function chosen(only: string | undefined): readonly Bar[] {
  if (only === undefined) return BARS.filter(({ id }) => id !== 'long');
  const wanted = only.split(',');
  const unknown = wanted.filter((id) => !BARS.some((bar) => bar.id.split(',').includes(id)));
  if (unknown.length > 0) throw new Error(`There is no bar called ${unknown.join(', ')}.`);
  return BARS.filter(({ id }) => id.split(',').some((one) => wanted.includes(one)));
}

/** What we are compared with is installed here alone, by its own lockfile. */
function installPeers(): void {
  const folder = import.meta.dirname;
  if (existsSync(join(folder, 'node_modules/peerjs'))) return;
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
}

await main();
