import type { Manifest } from 'vite';
import { initialFiles, initialScripts } from './bundle-graph.ts';
import { LAUNCHER_ENTRY } from './launcher-files.ts';

const KB = 1024;

/** What a page may load before it shows anything, in gzipped kilobytes of JavaScript. */
const PAGES = [
  { name: 'launcher', entries: [LAUNCHER_ENTRY], limitKb: 53 },
  { name: 'relative', entries: ['relative/relative/page.tsx', 'relative/relative/HomeOf.tsx'], limitKb: 45 },
  { name: 'console', entries: ['staff/index.html'], limitKb: 110 },
];
/** What a link about a ring loads before its call connects, styles and words included (`src/relative/README.md`). */
const RING_LINK = {
  name: 'ring link',
  entries: [
    'relative/relative/page.tsx',
    'relative/relative/call-part.ts',
    'relative/i18n/locales/fr/relative.json',
  ],
  limitKb: 55,
};
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
    ...PAGES.map(({ name, entries, limitKb }) => ({
      name,
      limitKb,
      kb: total(initialScripts(manifest, ...entries)),
    })),
    { ...RING_LINK, kb: total(initialFiles(manifest, ...RING_LINK.entries)) },
    ...WORKERS.map(({ name, limitKb, file }) => ({ name, limitKb, kb: total([file]) })),
  ];
}
