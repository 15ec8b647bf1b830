import { existsSync } from 'node:fs';

const USUAL_PLACES = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** Where Firefox is; null: nowhere usual. */
export const findFirefox = (): string | null => USUAL_PLACES.find((path) => existsSync(path)) ?? null;
