import type { Page } from '@playwright/test';
import { expect, face, test } from './cast.ts';
import { type Person, staff } from './people.ts';

/** A picture of one colour: who looks at a pixel of it knows which one was chosen. */
async function photoOf(page: Page, colour: string): Promise<Buffer> {
  const text = await page.evaluate((fill) => {
    const canvas = document.createElement('canvas');
    canvas.width = 600;
    canvas.height = 600;
    const brush = canvas.getContext('2d');
    if (!brush) throw new Error('No canvas');
    brush.fillStyle = fill;
    brush.fillRect(0, 0, 600, 600);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  }, colour);
  return Buffer.from(text, 'base64');
}

/** Red, green and blue in the middle of a face on the tablet; null while there is no picture. */
const colourOf = (person: Person, name: string) =>
  face(person, name).evaluate((tile) => {
    const img = tile.querySelector('img');
    const brush = document.createElement('canvas').getContext('2d');
    if (!img?.naturalWidth || !brush) return null;
    brush.drawImage(img, 0, 0, 9, 9);
    return [...brush.getImageData(4, 4, 1, 1).data.slice(0, 3)].map((part) => Math.round(part / 64));
  });

/** Whose face the eyes meet first. */
async function isBefore(person: Person, first: string, second: string): Promise<boolean> {
  const [one, other] = await Promise.all([first, second].map((name) => face(person, name).boundingBox()));
  return !!one && !!other && (one.y < other.y || (one.y === other.y && one.x < other.x));
}

const button = ({ page }: Person, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const tab = ({ page }: Person, name: string) => page.getByRole('link', { name, exact: true });

/** The console keeps itself in this browser before the network goes. */
const isKept = ({ page }: Person) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration('/staff/');
    return registration?.active?.state === 'activated';
  });

test('two consoles without network change the same resident: nothing is lost, and both see where they met', async ({
  world,
  anne,
  claire,
}) => {
  test.setTimeout(180_000);
  const paul = await staff({ name: 'paul' });
  await paul.page.goto(world.link('Staff'));
  for (const nurse of [claire, paul]) {
    await expect(nurse.page.getByText('Synchronisé')).toBeVisible();
    await expect.poll(() => isKept(nurse)).toBe(true);
  }
  await expect(face(anne, 'Marie')).toBeVisible();
  expect(await isBefore(anne, 'Marie', 'Jean')).toBe(true);

  await world.kill();

  await test.step('Claire opens her console anew, from nothing but this browser', async () => {
    await claire.closeBrowser();
    await claire.openBrowser();
    await claire.page.goto(`${world.url}/staff/`);
    await claire.page.getByRole('link', { name: /Anne Weber/ }).click();
    await tab(claire, 'Profil et horaires').click();
    await claire.page.getByLabel('Chambre', { exact: true }).fill('21');
    await button(claire, 'Enregistrer').click();
    await expect(claire.page.getByText('1 modification pas encore envoyée')).toBeVisible();
    await expect(claire.page.getByText(/Chambre 21/).first()).toBeVisible();
  });

  await test.step('and chooses a photo for Marie', async () => {
    await tab(claire, 'Contacts').click();
    await claire.page.getByRole('link', { name: /^Marie/ }).click();
    await claire.page.getByRole('link', { name: 'Modifier' }).click();
    await claire.page.getByLabel(/Choisir une photo|Changer la photo/).setInputFiles({
      name: 'marie.png',
      mimeType: 'image/png',
      buffer: await photoOf(claire.page, '#ff0000'),
    });
    await button(claire, 'Utiliser cette photo').click();
    await button(claire, 'Enregistrer').click();
    await expect(claire.page.getByText('2 modifications pas encore envoyées')).toBeVisible();
  });

  await test.step('Paul changes the room too, how she is greeted, and the order', async () => {
    await paul.page.getByRole('link', { name: /Anne Weber/ }).click();
    await tab(paul, 'Profil et horaires').click();
    await paul.page.getByLabel('Chambre', { exact: true }).fill('22');
    await paul.page.getByLabel('Formule d’appel').fill('Madame Anne');
    await button(paul, 'Enregistrer').click();
    await expect(paul.page.getByText('1 modification pas encore envoyée')).toBeVisible();
    await tab(paul, 'Contacts').click();
    await paul.page.getByRole('link', { name: /^Marie/ }).click();
    await button(paul, 'Placer après').click();
    await expect(paul.page.getByText('Marie : place 2')).toBeVisible();
  });

  await world.restart();

  for (const nurse of [claire, paul]) {
    await expect(nurse.page.getByText(/pas encore envoyée/)).toHaveCount(0, { timeout: 40_000 });
    await expect(nurse.page.getByText('1 double modification')).toBeVisible();
  }
  await expect(anne.page.getByText(/^(Bonjour|Bonsoir) Madame Anne$/)).toBeVisible({ timeout: 40_000 });
  await expect.poll(() => isBefore(anne, 'Jean', 'Marie')).toBe(true);
  await expect.poll(() => colourOf(anne, 'Marie')).toEqual([4, 0, 0]);

  await test.step('both rooms are there, and one press brings the lost one back', async () => {
    await claire.page.getByText('1 double modification').click();
    await expect(claire.page.getByText('Modifié deux fois')).toBeVisible();
    const lost = claire.page.getByRole('button', { name: /^Reprendre (21|22)$/ });
    const room = (await lost.innerText()).replace(/\D/g, '');
    await lost.click();
    for (const nurse of [claire, paul])
      await expect(nurse.page.getByText('1 double modification')).toHaveCount(0);
    await expect(paul.page.getByText(new RegExp(`Chambre ${room}`)).first()).toBeVisible();
  });
  await paul.leave();
});
