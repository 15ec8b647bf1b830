import { LANGUAGES } from '../src/i18n/languages.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './cast.ts';
import { phoneFaults } from './phone-faults.ts';
import { visitRelativeScreens } from './relative-walk.ts';

// A trace of five pages side by side takes longer than the walk.
test.use({ trace: 'off' });

test('every state of the relative’s page is whole on a telephone, in five languages and for axe', async ({
  world,
}) => {
  test.setTimeout(240_000);
  const faults: string[] = [];
  await visitRelativeScreens({ world, languages: LANGUAGES }, async (look) => {
    const { page, screen, language, number } = look;
    // Words do not change what axe looks at: each screen once, in one language after the other. The pictures look at all.
    const isTurn = LANGUAGES[number % LANGUAGES.length] === language;
    const found = [...(await phoneFaults(page, language)), ...(isTurn ? await axeFindings(page) : [])];
    faults.push(...found.map((fault) => `${screen}, ${language}: ${fault}`));
  });
  expect(faults).toEqual([]);
});
