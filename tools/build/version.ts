import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './dist.ts';
import { isInPages } from './stale.ts';

/**
 * What a build is called: the package's version and a hash of everything that pages are made of. The same sources make
 * the same name on every machine, without git.
 * @example '0.1.0+3f9a1c07'
 */
export function buildVersion(project: string): string {
  const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string };
  const sources = ['src', 'public']
    .flatMap((folder) => listFiles(join(project, folder)).map((file) => `${folder}/${file}`))
    .filter(isInPages)
    .sort();
  const hash = createHash('sha256');
  for (const file of [...sources, 'package-lock.json']) {
    hash.update(`${file}\n`);
    hash.update(readFileSync(join(project, file)));
  }
  return `${version}+${hash.digest('hex').slice(0, 8)}`;
}
