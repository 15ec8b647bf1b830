import { cardText } from '../src/protocol/card.ts';
import { expect } from './cast.ts';
import type { Person } from './people.ts';
import { wordsOf } from './screens/camera.ts';
import {
  addResident,
  endSession,
  setAfternoon,
  setFacility,
  setResidentLanguage,
  setTablet,
} from './screens/setting.ts';
import { fakeCodeReader } from './shared-tablet.ts';
import type { Look } from './tablet-walk.ts';

const TABLET = 'Tilleul 1';
const MORE = ['Berthe', 'Camille', 'Denise', 'Émile', 'Fons'];

type SharedWalk = { anne: Person; claire: Person; languages: readonly string[] };

/**
 * Goes through what only a shared tablet shows, in each language of the house: it waits, shows faces, reads a card, and
 * asks whether somebody is still there.
 */
export async function visitSharedScreens(
  { anne, claire, languages }: SharedWalk,
  onLook: (look: Look, language: string) => Promise<void>,
): Promise<void> {
  const { page } = anne;
  await page.clock.install();
  const reader = await fakeCodeReader(page);
  await setAfternoon(claire.page);
  for (const name of MORE) await addResident(claire.page, name);
  await setTablet(claire.page, TABLET, { kind: 'shared', idleMinutes: 2 });
  for (const language of languages) {
    const t = await wordsOf('resident', language);
    const button = (key: string) => page.getByRole('button', { name: t(key), exact: true });
    const rules = { primary: [], danger: [], names: ['Anne', 'Jos', 'Maria', ...MORE], relations: [] };
    const look = (screen: string) => onLook({ page, screen, ...rules }, language);

    await setFacility(claire.page, { language, chooseByFace: false, chooseByCard: false });
    await setResidentLanguage(claire.page, 'Anne', language);
    await page.reload();
    await expect(page.getByText(t('shared.ask_team'))).toBeVisible();
    await look('waiting');
    await setFacility(claire.page, { chooseByCard: true });
    await expect(button('shared.show_card')).toBeVisible();
    await look('waiting for a card');
    await button('shared.show_card').tap();
    await expect(page.locator('video')).toBeVisible();
    await look('a card before the camera');
    await reader.hold(cardText('A'.repeat(43)));
    await expect(button('card.again')).toBeVisible();
    await look('a card of nobody');
    await button('common.back').tap();

    await setFacility(claire.page, { chooseByFace: true });
    await expect(page.locator('.face')).toHaveCount(6);
    await look('home, everybody, and a card');
    await setFacility(claire.page, { chooseByCard: false });
    await expect(button('shared.show_card')).toHaveCount(0);
    await look('home, everybody');
    await page.getByRole('button', { name: 'Anne', exact: true }).tap();
    await expect(page.getByRole('button', { name: t('home.call', { name: 'Marie' }) })).toBeVisible();
    await page.clock.fastForward('01:10');
    await expect(button('shared.stay')).toBeVisible();
    await look('still there');
    await endSession(claire.page, TABLET);
    await expect(page.getByRole('heading', { name: t('shared.who') })).toBeVisible();
  }
}
