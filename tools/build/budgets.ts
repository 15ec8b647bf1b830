import type { Manifest } from 'vite';
import { initialScripts } from './bundle-graph.ts';
import { LAUNCHER_ENTRY } from './launcher-files.ts';

const KB = 1024;

/** What a page may load before it shows anything, in gzipped kilobytes of JavaScript. */
const PAGES = [
  { name: 'launcher', entry: LAUNCHER_ENTRY, limitKb: 53 },
  { name: 'relative', entry: 'relative/index.html', limitKb: 45 },
  { name: 'console', entry: 'staff/index.html', limitKb: 110 },
];
const WORKERS = [
  { name: 'worker', file: 'sw.js', limitKb: 8 },
  { name: 'ringer', file: 'relative-sw.js', limitKb: 8 },
];

export type Weight = { name: string; kb: number; limitKb: number };

/**
 * Weighs what the build made against the budgets.
 * @param gzippedBytes size of a file of dist once gzipped
 */
export function weigh(manifest: Manifest, gzippedBytes: (file: string) => number): Weight[] {
  const total = (files: readonly string[]) => files.reduce((sum, file) => sum + gzippedBytes(file), 0) / KB;
  return [
    ...PAGES.map(({ name, entry, limitKb }) => ({
      name,
      limitKb,
      kb: total(initialScripts(manifest, entry)),
    })),
    ...WORKERS.map(({ name, limitKb, file }) => ({ name, limitKb, kb: total([file]) })),
  ];
}
