import type { Manifest } from 'vite';

/**
 * The scripts that a page needs before it shows anything: its entries and every static import below them.
 * @param entries keys of the build manifest, such as `resident/index.html`
 */
export function initialScripts(manifest: Manifest, ...entries: string[]): string[] {
  return initialChunks(manifest, entries).map(({ file }) => file);
}

/** The same with their styles. */
export function initialFiles(manifest: Manifest, ...entries: string[]): string[] {
  const files = initialChunks(manifest, entries).flatMap(({ file, css }) => [file, ...(css ?? [])]);
  return [...new Set(files)];
}

function initialChunks(manifest: Manifest, entries: readonly string[]) {
  const keys = entries.flatMap((entry) => [...reach(manifest, entry, (chunk) => chunk.imports ?? [])]);
  return [...new Set(keys)].map((key) => chunkAt(manifest, key));
}

/**
 * Everything that the build made for one page: scripts, styles, fonts and pictures, lazily loaded ones too.
 * @param isWanted leaves out lazily loaded chunks by their key (the words of another front-end, say)
 */
export function reachableFiles(
  manifest: Manifest,
  entry: string,
  isWanted: (key: string) => boolean,
): string[] {
  const keys = reach(manifest, entry, (chunk) => [
    ...(chunk.imports ?? []),
    ...(chunk.dynamicImports ?? []).filter(isWanted),
  ]);
  const files = [...keys].flatMap((key) => {
    const chunk = chunkAt(manifest, key);
    return [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])];
  });
  return [...new Set(files)].sort();
}

function reach(
  manifest: Manifest,
  entry: string,
  next: (chunk: Manifest[string]) => readonly string[],
): Set<string> {
  const seen = new Set<string>([entry]);
  for (const key of seen) for (const found of next(chunkAt(manifest, key))) seen.add(found);
  return seen;
}

function chunkAt(manifest: Manifest, key: string): Manifest[string] {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`The build manifest has no entry ${key}.`);
  return chunk;
}
