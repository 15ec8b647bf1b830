import { expectAccessible } from './axe.ts';
import { expect, expectReady, face, talk, test } from './cast.ts';
import { type Person, resident, staff } from './people.ts';
import { tracesOf } from './traces.ts';
import type { World } from './world.ts';

const OF_ANNE = ['Anne', 'Weber', 'Marie', 'Jean'];
/** What the whole of it may take (a nurse has a minute); two browsers on two cores have far less to do. */
const A_MINUTE_MS = 60_000;

async function freshTablet(world: World): Promise<{ tablet: Person; code: string }> {
  const tablet = await resident({ name: 'spare' });
  await tablet.page.goto(`${world.url}/tablet`);
  const code = await tablet.page.getByText(/^[B-Z]{4}-[B-Z]{4}$/).innerText();
  return { tablet, code };
}

/** Where the QR code on the tablet leads a telephone. */
const scanned = (world: World, code: string) => `${world.url}/staff/tablets#tablet=${code}`;

async function openDetails({ page }: Person, name: string) {
  await page.getByRole('navigation').first().getByRole('link', { name: 'Tablettes' }).click();
  const details = page.getByRole('button', { name: `Détails : ${name}` });
  await details.click();
}

test('another tablet takes its place in under a minute, with everything', async ({
  world,
  anne,
  claire,
  marie,
}) => {
  await expect(face(anne, 'Marie')).toBeVisible();
  const { tablet, code } = await freshTablet(world);
  const begun = Date.now();
  await openDetails(claire, 'Tilleul 1');
  const { page } = claire;
  await page.getByRole('button', { name: 'Remplacer par une autre : Tilleul 1' }).click();
  await expectAccessible(page);
  await page.getByLabel('Code de la nouvelle tablette').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Remplacer', exact: true }).click();
  await expect(page.getByText('La nouvelle tablette a pris la place.')).toBeVisible();
  await expect(face(tablet, 'Marie')).toBeVisible();
  await expect(tablet.page.getByText(/^(Bonjour|Bonsoir) Madame Weber$/)).toBeVisible();
  expect(Date.now() - begun).toBeLessThan(A_MINUTE_MS);

  // The old one is nobody's any more, and has nothing left.
  await expect(anne.page.getByText(/^[B-Z]{4}-[B-Z]{4}$/)).toBeVisible();
  await expect.poll(() => tracesOf(anne.page, OF_ANNE)).toEqual([]);
  await expect(page.getByRole('button', { name: 'Détails : Tilleul 1' })).toHaveCount(1);

  await expectReady(marie);
  await talk(tablet, marie);
  await tablet.leave();
});

test('a carer’s telephone that reads the square on the tablet is led to the form', async ({
  world,
  anne,
}) => {
  await expect(face(anne, 'Marie')).toBeVisible();
  const { tablet, code } = await freshTablet(world);
  await expect(
    tablet.page.getByRole('img', { name: 'Ou visez ce carré avec votre téléphone.' }),
  ).toBeVisible();
  const phone = await staff({ name: 'phone', viewport: { width: 390, height: 844 } });
  await phone.page.goto(world.link('Staff'));
  await expect(phone.page.getByRole('navigation').first()).toBeVisible();
  await phone.page.goto(scanned(world, code));
  await expect(phone.page).toHaveURL(`${world.url}/staff/tablets`);
  await expect(phone.page.getByLabel('Code de la tablette')).toHaveValue(code);
  // Nothing has happened yet: that is for the person to say.
  await expect(tablet.page.getByText(code)).toBeVisible();

  const place = phone.page.getByLabel('Est-ce une nouvelle tablette ?');
  await place.selectOption({ label: 'Non, à la place de : Tilleul 1 · Anne Weber' });
  await expectAccessible(phone.page);
  await phone.page.getByRole('button', { name: 'Associer' }).click();
  await expect(face(tablet, 'Marie')).toBeVisible();
  await expect(anne.page.getByText(/^[B-Z]{4}-[B-Z]{4}$/)).toBeVisible();
  await phone.leave();
  await tablet.leave();
});

test('the square waits for whoever has to sign in first', async ({ world }) => {
  const { tablet, code } = await freshTablet(world);
  const phone = await staff({ name: 'phone', viewport: { width: 390, height: 844 } });
  await phone.page.goto(scanned(world, code));
  await expect(phone.page.getByRole('button', { name: 'Se connecter', exact: true })).toBeVisible();
  await expect(phone.page).toHaveURL(`${world.url}/staff/tablets`);
  expect(await tracesOf(phone.page, [code])).toEqual([]);
  await phone.leave();
  await tablet.leave();
});

test('a tablet that was given to the wrong person goes back with one press', async ({ anne, claire }) => {
  await expect(face(anne, 'Marie')).toBeVisible();
  await openDetails(claire, 'Tilleul 1');
  const { page } = claire;
  await page.getByRole('button', { name: 'Modifier : Tilleul 1' }).click();
  await page.getByLabel('Pour qui ?').first().selectOption({ label: 'Maria Ferreira' });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(face(anne, 'Marie')).toHaveCount(0);
  await page.getByRole('button', { name: 'Remettre comme avant' }).click();
  await expect(face(anne, 'Marie')).toBeVisible();
});
