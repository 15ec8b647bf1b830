import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './cast.ts';
import { keptOn } from './kept.ts';

/** How many files of messages this tablet keeps. */
const filesOn = async (page: Page) => (await keptOn(page, 'media')).length;

const isPlaying = (page: Page) =>
  page
    .locator('video[src]')
    .first()
    .evaluate((player: HTMLMediaElement) => player.currentTime > 0);

test('the house greets everybody: two tablets get it, one plays it offline, staff see it, and withdrawn it is gone', async ({
  anne,
  jos,
  claire,
}) => {
  const { page } = claire;
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
  await page
    .getByRole('link', { name: /^Tablettes/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Messages de la maison' }).click();

  // A few words …
  await press('Nouveau message');
  await page.getByLabel('Qui parle').fill('La directrice');
  await page.getByText('Quelques mots', { exact: true }).click();
  await page.getByLabel('Les mots').fill('Joyeux Noël à toutes et à tous !');
  await press('Envoyer aux tablettes');
  await expect(page.getByRole('heading', { name: 'La directrice' })).toBeVisible();

  // … and a film, recorded here, every day.
  await press('Nouveau message');
  await page.getByLabel('Qui parle').fill('La chorale');
  await press('Enregistrer ici');
  await press('Commencer');
  await expect(page.getByText('0:02 sur 3:00')).toBeVisible();
  await press('J’ai fini');
  await press('Garder cet enregistrement');
  await page.getByLabel('Répéter').selectOption('daily');
  await expectAccessible(page);
  await press('Envoyer aux tablettes');
  const film = page.getByRole('article', { name: 'La chorale' });
  await expect(film.getByText(/^Chaque jour à/)).toBeVisible();

  // A badge and whose greeting it is, on both tablets; nothing plays by itself.
  const door = anne.page.getByRole('button', { name: /^Messages 2/ });
  await expect(door).toBeVisible();
  await expect(jos.page.getByRole('button', { name: /^Messagen 2/ })).toBeVisible();
  await expect(film.getByText(/^Sur 2 de .*montré sur 0$/)).toBeVisible();
  await expectAccessible(page);

  // One tap, without network.
  await anne.context.setOffline(true);
  await expect(anne.page.getByText('Pas de réseau')).toBeVisible();
  await door.tap();
  await expect(anne.page.getByText('Joyeux Noël à toutes et à tous !')).toBeVisible();
  await expect(anne.page.getByRole('button', { name: 'Répondre' })).toHaveCount(0);
  await expectAccessible(anne.page, { forResident: true });
  await anne.page.getByRole('button', { name: 'Suivant' }).tap();
  await expect(anne.page.getByRole('heading', { name: 'La chorale' })).toBeVisible();
  await expect.poll(() => isPlaying(anne.page)).toBe(true);
  await anne.page.getByRole('button', { name: 'Retour' }).tap();
  await expect(anne.page.getByRole('button', { name: 'Messages', exact: true })).toBeVisible();

  // Staff hear of it once the tablet is back; the other tablet still has it to be seen.
  await expect(film.getByText(/montré sur 0$/)).toBeVisible();
  await anne.context.setOffline(false);
  await expect(film.getByText(/montré sur 1$/)).toBeVisible();
  await expect(jos.page.getByRole('button', { name: /^Messagen 2/ })).toBeVisible();

  await press('Retirer – La chorale');
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await expect(page.getByRole('heading', { name: 'Retirés' })).toBeVisible();
  await expect(jos.page.getByRole('button', { name: /^Messagen 1/ })).toBeVisible();
  for (const tablet of [anne, jos]) await expect.poll(() => filesOn(tablet.page)).toBe(0);
});
