import { execFileSync, spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { findChromium } from '../../tools/find-chromium.ts';

/** Where and of what a figure was taken. */
export type Circumstances = {
  date: string;
  /** With `+` when the tree had changes that no commit has. */
  commit: string;
  machine: string;
  browsers: string;
  /** How the lines were made. */
  lines: string;
  /** Percent of all cores that were at work meanwhile, whoever worked. Null: the machine does not tell. */
  busy: number | null;
};

export function circumstances(lines: string, firefox: string | null, since: CoreTime): Circumstances {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const isChanged = git('status', '--porcelain', '--untracked-files=no') !== '';
  const [cpu] = cpus();
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    commit: `${git('rev-parse', '--short', 'HEAD')}${isChanged ? '+' : ''}`,
    machine: `${cpu?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`,
    browsers: [findChromium()?.path, firefox].flatMap((path) => (path ? versionOf(path) : [])).join(', '),
    lines,
    busy: busyPercent(since, coreTime()),
  };
}

/** What all cores have spent since the machine started, ms. */
export type CoreTime = { idle: number; all: number };

export function coreTime(): CoreTime {
  const times = cpus().map(({ times }) => times);
  const idle = times.reduce((sum, one) => sum + one.idle, 0);
  return {
    idle,
    all: times.reduce((sum, { user, nice, sys, idle: rest, irq }) => sum + user + nice + sys + rest + irq, 0),
  };
}

export function busyPercent(before: CoreTime, after: CoreTime): number | null {
  const all = after.all - before.all;
  return all > 0 ? Math.round(100 * (1 - (after.idle - before.idle) / all)) : null;
}

/** `Chromium 156.0.8078.79`. */
const versionOf = (path: string) =>
  spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim().split(' built ')[0] ?? '';
