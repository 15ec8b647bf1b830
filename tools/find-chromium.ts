import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Flags for a browser that tests may trust: no phoning home, fake camera and microphone, no permission prompt. */
export const CHROMIUM_FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** What the search asks of the machine; tests hand in a machine of their own. */
export interface Machine {
  env: Readonly<Record<string, string | undefined>>;
  exists(path: string): boolean;
  /** where Playwright's own download would be, whether it is there or not */
  playwrightPath(): string;
}

export type Found = { path: string; how: string };

const thisMachine: Machine = {
  env: process.env,
  exists: existsSync,
  playwrightPath: () => chromium.executablePath(),
};

/**
 * Looks for a Chromium: MOIEN_CHROMIUM first, then the usual places, then Playwright's download.
 * @throws when MOIEN_CHROMIUM names a file that does not exist: a wrong wish is not quietly replaced
 */
export function findChromium(machine: Machine = thisMachine): Found | undefined {
  const wish = machine.env.MOIEN_CHROMIUM;
  if (wish) {
    if (!machine.exists(wish)) throw new Error(`MOIEN_CHROMIUM names ${wish}, which does not exist.`);
    return { path: wish, how: 'named by MOIEN_CHROMIUM' };
  }
  const usual = USUAL_PLACES.find((path) => machine.exists(path));
  if (usual) return { path: usual, how: 'installed on this machine' };
  const own = machine.playwrightPath();
  return own && machine.exists(own) ? { path: own, how: 'downloaded by Playwright' } : undefined;
}

function installWithApt(): void {
  const run = (...args: string[]) => spawnSync('apt-get', args, { stdio: 'inherit' }).status === 0;
  console.log('No Chromium found: installing Debian’s with apt-get.');
  if (!run('update') || !run('install', '-y', '--no-install-recommends', 'chromium'))
    throw new Error('apt-get could not install chromium. Install a Chromium, or name one in MOIEN_CHROMIUM.');
}

function findOrInstall(): Found {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(
      'No Chromium found. Install one, or name one in the environment variable MOIEN_CHROMIUM.',
    );
  installWithApt();
  const installed = findChromium();
  if (!installed) throw new Error('apt-get installed chromium, but it is in none of the usual places.');
  return installed;
}

if (import.meta.main) {
  try {
    const { path, how } = findOrInstall();
    console.log(`Chromium: ${path} (${how})`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
