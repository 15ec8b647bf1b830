import { existsSync } from 'node:fs';

const USUAL_PLACES = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/usr/local/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

type Machine = {
  env: Readonly<Record<string, string | undefined>>;
  exists(path: string): boolean;
};

/**
 * Looks for a Firefox: MOIEN_FIREFOX first, then the usual places. Unlike the Chromium it is not installed for anybody: the tests that
 * need it are left out without one, and say so.
 * @throws when MOIEN_FIREFOX names a file that does not exist: a wrong wish is not quietly replaced
 */
export function findFirefox(
  { env, exists }: Machine = { env: process.env, exists: existsSync },
): string | undefined {
  const wish = env.MOIEN_FIREFOX;
  if (wish && !exists(wish)) throw new Error(`MOIEN_FIREFOX names ${wish}, which does not exist.`);
  return wish || USUAL_PLACES.find(exists);
}
