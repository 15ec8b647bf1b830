import { expect, face, test } from './cast.ts';

const FACES = ['Marie', 'Jean', 'Léa', 'Tom', 'Anne K.', 'Dr Klein'];

test('without server or network the tablet starts cold with every face, and a tap becomes a wish', async ({
  world,
  anne,
  marie,
  claire,
}) => {
  for (const name of FACES) await expect(face(anne, name)).toBeVisible();
  // Everything is kept before the network goes: the worker has the pages, the database the faces.
  await anne.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect(anne.page.locator('img')).toHaveCount(FACES.length);
  const places = await anne.page
    .locator('img')
    .evaluateAll((all) => all.map((img) => img.getBoundingClientRect().x));

  await world.kill();
  await anne.closeBrowser();
  const page = await anne.openBrowser();
  await page.goto(`${world.url}/resident/`);

  await expect(page.getByText('Pas de réseau')).toBeVisible();
  await expect(page.locator('img')).toHaveCount(FACES.length);
  const shown = await page
    .locator('img')
    .evaluateAll((all) => all.every((img) => img instanceof HTMLImageElement && img.naturalWidth > 100));
  expect(shown, 'every photo is really there').toBe(true);
  expect(
    await page.locator('img').evaluateAll((all) => all.map((img) => img.getBoundingClientRect().x)),
    'faces stay where fingers remember them',
  ).toEqual(places);

  await page.getByRole('button', { name: 'Demander à Marie de vous appeler' }).tap();
  await expect(page.getByText('Nous dirons à Marie de vous appeler.')).toBeVisible();

  await world.restart();
  await expect(marie.page.getByText('Maman aimerait vous parler')).toBeVisible({ timeout: 30_000 });
  await claire.page.reload();
  await claire.page.getByRole('link', { name: /Anne Weber/ }).click();
  await claire.page.getByRole('link', { name: 'Historique' }).last().click();
  await expect(claire.page.getByText(/aimerait|souhaite|rappel/i).first()).toBeVisible();
});
