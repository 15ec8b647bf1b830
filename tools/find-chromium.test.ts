import { expect, it } from 'vitest';
import { findChromium, type Machine } from './find-chromium.ts';

const DOWNLOAD = '/cache/playwright/chrome';

const machine = (files: readonly string[], env: Machine['env'] = {}): Machine => ({
  env,
  exists: (path) => files.includes(path),
  playwrightPath: () => DOWNLOAD,
});

it('takes the browser that the environment names, before any other', () => {
  const found = findChromium(machine(['/opt/mine', '/usr/bin/chromium'], { MOIEN_CHROMIUM: '/opt/mine' }));
  expect(found?.path).toBe('/opt/mine');
});

it('says so when the named browser does not exist, instead of taking another', () => {
  expect(() => findChromium(machine(['/usr/bin/chromium'], { MOIEN_CHROMIUM: '/opt/gone' }))).toThrow(
    '/opt/gone',
  );
});

it('prefers an installed browser to the download', () => {
  expect(findChromium(machine([DOWNLOAD, '/usr/bin/google-chrome']))?.path).toBe('/usr/bin/google-chrome');
});

it('takes the download when nothing is installed', () => {
  expect(findChromium(machine([DOWNLOAD]))).toEqual({ path: DOWNLOAD, how: 'downloaded by Playwright' });
});

it('finds nothing on a bare machine', () => {
  expect(findChromium(machine([]))).toBeUndefined();
});
