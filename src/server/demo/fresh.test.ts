import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LINKS_FILE, startAnew } from './fresh.ts';
import { keepLinks, lineOf, readLinks } from './links.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moien-demo-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const LINK = { label: 'Staff', page: 'staff', name: 'sign-in', secret: 's'.repeat(43) };

it('removes what the demo made', async () => {
  await keepLinks(folder, [LINK]);
  await startAnew(folder);
  expect(existsSync(folder)).toBe(false);
});

it('clears up after a demo that was cut short before it had links', async () => {
  await keepLinks(folder, []);
  expect(await readLinks(folder)).toBeNull();
  await startAnew(folder);
  expect(existsSync(folder)).toBe(false);
});

it('leaves every other folder alone', async () => {
  await writeFile(join(folder, 'letter.txt'), 'dear');
  await expect(startAnew(folder)).rejects.toThrow('only removes a folder that the demo has made');
  expect(existsSync(join(folder, 'letter.txt'))).toBe(true);
});

it('has nothing to do where there is nothing', async () => {
  await startAnew(join(folder, 'nowhere'));
});

it('keeps its links for the next run, and from others', async () => {
  await keepLinks(folder, [LINK]);
  expect(await readLinks(folder)).toEqual([LINK]);
  expect((await stat(join(folder, LINKS_FILE))).mode & 0o777).toBe(0o600);
});

it('prints a link with its secret behind the #, which no browser sends', () => {
  expect(lineOf(LINK, 'http://localhost:1')).toBe(`Staff: http://localhost:1/staff/#sign-in=${LINK.secret}`);
});
