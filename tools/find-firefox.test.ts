import { expect, it } from 'vitest';
import { findFirefox } from './find-firefox.ts';

const machine = (files: readonly string[], env: Record<string, string> = {}) => ({
  env,
  exists: (path: string) => files.includes(path),
});

it('takes the Firefox that the environment names, before any other', () => {
  const env = { MOIEN_FIREFOX: '/opt/mine' };
  expect(findFirefox(machine(['/opt/mine', '/usr/bin/firefox'], env))).toBe('/opt/mine');
});

it('says so when the named one does not exist, instead of taking another', () => {
  expect(() => findFirefox(machine(['/usr/bin/firefox'], { MOIEN_FIREFOX: '/opt/gone' }))).toThrow(
    '/opt/gone',
  );
});

it('finds the usual ones, and nothing on a bare machine', () => {
  expect(findFirefox(machine(['/usr/bin/firefox']))).toBe('/usr/bin/firefox');
  expect(findFirefox(machine([]))).toBeUndefined();
});
