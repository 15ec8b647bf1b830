import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { weigh } from './build/budgets.ts';
import { listFiles, readBuildManifest } from './build/dist.ts';
import { launcherFiles } from './build/launcher-files.ts';
import { inlineCode, precachedFiles, precacheFaults } from './build/precache.ts';

const project = join(import.meta.dirname, '..');
const dist = join(project, 'dist');

const read = (file: string) => readFileSync(join(dist, file));
const manifest = readBuildManifest(dist);

const weights = weigh(manifest, (file) => gzipSync(read(file), { level: 9 }).length);
for (const { name, kb, limitKb } of weights)
  console.log(
    `${name.padEnd(10)}${kb.toFixed(1).padStart(7)} KB of ${String(limitKb).padStart(3)} KB gzipped`,
  );

const faults = [
  ...weights.filter(({ kb, limitKb }) => kb > limitKb).map(({ name }) => `The ${name} is over its budget.`),
  ...precacheFaults(
    precachedFiles(read('sw.js').toString()),
    launcherFiles(manifest, listFiles(join(project, 'public'))),
  ),
  ...listFiles(dist)
    .filter((file) => file.endsWith('.html'))
    .flatMap((file) => inlineCode(read(file).toString()).map((code) => `${file} has inline code: ${code}`)),
];
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
