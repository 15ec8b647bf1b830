import { relativeDay } from '../src/i18n/dates.ts';
import { LANGUAGES } from '../src/i18n/languages.ts';
import { expect, test } from './cast.ts';
import { faultsOf, type Rules } from './figures.ts';
import { lengthen, read, settle, unlengthen } from './measure.ts';
import { resident } from './people.ts';
import { afternoonZone } from './screens/setting.ts';
import { visitSharedScreens } from './shared-walk.ts';
import { type Look, visitScreens } from './tablet-walk.ts';
import { openToldHouse } from './told-house.ts';

const DAY_MS = 86_400_000;

const SCREENS = [
  [1280, 800],
  [800, 1280],
  [1024, 768],
  [768, 1024],
  [1024, 600],
  [600, 1024],
] as const;
const FACTORS = [1, 1.25, 1.5];

/** Six faces, or a long message and the five things to do about it: words grow there as far as there is room. */
const isFull = (screen: string) => screen.startsWith('home') || screen === 'reader';

type Plan = { sizes: readonly (readonly [number, number])[]; factors: readonly number[] };

/** Puts the ruler to the screen at every size of tablet and of text, and keeps what is wrong. */
async function measure(look: Look, { sizes, factors }: Plan): Promise<string[]> {
  const { page, screen, relations: _, ...words } = look;
  const faults: string[] = [];
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await settle(page);
    const readings = await read(page, factors);
    readings.forEach((reading, index) => {
      const factor = factors[index] ?? 1;
      const rules: Rules = { factor, grows: !isFull(screen), ...words };
      const where = `${screen}, ${width} × ${height}, text × ${factor}`;
      faults.push(...faultsOf(reading, rules).map((fault) => `${where}: ${fault}`));
    });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  return faults;
}

/** What is wrong when every word is longer by two fifths, as in a language not thought of. */
async function measureLonger(look: Look): Promise<string[]> {
  const sizes = [
    [1280, 800],
    [800, 1280],
    [1024, 600],
  ] as const;
  await lengthen(look.page, { share: 0.4, except: [...look.names, ...look.relations] });
  const faults = await measure(look, { sizes, factors: [1] });
  await unlengthen(look.page);
  return faults.map((fault) => `longer words: ${fault}`);
}

for (const language of ['fr', 'lb', 'de', 'pt', 'en']) {
  const also = language === 'fr' ? ', and longer words overflow nowhere' : '';
  test(`every screen of a resident keeps to every figure in ${language}${also}`, async ({
    world,
    anne,
    marie,
    claire,
  }) => {
    test.setTimeout(180_000);
    const faults: string[] = [];
    await visitScreens({ world, anne, marie, claire, language }, async (look) => {
      faults.push(...(await measure(look, { sizes: SCREENS, factors: FACTORS })));
      if (language === 'fr') faults.push(...(await measureLonger(look)));
    });
    expect(faults).toEqual([]);
  });
}

test('the last call keeps to every figure in every language, whichever day it was', async ({ anne }) => {
  test.setTimeout(120_000);
  const { page } = anne;
  const house = await openToldHouse(page);
  await page.reload();
  const timeZone = afternoonZone();
  const now = Date.now();
  const days = [1, 2, 3, 4, 5, 6].map((ago) => now - ago * DAY_MS);
  const faults: string[] = [];
  for (const language of LANGUAGES) {
    const said = (at: number) => relativeDay(at, { now, timeZone, language });
    const longest = days.reduce((one, other) => (said(other).length > said(one).length ? other : one));
    for (const at of [now - DAY_MS, longest, Date.UTC(2025, 8, 24, 12)]) {
      await house.tell({
        records: {
          facility: { timeZone },
          resident: { language },
          call: { startedAt: at, endedAt: at, outcome: 'completed' },
        },
      });
      await expect(page.locator('.aside--greeting > p').last()).toContainText(`, ${said(at)} `);
      const look = { page, screen: `home, ${said(at)}`, primary: [], danger: [], names: [], relations: [] };
      faults.push(...(await measure(look, { sizes: SCREENS, factors: FACTORS })));
    }
  }
  expect(faults).toEqual([]);
});

test('what only a shared tablet shows keeps to every figure, in every language', async ({ anne, claire }) => {
  test.setTimeout(240_000);
  const faults: string[] = [];
  const languages = ['fr', 'lb', 'de', 'pt', 'en'];
  await visitSharedScreens({ anne, claire, languages }, async (look, language) => {
    // Whose size of text it will be is not known yet; of the last screen it is.
    const factors = look.screen === 'still there' ? FACTORS : [1];
    const found = await measure(look, { sizes: SCREENS, factors });
    faults.push(...found.map((fault) => `${language}: ${fault}`));
  });
  expect(faults).toEqual([]);
});

test('the pairing screen keeps to every figure', async ({ world }) => {
  const { page, leave } = await resident({ name: 'fresh' });
  await page.goto(`${world.url}/tablet`);
  await expect(page.getByText(/[A-Z]{4}-[A-Z]{4}/)).toBeVisible();
  const look = { page, screen: 'pairing', primary: [], danger: [], names: [], relations: [] };
  // Staff read it, before anybody's size of text is known.
  expect(await measure(look, { sizes: SCREENS, factors: [1] })).toEqual([]);
  await leave();
});
