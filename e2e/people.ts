import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../tools/find-chromium.ts';
import { fakeMedia, type Looks } from './fake-media.ts';

/** Somebody with a browser of their own: own profile on disk, own camera, own microphone. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Closes the browser; the profile stays (a cold start comes back with everything it had). */
  closeBrowser(): Promise<void>;
  /** Starts the browser again on the same profile. */
  openBrowser(): Promise<Page>;
  leave(): Promise<void>;
}

type Options = {
  name: string;
  looks: Looks;
  viewport: { width: number; height: number };
  locale: string;
  hasTouch?: boolean;
  permissions?: string[];
  /** Somebody who says no to the browser's question: nothing but `permissions` is allowed. */
  isWary?: boolean;
  /** More of what this person's browser is started with. */
  flags?: readonly string[];
};

/** Says yes to every question about camera and microphone. */
const SAYS_YES = '--use-fake-ui-for-media-stream';

async function person(options: Options): Promise<Person> {
  const profile = mkdtempSync(join(tmpdir(), 'moien-person-'));
  const media = fakeMedia(options.name, options.looks);
  const open = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium()?.path ?? '',
      args: [
        ...CHROMIUM_FLAGS.filter((flag) => !options.isWary || flag !== SAYS_YES),
        `--use-file-for-fake-video-capture=${media.video}`,
        `--use-file-for-fake-audio-capture=${media.audio}`,
        ...(options.flags ?? []),
      ],
      viewport: options.viewport,
      locale: options.locale,
      hasTouch: options.hasTouch ?? false,
      permissions: options.permissions ?? ['camera', 'microphone'],
    });
    context.setDefaultTimeout(20_000);
    if (options.isWary) await refuseTheRest(context, options.permissions ?? []);
    return context;
  };
  let context = await open();
  let page = context.pages()[0] ?? (await context.newPage());
  return {
    get page() {
      return page;
    },
    get context() {
      return context;
    },
    closeBrowser: () => context.close(),
    async openBrowser() {
      context = await open();
      page = context.pages()[0] ?? (await context.newPage());
      return page;
    },
    async leave() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

async function refuseTheRest(context: BrowserContext, allowed: readonly string[]): Promise<void> {
  const browser = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
  for (const name of ['camera', 'microphone'])
    if (!allowed.includes(name))
      await browser.send('Browser.setPermission', { permission: { name }, setting: 'denied' });
}

/** A resident in front of a tablet: red picture, 440 Hz. */
export const resident = (options: Partial<Options> = {}) =>
  person({
    name: 'resident',
    looks: { colour: 'red', hertz: 440 },
    viewport: { width: 1280, height: 800 },
    locale: 'fr-LU',
    hasTouch: true,
    ...options,
  });

/** A relative with a phone: blue picture, 880 Hz. */
export const relative = (options: Partial<Options> = {}) =>
  person({
    name: 'relative',
    looks: { colour: 'blue', hertz: 880 },
    viewport: { width: 390, height: 844 },
    locale: 'fr-LU',
    hasTouch: true,
    ...options,
  });

/** A carer at the ward's PC. */
export const staff = (options: Partial<Options> = {}) =>
  person({
    name: 'staff',
    looks: { colour: 'green', hertz: 600 },
    viewport: { width: 1440, height: 900 },
    locale: 'fr-LU',
    ...options,
  });
