import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, face, test } from './cast.ts';
import { resident } from './people.ts';

/** A tablet that says that its battery is nearly empty, and that nobody has plugged it in. */
const nearlyEmpty = () => {
  const battery = Object.assign(new EventTarget(), { level: 0.12, charging: false });
  Object.defineProperty(navigator, 'getBattery', { value: () => Promise.resolve(battery) });
};

const details = (page: Page, name: string) => page.getByRole('button', { name: `Détails : ${name}` });

test('staff see which tablet needs a hand and why, and find it by its ring', async ({ world, claire }) => {
  const anne = await resident();
  await anne.context.addInitScript(nearlyEmpty);
  await anne.page.goto(world.link('Tablet (Anne'));
  await expect(face(anne, 'Marie')).toBeVisible();

  const { page } = claire;
  await page.getByRole('link', { name: /Tablettes.*besoin/ }).click();
  const card = page.getByRole('listitem').filter({ has: details(page, 'Tilleul 1') });
  await expect(card.getByText('Batterie presque vide et pas branchée.')).toBeVisible();
  await expect(card.getByText('12 %').first()).toBeVisible();
  await expect(page.getByText('1 tablette a besoin d’un coup de main').last()).toBeVisible();
  // Whoever needs a hand stands first.
  await expect(page.getByRole('button', { name: /^Détails : / }).first()).toHaveAccessibleName(
    'Détails : Tilleul 1',
  );

  await details(page, 'Tilleul 1').click();
  await expect(card.getByText('Dernières nouvelles')).toBeVisible();
  await expect(card.getByRole('img', { name: /^Joignable, 7 jours/ })).toBeVisible();
  await expectAccessible(page);
  await card.getByRole('button', { name: 'Faire sonner' }).click();
  await expect(card.getByText('La tablette sonne.')).toBeVisible();
  const found = anne.page.getByRole('button', { name: 'Je suis ici' });
  await expect(found).toBeVisible();
  await found.tap();
  await expect(face(anne, 'Marie')).toBeVisible();

  await anne.leave();
  await expect(card.getByText('Hors ligne')).toBeVisible();
  await expect(card.getByRole('button', { name: 'Faire sonner' })).toBeDisabled();
  await expect(card.getByText('Pas possible maintenant')).toBeVisible();

  // Without network the console still shows what it knew.
  await world.kill();
  await expect(page.getByText('Pas de connexion : voici ce qu’on savait en dernier.')).toBeVisible();
  await expect(card.getByText('Batterie presque vide et pas branchée.')).toBeVisible();
});

test('the preview is the tablet’s own screen, and follows what is typed', async ({ claire }) => {
  const { page } = claire;
  await page.getByRole('link', { name: /Anne Weber/ }).click();
  const tabs = page.getByRole('navigation', { name: 'Rubriques' });
  await tabs.getByRole('link', { name: 'Profil et horaires' }).click();
  const screen = page.frameLocator('iframe[title*="Anne Weber"]');
  await expect(screen.getByText(/^(Bonjour|Bonsoir) Madame Weber$/)).toBeVisible();
  await expect(screen.getByText('Marie', { exact: true })).toBeVisible();

  await page.getByLabel('Formule d’appel').fill('Anne');
  await expect(screen.getByText(/^(Bonjour|Bonsoir) Anne$/)).toBeVisible();
  await page.getByLabel('Langue de la tablette').selectOption('Lëtzebuergesch');
  await expect(screen.getByText('Hëllef')).toBeVisible();
  await page.getByText('Gestes, vue, ouïe').click();
  const size = () =>
    screen
      .locator('.face__relation')
      .first()
      .evaluate((text) => getComputedStyle(text).fontSize);
  const usual = await size();
  await page.getByLabel('Très grande').check();
  await expect.poll(size).not.toBe(usual);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Debout' }).click();
  await expect(page.locator('iframe')).toHaveAttribute('width', '800');
});

test('care in progress has an end, and a banner until then', async ({ claire }) => {
  const { page } = claire;
  await page.getByRole('link', { name: /Anne Weber/ }).click();
  await page.getByRole('button', { name: 'Soin en cours…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '30 minutes' }).click();
  await expect(page.getByText(/Soin en cours jusqu’à \d\d:\d\d/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Terminer maintenant' }).click();
  await expect(page.getByRole('button', { name: 'Soin en cours…' })).toBeVisible();

  await page.getByRole('link', { name: 'Réglages' }).click();
  await page.getByRole('button', { name: 'Soin en cours…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '15 minutes' }).click();
  await page.getByRole('link', { name: /^Tablettes/ }).click();
  await expect(page.getByText(/Soins en cours dans toute la maison/)).toBeVisible();
});

test('a name is found and opened from the keyboard, by letters without accents or by the room', async ({
  claire,
}) => {
  const { page } = claire;
  const search = page.getByRole('searchbox');
  await search.fill('schm');
  await search.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Jos Schmit' })).toBeFocused();
  await search.fill('12');
  await search.press('ArrowDown');
  await expect(page.getByRole('link', { name: /Anne Weber/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Anne Weber' })).toBeFocused();
});
