import { expect, test } from './cast.ts';
import { lengthen, unlengthen } from './measure.ts';
import { resident } from './people.ts';
import { FACTORS, measure, SCREENS } from './ruler.ts';
import { visitSharedScreens } from './shared-walk.ts';
import { type Look, visitScreens } from './tablet-walk.ts';

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
