import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../tools/find-chromium.ts';
import { watchFrames } from '../frame-watch.ts';
import { watchLightly } from '../probe/light.ts';
import { watchCalls } from '../probe/probe.ts';
import type { Lab, Place } from './lab.ts';
import type { Media } from './media.ts';

/** A browser that stands at one end of a line, with a profile of its own. */
export interface LabBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  close(): Promise<void>;
}

export type LabBrowserOptions = {
  place: 'tablet' | 'relative';
  media: Media;
  /** Nothing but the relay, as between two networks that let nobody in. */
  relayOnly?: boolean;
  /** Each relay's transport (`udp`, `tcp`): only such are used. */
  transport?: string;
};

const SIZES = { tablet: { width: 1280, height: 800 }, relative: { width: 390, height: 844 } };

/** Opens Chromium at this place; `localhost` there is the lab's server. */
export async function openBrowser(lab: Lab, options: LabBrowserOptions): Promise<LabBrowser> {
  const { place, media } = options;
  const folder = mkdtempSync(join(tmpdir(), 'moien-bench-browser-'));
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: startsAt(lab, place, folder),
    args: flagsOf(lab, media),
    ...device(place),
  });
  context.setDefaultTimeout(30_000);
  await watchFrames(context);
  await prepare(lab, context, options);
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Sound in pieces of 43 ms and without a process of its own: a hundred pieces a second for each of twenty pages are a core. */
const THRIFTY = ['--audio-buffer-size=2048', '--disable-features=AudioServiceOutOfProcess'];

const SMALL = { tablet: { width: 800, height: 480 }, relative: { width: 320, height: 480 } };

/** Many people in one browser, each with a store of their own. */
export type Crowd = { pages: readonly Page[]; close(): Promise<void> };

export async function openCrowd(lab: Lab, options: LabBrowserOptions, many: number): Promise<Crowd> {
  const { place, media } = options;
  const folder = mkdtempSync(join(tmpdir(), 'moien-bench-browser-'));
  const executablePath = startsAt(lab, place, folder);
  const args = [...flagsOf(lab, media), ...THRIFTY];
  const browser = await chromium.launch({ executablePath, args });
  const close = async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const person = async () => {
    const context = await browser.newContext({ ...device(place), viewport: SMALL[place] });
    context.setDefaultTimeout(90_000);
    await watchLightly(context, { isMute: place === 'relative' });
    // Through a relay of ours, where there are no namespaces.
    if (lab.relayPort(place) !== null) await prepare(lab, context, options);
    return context.newPage();
  };
  try {
    const pages: Page[] = [];
    for (let n = 0; n < many; n += 1) pages.push(await person());
    return { pages, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const flagsOf = (lab: Lab, media: Media) => [
  ...CHROMIUM_FLAGS,
  `--host-resolver-rules=MAP localhost ${lab.address}`,
  '--autoplay-policy=no-user-gesture-required',
  // The relay's, over TLS; pages come over plain HTTP.
  '--ignore-certificate-errors',
  `--use-file-for-fake-video-capture=${media.video}`,
  `--use-file-for-fake-audio-capture=${media.audio}`,
];

const device = (place: LabBrowserOptions['place']) => ({
  viewport: SIZES[place],
  locale: 'fr-LU',
  hasTouch: true,
  permissions: ['camera', 'microphone'],
});

async function prepare(lab: Lab, context: BrowserContext, options: LabBrowserOptions): Promise<void> {
  const { place, relayOnly = false, transport = null } = options;
  await watchCalls(context, { relayOnly, relayPort: lab.relayPort(place), transport });
}

/** Playwright talks to the browser through pipes, which lead into a namespace as anywhere else. */
function startsAt(lab: Lab, place: Place, folder: string): string {
  const path = findChromium()?.path;
  if (!path) throw new Error('No Chromium: run npm run chromium.');
  const prefix = lab.at(place);
  if (prefix.length === 0) return path;
  const script = join(folder, 'chromium');
  writeFileSync(script, `#!/bin/sh\nexec ${prefix.join(' ')} ${path} "$@"\n`);
  chmodSync(script, 0o755);
  return script;
}
