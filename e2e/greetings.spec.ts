import type { Page } from '@playwright/test';
import { expect, expectReady, test } from './cast.ts';
import { openFrontDoor } from './front-door.ts';
import { type Person, relative } from './people.ts';

const byName = (person: Person, name: string | RegExp) =>
  person.page.getByRole('button', { name, exact: true });

/** A film's own clock moves: it really plays. */
const expectPlaying = (page: Page) =>
  expect
    .poll(() =>
      page
        .locator('video[src], audio[src]')
        .first()
        .evaluate((player: HTMLMediaElement) => player.currentTime),
    )
    .toBeGreaterThan(0);

test('a film that was cut on its way arrives, plays without network, and its sender hears that it was seen', async ({
  world,
  anne,
}) => {
  const door = await openFrontDoor(world);
  const marie = await relative();
  await marie.page.goto(door.link('Relative (Marie'));
  await expectReady(marie);
  await byName(marie, /Message vidéo/).tap();
  await byName(marie, 'Commencer').tap();
  await expect(marie.page.getByText('0:03 sur 3:00')).toBeVisible();
  await byName(marie, 'J’ai fini').tap();
  await expect(marie.page.locator('.film__recall')).toBeVisible();

  // In the middle of it the line breaks, and then the whole browser is closed.
  const broken = door.cutUpload(8000);
  await byName(marie, 'Envoyer').tap();
  await broken;
  await expect(marie.page.getByText(/Envoi\s:/)).toBeVisible();
  const address = marie.page.url();
  await marie.closeBrowser();
  door.mend();

  const page = await marie.openBrowser();
  const uploads: string[] = [];
  const resumedAt: number[] = [];
  page.on('response', (response) => {
    if (!response.url().includes('/api/uploads')) return;
    uploads.push(response.request().method());
    const offset = response.headers()['upload-offset'];
    if (response.request().method() === 'HEAD' && offset) resumedAt.push(Number(offset));
  });
  await page.goto(address);
  await expect(page.getByText('Sur la tablette', { exact: true })).toBeVisible();
  expect(uploads, 'it goes on and does not begin again').not.toContain('POST');
  expect(resumedAt, 'from where it stopped').toEqual([expect.any(Number)]);
  expect(resumedAt[0]).toBeGreaterThan(0);

  // On the tablet: a face and a number, no other face moved; and it needs no network any more.
  await expect(byName(anne, 'Messages 1')).toBeVisible();
  await anne.context.setOffline(true);
  await expect(anne.page.getByText('Pas de réseau')).toBeVisible();
  await byName(anne, 'Messages 1').tap();
  await expectPlaying(anne.page);
  await expect(byName(anne, 'Appeler Marie')).toBeVisible();
  await expect(page.getByText(/^Vu /)).toHaveCount(0);

  // An answer with two presses; it goes out later.
  await byName(anne, 'Répondre').tap();
  await byName(anne, 'Enregistrer').tap();
  await expect(anne.page.getByText('Parlez maintenant')).toBeVisible();
  await anne.page.locator('.answer__dot').waitFor();
  // A second press within the first second is trembling, and sends nothing: it is pressed again.
  await expect(async () => {
    await byName(anne, 'Envoyer').tap({ timeout: 500 });
    await expect(anne.page.getByText('Votre message part pour Marie')).toBeVisible({ timeout: 1500 });
  }).toPass();
  await byName(anne, 'OK').tap();
  await byName(anne, 'Retour').tap();
  await expect(byName(anne, 'Messages')).toBeVisible();

  await anne.context.setOffline(false);
  await expect(page.getByText(/Vu aujourd’hui à \d\d:\d\d/)).toBeVisible();
  await page.getByRole('button', { name: 'Regarder' }).tap();
  await expectPlaying(page);
  await marie.leave();
  await door.close();
});
