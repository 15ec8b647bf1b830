import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DIST = join(import.meta.dirname, '../dist');
const TEXT = /\.(js|css|html|webmanifest)$/;

export type Change = {
  /** Sets this build apart: a letter. */
  mark: string;
  /** Its page's script throws before it does anything. */
  isBroken?: boolean;
  /** How long its worker waits for a sign of life; a minute otherwise. */
  aliveWithinMs?: number;
};

/** The version that dist/ is. */
export function builtVersion(): string {
  const worker = readFileSync(join(DIST, 'sw.js'), 'utf8');
  const version = /\d+\.\d+\.\d+\+[0-9a-f]{8}/.exec(worker)?.[0];
  if (!version) throw new Error('dist/sw.js names no version');
  return version;
}

/**
 * Makes a build that differs from dist/ as a later one would: another version, other names for every script.
 * @returns its folder and version
 */
export function anotherBuild({ mark, isBroken, aliveWithinMs }: Change): { folder: string; version: string } {
  const folder = mkdtempSync(join(tmpdir(), 'moien-build-'));
  cpSync(DIST, folder, { recursive: true });
  const version = `${builtVersion()}${mark}`;
  const scripts = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js'));
  for (const file of textsOf(folder)) {
    let text = readFileSync(file, 'utf8').replaceAll(builtVersion(), version);
    for (const name of scripts) text = text.replaceAll(name, renamed(name, mark));
    writeFileSync(file, text);
  }
  for (const name of scripts)
    renameSync(join(folder, 'assets', name), join(folder, 'assets', renamed(name, mark)));
  if (isBroken) writeFileSync(mainScript(folder), "throw new Error('this build does not come up');");
  if (aliveWithinMs) hurry(join(folder, 'sw.js'), aliveWithinMs);
  return { folder, version };
}

const renamed = (name: string, mark: string) => name.replace(/\.js$/, `${mark}.js`);

function textsOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function mainScript(folder: string): string {
  const page = readFileSync(join(folder, 'resident/index.html'), 'utf8');
  const path = /<script type="module"[^>]* src="([^"]+)"/.exec(page)?.[1];
  if (!path) throw new Error('the page has no script');
  return join(folder, path);
}

function hurry(worker: string, ms: number): void {
  const parts = readFileSync(worker, 'utf8').split(/\b(?:6e4|60000)\b/);
  if (parts.length === 1) throw new Error('the worker has no minute to shorten');
  writeFileSync(worker, parts.join(String(ms)));
}
