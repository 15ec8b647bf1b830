import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Manifest } from 'vite';

const MANIFESTS = '.vite';

/** Where, below dist, Vite leaves the list of the chunks of one page. */
export const manifestName = (page: string) => `${MANIFESTS}/${page}.json`;

/** The chunks of all pages. */
export function readBuildManifest(dist: string): Manifest {
  const files = listFiles(join(dist, MANIFESTS));
  const manifests = files.map((file) => {
    const manifest: Manifest = JSON.parse(readFileSync(join(dist, MANIFESTS, file), 'utf8'));
    return ofPage(file.replace('.json', ''), manifest);
  });
  return Object.assign({}, ...manifests);
}

/** Two pages may have a chunk of the same source: those that are not a page of their own get its name in front. */
function ofPage(page: string, manifest: Manifest): Manifest {
  const name = (key: string) => (manifest[key]?.isEntry ? key : `${page}/${key}`);
  return Object.fromEntries(
    Object.entries(manifest).map(([key, { imports = [], dynamicImports = [], ...chunk }]) => [
      name(key),
      { ...chunk, imports: imports.map(name), dynamicImports: dynamicImports.map(name) },
    ]),
  );
}

/** Paths of all files below a folder, relative to it and with `/` between folders; none where it is missing. */
export function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    );
}
