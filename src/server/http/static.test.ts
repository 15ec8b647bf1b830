import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPages, type ServePage } from './static.ts';

let folder: string;
let serve: ServePage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moien-pages-'));
  const dist = join(folder, 'dist');
  for (const name of ['resident/preview', 'staff', 'assets', '.vite'])
    await mkdir(join(dist, name), { recursive: true });
  await writeFile(join(folder, 'secrets.json'), 'secret');
  await writeFile(join(dist, 'resident/index.html'), '<!doctype html>');
  await writeFile(join(dist, 'resident/preview/index.html'), '<!doctype html>');
  await writeFile(join(dist, 'staff/index.html'), '<!doctype html>');
  await writeFile(join(dist, 'assets/main-ab12.js'), 'let moien = 1;'.repeat(100));
  await writeFile(join(dist, 'assets/words-ef56.js'), 'let words = 1;'.repeat(100));
  await writeFile(join(dist, 'assets/words-ef56.js.br'), 'small');
  await writeFile(join(dist, 'assets/face-cd34.webp'), 'RIFF');
  await writeFile(join(dist, 'sw.js'), 'self');
  await writeFile(join(dist, '.vite/manifest.json'), '{}');
  serve = await loadPages(dist);
});
afterAll(() => rm(folder, { recursive: true }));

const get = (path: string, headers: Record<string, string> = {}) =>
  serve(new Request(`http://localhost${path}`, { headers }));

test('a page is asked for anew each time, and costs nothing when it is the same', () => {
  const page = get('/resident/');
  expect(page?.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page?.headers.get('cache-control')).toBe('no-cache');
  expect(get('/resident/', { 'if-none-match': page?.headers.get('etag') ?? '' })?.status).toBe(304);
});

test('parts with a hash in their name are kept for ever, squeezed where it helps', async () => {
  const script = get('/assets/main-ab12.js', { 'accept-encoding': 'br, gzip' });
  expect(script?.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(script?.headers.get('content-encoding')).toBe('gzip');
  expect(get('/assets/main-ab12.js')?.headers.get('content-encoding')).toBeNull();
  const picture = get('/assets/face-cd34.webp', { 'accept-encoding': 'gzip' });
  expect(picture?.headers.get('content-encoding')).toBeNull();
});

test('the smallest form is what the build has laid beside a file, for browsers that take it', async () => {
  const taking = (encodings: string) => get('/assets/words-ef56.js', { 'accept-encoding': encodings });
  expect(taking('gzip, deflate, br, zstd')?.headers.get('content-encoding')).toBe('br');
  expect(await taking('gzip, deflate, br, zstd')?.text()).toBe('small');
  expect(taking('gzip;q=1.0, brx')?.headers.get('content-encoding')).toBe('gzip');
  expect(get('/assets/words-ef56.js.br')).toBeNull();
});

test('only the preview may stand in a frame, and only in one of ours', () => {
  const policy = (path: string) => get(path)?.headers.get('content-security-policy') ?? null;
  expect(policy('/resident/preview/')).toContain("frame-ancestors 'self'");
  // Every other page gets the strict one, from the layer above.
  expect(policy('/resident/')).toBeNull();
});

test('the worker may rule the whole origin and is never kept', () => {
  const worker = get('/sw.js');
  expect(worker?.headers.get('service-worker-allowed')).toBe('/');
  expect(worker?.headers.get('cache-control')).toBe('no-cache');
});

test.each([
  ['/', '/staff/'],
  ['/tablet', '/resident/'],
  ['/resident', '/resident/'],
  ['/relative', '/relative/'],
])('%s leads to %s', (path, target) => {
  const answer = get(path);
  expect([answer?.status, answer?.headers.get('location')]).toEqual([302, target]);
});

test.each(['/staff/residents/new', '/staff/residents/2f1c-3d/history', '/staff/help'])(
  '%s is a place of the console, which a reload must find again',
  async (path) => {
    expect(await get(path)?.text()).toBe('<!doctype html>');
  },
);

test('a part of the console that is not there is not answered with its page', () => {
  expect(get('/staff/missing.js')).toBeNull();
  expect(get('/staff/../secrets.json')).toBeNull();
});

describe('nothing leads out of the folder', () => {
  test.each([
    '/../secrets.json',
    '/%2e%2e/secrets.json',
    '/..%2fsecrets.json',
    '/resident/..%5c..%5csecrets.json',
    '//secrets.json',
    '/assets',
    '/assets/',
    '/.vite/manifest.json',
    '/constructor',
    '/__proto__',
  ])('%s', (path) => expect(get(path)).toBeNull());
});

test('without a build there are no pages', async () => {
  const empty = await loadPages(join(folder, 'nowhere'));
  expect(empty(new Request('http://localhost/resident/'))).toBeNull();
});
