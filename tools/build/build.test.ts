import type { Manifest } from 'vite';
import { describe, expect, it } from 'vitest';
import { weigh } from './budgets.ts';
import { initialScripts } from './bundle-graph.ts';
import { launcherFiles } from './launcher-files.ts';
import { inlineCode, precachedFiles, precacheFaults } from './precache.ts';

const chunk = (file: string, more: Partial<Manifest[string]> = {}): Manifest[string] => ({ file, ...more });

const MANIFEST: Manifest = {
  'resident/index.html': chunk('assets/resident.js', {
    imports: ['_shared.js'],
    dynamicImports: ['resident/call.tsx'],
  }),
  'staff/index.html': chunk('assets/staff.js', { imports: ['_shared.js'], css: ['assets/staff.css'] }),
  'relative/relative/page.tsx': chunk('assets/page.js', {
    imports: ['_shared.js'],
    css: ['assets/page.css'],
  }),
  'relative/relative/HomeOf.tsx': chunk('assets/home.js', {
    imports: ['_shared.js'],
    css: ['assets/home.css'],
  }),
  'relative/relative/call-part.ts': chunk('assets/call-part.js', { imports: ['_shared.js'] }),
  'relative/i18n/locales/fr/relative.json': chunk('assets/fr-relative.js'),
  'resident/call.tsx': chunk('assets/call.js', { imports: ['_shared.js'], css: ['assets/call.css'] }),
  '_shared.js': chunk('assets/shared.js', {
    imports: ['_deep.js'],
    assets: ['assets/letters.woff2'],
    dynamicImports: ['i18n/locales/fr/resident.json', 'i18n/locales/fr/staff.json'],
  }),
  '_deep.js': chunk('assets/deep.js', { imports: ['_shared.js'] }),
  'i18n/locales/fr/resident.json': chunk('assets/fr-resident.js'),
  'i18n/locales/fr/staff.json': chunk('assets/fr-staff.js'),
};

describe('the files of a page', () => {
  it('counts the entry and its static imports once each as initial, even in a circle', () => {
    expect(initialScripts(MANIFEST, 'resident/index.html')).toEqual([
      'assets/resident.js',
      'assets/shared.js',
      'assets/deep.js',
    ]);
  });

  it('names a page that was not built', () => {
    expect(() => initialScripts(MANIFEST, 'ward/index.html')).toThrow('ward/index.html');
  });

  it('gives the launcher its lazy chunks, styles, fonts, words and public files, and nothing of the others', () => {
    expect(
      launcherFiles(MANIFEST, ['icons/192.png', 'resident.webmanifest', 'relative.webmanifest']),
    ).toEqual([
      'assets/call.css',
      'assets/call.js',
      'assets/deep.js',
      'assets/fr-resident.js',
      'assets/letters.woff2',
      'assets/resident.js',
      'assets/shared.js',
      'icons/192.png',
      'resident.webmanifest',
      'resident/index.html',
    ]);
  });
});

it('weighs every page and the worker in gzipped kilobytes', () => {
  const weights = weigh(MANIFEST, (file) => (file === 'assets/staff.js' ? 200 * 1024 : 1024));
  expect(weights.map(({ name, kb }) => [name, kb])).toEqual([
    ['launcher', 3],
    ['relative', 4],
    ['console', 202],
    // Page, part, two that they share, words; and the styles of the page.
    ['ring link', 6],
    ['worker', 1],
    ['ringer', 1],
  ]);
});

describe('what the worker keeps', () => {
  const worker = 'x([{"revision":null,"url":"assets/a.js"},{"revision":"abc","url":"resident/index.html"}])';

  it('is read from the built worker', () => {
    expect(precachedFiles(worker)).toEqual(['assets/a.js', 'resident/index.html']);
  });

  it('is complained about when a file is missing or one too many', () => {
    expect(precacheFaults(['a.js', 'staff.js'], ['a.js', 'b.js'])).toEqual([
      'The worker does not keep b.js.',
      'The worker keeps staff.js, which the launcher does not need.',
    ]);
  });
});

describe('inline code', () => {
  it('is none in a page that only points to files', () => {
    expect(
      inlineCode('<script type="module" src="/a.js"></script><link rel="stylesheet" href="/a.css">'),
    ).toEqual([]);
  });

  it.each(['<script>go()</script>', '<style>p{}</style>', '<p style="color:red">', '<p onclick="go()">'])(
    'is found in %s',
    (html) => {
      expect(inlineCode(html)).toHaveLength(1);
    },
  );
});
