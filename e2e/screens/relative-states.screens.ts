import { LANGUAGES } from '../../src/i18n/languages.ts';
import { axeFindings } from '../axe.ts';
import { expect, test } from '../cast.ts';
import { phoneFaults } from '../phone-faults.ts';
import { visitRelativeScreens } from '../relative-walk.ts';
import { shootWhole } from './camera.ts';

// A trace of five pages side by side takes longer than the walk.
test.use({ trace: 'off' });

test('every state of the relative’s page in five languages, each looked at by axe', async ({ world }) => {
  test.setTimeout(900_000);
  const faults: string[] = [];
  await visitRelativeScreens({ world, languages: LANGUAGES }, async ({ page, screen, language }) => {
    await shootWhole(page, screen, language);
    const found = [...(await phoneFaults(page, language)), ...(await axeFindings(page))];
    faults.push(...found.map((fault) => `${screen}, ${language}: ${fault}`));
  });
  expect(faults).toEqual([]);
});
