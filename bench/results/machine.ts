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
};

export function circumstances(lines: string, firefox: string | null): Circumstances {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const isChanged = git('status', '--porcelain', '--untracked-files=no') !== '';
  const [cpu] = cpus();
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    commit: `${git('rev-parse', '--short', 'HEAD')}${isChanged ? '+' : ''}`,
    machine: `${cpu?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`,
    browsers: [findChromium()?.path, firefox].flatMap((path) => (path ? versionOf(path) : [])).join(', '),
    lines,
  };
}

/** `Chromium 156.0.8078.79`. */
const versionOf = (path: string) =>
  spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim().split(' built ')[0] ?? '';
