import type { Page } from '@playwright/test';
import { expect, face, test } from './cast.ts';
import { hasFirstHome } from './traces.ts';

const FACES = ['Marie', 'Jean', 'Léa', 'Tom', 'Anne K.', 'Dr Klein'];

/** Where each face stands, left and top; those whose photo is really drawn. */
const facesShown = (page: Page) =>
  page
    .locator('button:has(img)')
    .evaluateAll((tiles) =>
      tiles
        .filter((tile) =>
          [...tile.querySelectorAll('img')].every((img) => img.complete && img.naturalWidth > 100),
        )
        .map((tile) => [
          Math.round(tile.getBoundingClientRect().x),
          Math.round(tile.getBoundingClientRect().y),
        ]),
    );

/** Notes what stands on the page when its first frame is drawn, and where; in `window.firstFrame`. */
const watchFirstFrame = (page: Page) =>
  page.addInitScript(() => {
    const look = () => {
      const tiles = [...document.querySelectorAll('.face')];
      if (tiles.length === 0) return requestAnimationFrame(look);
      const { top } = (tiles.at(-1) as Element).getBoundingClientRect();
      const texts = tiles.map((tile) => tile.querySelector('.face__name')?.textContent);
      return Object.assign(window, {
        firstFrame: {
          texts,
          top,
          isRunning: Boolean(document.querySelector('#app *')),
          day: document.querySelector('.home__day')?.textContent,
        },
      });
    };
    requestAnimationFrame(look);
  });

test('without server or network the tablet starts cold with every face, and a tap becomes a wish', async ({
  world,
  anne,
  marie,
  claire,
}) => {
  for (const name of FACES) await expect(face(anne, name)).toBeVisible();
  // Everything is kept before the network goes: the worker has the pages, the database the faces.
  await anne.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => facesShown(anne.page)).toHaveLength(FACES.length);
  const places = await facesShown(anne.page);

  await expect.poll(() => hasFirstHome(anne.page)).toBe(true);
  const lastTop = await anne.page
    .locator('.face')
    .last()
    .evaluate((tile) => tile.getBoundingClientRect().top);

  await world.kill();
  await anne.closeBrowser();
  const page = await anne.openBrowser();
  await watchFirstFrame(page);
  await page.goto(`${world.url}/resident/`);

  await expect(page.getByText('Pas de réseau')).toBeVisible();
  await expect.poll(() => facesShown(page)).toEqual(places);
  // They stood there, in their places, before the launcher ran; without the hour, which would have been yesterday's.
  expect(await page.evaluate(() => Reflect.get(window, 'firstFrame'))).toEqual({
    texts: FACES,
    top: lastTop,
    isRunning: false,
    day: '',
  });
  await expect(page.locator('#first-home')).toHaveCount(0);
  await expect(page.getByText(/^(Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche)$/)).toBeVisible();

  await page.getByRole('button', { name: 'Demander à Marie de vous appeler' }).tap();
  await expect(page.getByText('Nous dirons à Marie de vous appeler.')).toBeVisible();

  await world.restart();
  await expect(marie.page.getByText('Maman aimerait vous parler')).toBeVisible({ timeout: 30_000 });
  await claire.page.getByRole('link', { name: /Anne Weber/ }).click();
  await expect(claire.page.getByText('Demandes d’appel')).toBeVisible();
  await expect(claire.page.getByText(/^Marie — demandé/)).toBeVisible();

  // She calls back from the wish, they speak, and the wish is done for everybody.
  await marie.page.getByRole('button', { name: /^Appeler Maman/ }).tap();
  await page.getByRole('button', { name: 'Répondre' }).tap();
  await expect(page.getByRole('button', { name: 'Raccrocher' })).toBeVisible();
  await expect(marie.page.getByText('Connexion…')).toHaveCount(0);
  await page.getByRole('button', { name: 'Raccrocher' }).tap();
  await marie.page.getByRole('button', { name: 'Retour' }).tap();
  await expect(marie.page.getByText('Maman aimerait vous parler')).toHaveCount(0);
});
