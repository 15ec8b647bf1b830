import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startAnew } from './demo/fresh.ts';
import { keepLinks } from './demo/links.ts';
import { LOCK_FILE, lockFolder } from './folder-lock.ts';
import { openHouse } from './test-house.ts';

const SENTENCE = 'Moien is already running on the folder in MOIEN_DATA: stop it first.';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moien-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function start() {
  const env = { MOIEN_PUBLIC_URL: 'http://localhost:1', MOIEN_PORT: '0', MOIEN_DATA: folder };
  const program = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { PATH: process.env.PATH, ...env },
  });
  const said = { out: '', error: '' };
  program.stdout.on('data', (chunk) => {
    said.out += String(chunk);
  });
  program.stderr.on('data', (chunk) => {
    said.error += String(chunk);
  });
  return { program, said, over: once(program, 'close') };
}

async function isReady({ program, said }: ReturnType<typeof start>): Promise<void> {
  while (!said.out.includes('Moien is ready')) await once(program.stdout, 'data');
}

test('a second server says so in one sentence; a killed one leaves nothing to clear away', async () => {
  const first = start();
  await isReady(first);
  const second = start();
  expect((await second.over)[0]).toBe(1);
  expect(second.said).toEqual({ out: '', error: `${SENTENCE}\n` });
  first.program.kill('SIGKILL');
  await first.over;
  const third = start();
  await isReady(third);
  third.program.kill('SIGTERM');
  expect((await third.over)[0]).toBe(0);
}, 30_000);

test('a stopped server gives its folder back, also one that could not start', async () => {
  await (await openHouse({ dataDir: folder })).close();
  const house = await openHouse({ dataDir: folder });
  await expect(openHouse({ dataDir: folder })).rejects.toThrow(SENTENCE);
  await house.close();
  await rm(join(folder, 'secrets.json'));
  await expect(openHouse({ dataDir: folder })).rejects.toThrow('restore it from the backup');
  lockFolder(folder)();
});

test('a first start that was cut off after the lock does not make the folder somebody else’s', async () => {
  const unlock = lockFolder(folder);
  expect(await readdir(folder)).toEqual([LOCK_FILE]);
  unlock();
  await (await openHouse({ dataDir: folder })).close();
});

test('--fresh does not pull the folder away from under a running demo', async () => {
  const house = await openHouse({ dataDir: folder });
  await keepLinks(folder, []);
  await expect(startAnew(folder)).rejects.toThrow(SENTENCE);
  await house.close();
  await startAnew(folder);
  await expect(readdir(folder)).rejects.toThrow('ENOENT');
});
