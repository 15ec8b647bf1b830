import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './build/dist.ts';
import { isStale } from './build/stale.ts';

const project = join(import.meta.dirname, '..');

/** The worker is the last thing that a build writes: without it the build was cut short. */
const BUILT = join(project, 'dist/sw.js');
const VITE = join(project, 'node_modules/vite/bin/vite.js');
const SOURCES = ['src', 'public', 'vite.config.ts', 'package-lock.json', 'tools/build', 'docs/kiosk.css'];

const changedAt = (path: string): number => statSync(path).mtimeMs;

/** All files of the front-ends with the time of their last change, in epoch milliseconds. */
function sourceTimes(): { file: string; changedAt: number }[] {
  return SOURCES.map((source) => join(project, source))
    .filter((path) => existsSync(path))
    .flatMap((path) =>
      statSync(path).isDirectory() ? listFiles(path).map((file) => join(path, file)) : [path],
    )
    .map((file) => ({ file: file.slice(project.length + 1), changedAt: changedAt(file) }));
}

function main(): number {
  const builtAt = existsSync(BUILT) ? changedAt(BUILT) : undefined;
  if (!isStale(builtAt, sourceTimes())) return 0;
  if (existsSync(VITE)) {
    return spawnSync(process.execPath, [VITE, 'build'], { cwd: project, stdio: 'inherit' }).status ?? 1;
  }
  if (builtAt !== undefined) return 0; // A production install has no Vite, and serves what was built before.
  console.error(
    'The pages are not built and the build tools are not installed: run npm ci && npm run build.',
  );
  return 1;
}

process.exitCode = main();
