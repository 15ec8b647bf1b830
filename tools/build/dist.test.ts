import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from 'vite';
import { expect, it } from 'vitest';
import { initialScripts } from './bundle-graph.ts';
import { manifestName, readBuildManifest } from './dist.ts';

/** A page with one shared module, which its build cut down to what this page uses. */
const built = (page: string): Manifest => ({
  [`${page}/index.html`]: { file: `assets/${page}.js`, isEntry: true, imports: ['ui/Icon.tsx'] },
  'ui/Icon.tsx': { file: `assets/icons-of-${page}.js` },
});

it('reads what was built of each page, and keeps two chunks of the same source apart', () => {
  const dist = mkdtempSync(join(tmpdir(), 'moien-dist-'));
  mkdirSync(join(dist, '.vite'));
  for (const page of ['staff', 'relative'])
    writeFileSync(join(dist, manifestName(page)), JSON.stringify(built(page)));
  const manifest = readBuildManifest(dist);
  expect(initialScripts(manifest, 'staff/index.html')).toEqual([
    'assets/staff.js',
    'assets/icons-of-staff.js',
  ]);
  expect(initialScripts(manifest, 'relative/index.html')).toEqual([
    'assets/relative.js',
    'assets/icons-of-relative.js',
  ]);
});
