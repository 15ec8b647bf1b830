import type { Page } from '@playwright/test';
import { expect, expectReady, face, test } from './cast.ts';
import type { Person } from './people.ts';

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

/** A line that carries so little that a film takes a while; the answer cuts it. */
async function slowLine(person: Person, uploadThroughput: number): Promise<() => Promise<void>> {
  const browser = await person.context.newCDPSession(person.page);
  const line = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput };
  await browser.send('Network.emulateNetworkConditions', line);
  return async () =>
    void (await browser.send('Network.emulateNetworkConditions', { ...line, offline: true }));
}

test('a film that was cut on its way arrives, plays without network, and its sender hears that it was seen', async ({
  anne,
  marie,
}) => {
  await expectReady(marie);
  await byName(marie, /Message vidéo/).tap();
  await byName(marie, 'Commencer').tap();
  await expect(marie.page.getByText('0:03 sur 3:00')).toBeVisible();
  await byName(marie, 'J’ai fini').tap();
  await expect(marie.page.locator('.film__recall')).toBeVisible();

  // In the middle of it the network is gone, and then the whole browser.
  const cut = await slowLine(marie, 8000);
  await byName(marie, 'Envoyer').tap();
  await expect(marie.page.getByText(/Envoi\s:\s[1-9]/)).toBeVisible();
  await cut();
  const address = marie.page.url();
  await marie.closeBrowser();

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
  expect(Math.max(...resumedAt)).toBeGreaterThan(0);

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
  await byName(anne, 'Envoyer').tap();
  await expect(anne.page.getByText('Votre message part pour Marie')).toBeVisible();
  await byName(anne, 'OK').tap();
  await byName(anne, 'Retour').tap();
  await expect(face(anne, 'Marie')).toBeVisible();

  await anne.context.setOffline(false);
  await expect(page.getByText(/Vu aujourd’hui à \d\d:\d\d/)).toBeVisible();
  await page.getByRole('button', { name: 'Regarder' }).tap();
  await expectPlaying(page);
});
