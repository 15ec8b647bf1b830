import { expectAccessible } from './axe.ts';
import { expect, expectReady, face, test } from './cast.ts';
import type { Person } from './people.ts';
import { recordsOf } from './screens/setting.ts';
import { hasFirstHome, tracesOf } from './traces.ts';

const OF_ANNE = ['Anne', 'Weber', 'Marie', 'Jean'];
const code = (tablet: Person) => tablet.page.getByText(/^[B-Z]{4}-[B-Z]{4}$/);
const locked = { name: 'Cette tablette est verrouillée' } as const;

async function openDetails({ page }: Person) {
  await page.getByRole('navigation').first().getByRole('link', { name: 'Tablettes' }).click();
  await page.getByRole('button', { name: 'Détails : Tilleul 1' }).click();
}

/** Everything by which the tablet could still be known: the ids of its person and contacts, and their photos. */
async function idsOfAnne({ page }: Person): Promise<string[]> {
  const tablet = (await recordsOf(page, 'tablet')).find(({ body }) => body.name === 'Tilleul 1');
  const residentId = String(tablet?.body.residentId);
  const contacts = await recordsOf(page, 'contact');
  const theirs = contacts.filter(({ body }) => body.residentId === residentId);
  expect(theirs.length).toBeGreaterThan(1);
  return [residentId, ...theirs.flatMap(({ id, body }) => [id, String(body.photo ?? id)])];
}

async function lose(claire: Person) {
  await openDetails(claire);
  await claire.page.getByRole('button', { name: 'Déclarer perdue : Tilleul 1' }).click();
  await expectAccessible(claire.page);
  await claire.page.getByRole('dialog').getByRole('button', { name: 'Déclarer perdue' }).click();
  await expect(claire.page.getByText('Perdue', { exact: true })).toBeVisible();
}

test('a lost tablet wipes everything at its next contact, the spare key too', async ({ anne, claire }) => {
  await expect(face(anne, 'Marie')).toBeVisible();
  const everything = [...OF_ANNE, ...(await idsOfAnne(claire)), 'moien-tablet-key', 'credential'];
  await expect.poll(() => tracesOf(anne.page, ['Marie', 'moien-tablet-key', 'credential'])).not.toEqual([]);

  await expect.poll(() => hasFirstHome(anne.page)).toBe(true);

  // It is switched off, somewhere; then somebody switches it on.
  const address = anne.page.url();
  await anne.closeBrowser();
  await lose(claire);
  await (await anne.openBrowser()).goto(address);
  await expect(code(anne)).toBeVisible({ timeout: 30_000 });
  const keys = await anne.page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }));
  expect(keys).toEqual([]);
  await expect.poll(() => tracesOf(anne.page, everything)).toEqual([]);
  expect(await anne.context.cookies()).toEqual([]);

  // A cold start does not bring it back either.
  await anne.closeBrowser();
  await (await anne.openBrowser()).goto(address);
  await expect(code(anne)).toBeVisible();
  expect(await tracesOf(anne.page, everything)).toEqual([]);
});

test('a locked tablet says where it belongs and nothing else, until it is unlocked', async ({
  anne,
  claire,
  marie,
}) => {
  const { page } = claire;
  await page.getByRole('link', { name: 'Réglages' }).click();
  await page.getByLabel('Adresse et téléphone').fill('12, rue des Tilleuls, Esch · 26 55 12');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Enregistré').first()).toBeVisible();
  const ids = await idsOfAnne(claire);
  await expectReady(marie);
  await expect.poll(() => hasFirstHome(anne.page)).toBe(true);
  await openDetails(claire);
  await page.getByRole('button', { name: 'Verrouiller : Tilleul 1' }).click();
  await expect(page.getByText('Verrouillée', { exact: true })).toBeVisible();
  await expect(anne.page.getByRole('heading', locked)).toBeVisible();
  await expect(anne.page.getByText('12, rue des Tilleuls, Esch · 26 55 12')).toBeVisible();
  await expectAccessible(anne.page);
  await expect(anne.page.getByRole('button')).toHaveCount(0);
  await expect(marie.page.getByText('Tablette en ligne')).toHaveCount(0);
  await expect.poll(() => tracesOf(anne.page, ['Anne', 'Weber', 'Marie', ...ids.slice(1)])).toEqual([]);

  await page.getByRole('button', { name: 'Déverrouiller : Tilleul 1' }).click();
  await expect(face(anne, 'Marie')).toBeVisible({ timeout: 30_000 });
  await expectReady(marie);
});
