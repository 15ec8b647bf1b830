import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALLOWED_IMPORTS } from './direction-table.ts';

const PROJECT = resolve(import.meta.dirname, '..');
const BIOME = join(PROJECT, 'node_modules/.bin/biome');

type Import = { row: string; to: string; isAllowed: boolean; file: string };

const topFolders = Object.keys(ALLOWED_IMPORTS).filter((folder) => !folder.includes('/'));

/** Ways to import that must not slip through. */
const WAYS: Record<string, (path: string) => string> = {
  value: (path) => `import { thing } from '${path}';\n\nexport const copy = thing;\n`,
  type: (path) => `import type { thing } from '${path}';\n\nexport type Copy = typeof thing;\n`,
  lazy: (path) => `export const load = () => import('${path}');\n`,
  'below/value': (path) => `import { thing } from '../${path}';\n\nexport const copy = thing;\n`,
};

/** Every pair of folders in every way. */
const imports: Import[] = Object.entries(ALLOWED_IMPORTS).flatMap(([row, allowed]) =>
  topFolders
    .filter((to) => to !== row.split('/')[0])
    .flatMap((to) =>
      Object.keys(WAYS).map((way) => ({
        row,
        to,
        isAllowed: allowed.includes(to),
        file: `src/${row}/${way}-${to}.ts`,
      })),
    ),
);

const HABITS: Record<string, Record<string, string>> = {
  noFloatingPromises: {
    'src/call/floating.ts': 'async function ring() {}\nexport function go() {\n  ring();\n}\n',
  },
  noImportCycles: {
    'src/data/hen.ts': "import { egg } from './egg.ts';\nexport const hen = () => egg();\n",
    'src/data/egg.ts': "import { hen } from './hen.ts';\nexport const egg = (): unknown => hen();\n",
  },
  noDefaultExport: { 'src/ui/default-export.ts': 'export default 1;\n' },
  useImportExtensions: { 'src/sync/bare.ts': "import { thing } from './thing';\nexport const x = thing;\n" },
  noReExportAll: { 'src/i18n/everything.ts': "export * from './thing.ts';\n" },
};

/** Where the rules `style/noRestrictedImports` and friends fired: `file` → rule names. */
let fired: Map<string, Set<string>>;
let house: string;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'direction-'));
  const config = JSON.parse(readFileSync(join(PROJECT, 'biome.json'), 'utf8'));
  // The copy is no git repository; everything else of the configuration is the real one.
  write('biome.json', JSON.stringify({ ...config, vcs: { enabled: false } }));
  for (const folder of topFolders) write(`src/${folder}/thing.ts`, 'export const thing = 1;\n');
  for (const { row, to, file } of imports) {
    const way = file.slice(`src/${row}/`.length, -`-${to}.ts`.length);
    write(file, WAYS[way]?.(`${'../'.repeat(row.split('/').length)}${to}/thing.ts`) ?? '');
  }
  for (const files of Object.values(HABITS))
    for (const [file, source] of Object.entries(files)) write(file, source);
  fired = lint(house);
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

function write(file: string, content: string): void {
  mkdirSync(join(house, dirname(file)), { recursive: true });
  writeFileSync(join(house, file), content);
}

function lint(folder: string): Map<string, Set<string>> {
  const run = spawnSync(BIOME, ['lint', '--reporter=json', '--max-diagnostics=none', 'src'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const rules = new Map<string, Set<string>>();
  for (const { category, location } of JSON.parse(run.stdout).diagnostics) {
    const file = location.path.file ?? location.path;
    rules.set(file, (rules.get(file) ?? new Set()).add(category.split('/').at(-1)));
  }
  return rules;
}

const complaintsAbout = (file: string): string[] => [...(fired.get(file) ?? [])];

describe('the import direction', () => {
  it('has a row for every folder of src', () => {
    const folders = readdirSync(join(PROJECT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(topFolders).toEqual(expect.arrayContaining(folders));
  });

  it.each(Object.keys(ALLOWED_IMPORTS))('stops %s from importing any folder beyond its row', (row) => {
    const forbidden = imports.filter((one) => one.row === row && !one.isAllowed);
    expect(forbidden.length).toBeGreaterThan(0);
    expect(forbidden.filter(({ file }) => !complaintsAbout(file).includes('noRestrictedImports'))).toEqual(
      [],
    );
  });

  it.each(Object.keys(ALLOWED_IMPORTS))('lets %s import what its row names', (row) => {
    const allowed = imports.filter((one) => one.row === row && one.isAllowed);
    expect(allowed.flatMap(({ file }) => complaintsAbout(file))).toEqual([]);
  });
});

describe('the habits that lint keeps', () => {
  it.each(Object.entries(HABITS))('%s fires', (rule, files) => {
    expect(Object.keys(files).flatMap(complaintsAbout)).toContain(rule);
  });
});
