import type { Browser, Locator, Page } from '@playwright/test';
import type { Language } from '../src/i18n/languages.ts';
import { be, type Device, pretendDevices } from './pretended-device.ts';
import { wordsOf } from './screens/camera.ts';
import { openToldHouse, type ToldHouse } from './told-house.ts';
import type { World } from './world.ts';

/** A screen that stands still. `number`: the how many-eth of the walk. */
export type Look = { page: Page; screen: string; language: Language; number: number };

type Words = (key: string, params?: Record<string, string | number>) => string;

/** Marie with a telephone that speaks one language. */
export type Marie = {
  readonly page: Page;
  readonly language: Language;
  readonly house: ToldHouse;
  readonly t: Words;
  /** The words of being rung. */
  readonly r: Words;
  button(name: string): Locator;
  be(device?: Partial<Device>): Promise<void>;
};

/** All of them at once, and each screen looked at as soon as it stands on every telephone. */
export type Walk = {
  readonly world: World;
  readonly maries: readonly Marie[];
  /** The same on each telephone. */
  everyone(deed: (marie: Marie) => Promise<unknown>): Promise<void>;
  /** Each is looked at once it shows what `shows` finds. */
  look(screen: string, shows: (marie: Marie) => Locator): Promise<void>;
};

export const NAME = { name: 'Maman' };
const PHONE = { width: 390, height: 844 };

/** A telephone of that language, with nothing opened yet. */
export async function invite(browser: Browser, language: Language): Promise<Marie> {
  const context = await browser.newContext({
    viewport: PHONE,
    locale: language === 'lb' ? 'lb-LU' : language,
    hasTouch: true,
    serviceWorkers: 'block',
    permissions: ['camera', 'microphone'],
  });
  context.setDefaultTimeout(20_000);
  await pretendDevices(context);
  const page = await context.newPage();
  const t = await wordsOf('relative', language);
  return {
    page,
    language,
    house: await openToldHouse(page),
    t,
    r: await wordsOf('ring', language),
    button: (name) => page.getByRole('button', { name, exact: true }),
    be: (device) => be(page, device),
  };
}
