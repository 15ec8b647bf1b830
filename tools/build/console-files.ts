import type { Manifest } from 'vite';
import { reachableFiles } from './bundle-graph.ts';

const CONSOLE_ENTRY = 'staff/index.html';
const PREVIEW_ENTRY = 'resident/preview/index.html';

/** The console speaks its own words in every language it has; the preview those of the resident. */
const WORDS_OF_OTHERS = /(^|\/)i18n\/locales\/[^/]+\/(?!(staff|resident)\.json$)/;

/** Addresses of all that the console's worker keeps: both pages, and everything that they may load later. */
export function consoleFiles(manifest: Manifest, publicFiles: readonly string[]): string[] {
  const entries = [CONSOLE_ENTRY, PREVIEW_ENTRY].filter((entry) => entry in manifest);
  const built = entries.flatMap((entry) =>
    reachableFiles(manifest, entry, (key) => !WORDS_OF_OTHERS.test(key)),
  );
  const icons = publicFiles.filter((file) => file === 'icons/favicon.svg');
  const pages = entries.map((entry) => `/${entry.replace(/index\.html$/, '')}`);
  return [...new Set([...pages, ...[...built, ...icons].map((file) => `/${file}`)])].sort();
}
