import type { Manifest } from 'vite';
import { reachableFiles } from './bundle-graph.ts';

export const LAUNCHER_ENTRY = 'resident/index.html';

/** What the launcher needs from public/: its web manifest and icons. */
const PUBLIC_FILES = /^(resident\.webmanifest|icons\/.+)$/;

/** Locale files of the other front-ends hang on the same loader: `i18n/locales/fr/staff.json`. */
const WORDS_OF_OTHERS = /(^|\/)i18n\/locales\/[^/]+\/(?!(resident|panel)\.json$)/;

/**
 * The files that the service worker keeps on a tablet: the launcher, whole, and nothing of the console or
 * the relative's page (Workbox's own glob would take all three).
 * @param publicFiles paths of all files below public/, `/` between folders
 */
export function launcherFiles(manifest: Manifest, publicFiles: readonly string[]): string[] {
  const built = reachableFiles(manifest, LAUNCHER_ENTRY, (key) => !WORDS_OF_OTHERS.test(key));
  return [LAUNCHER_ENTRY, ...built, ...publicFiles.filter((file) => PUBLIC_FILES.test(file))].sort();
}
