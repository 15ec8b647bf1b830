import { expectAccessible } from './axe.ts';
import { expect, face, test } from './cast.ts';

test('tablets behind one address are suggested as one box, and staff have the last word', async ({
  anne,
  jos,
  claire,
}) => {
  await expect(face(anne, 'Marie')).toBeVisible();
  await expect(jos.page.getByRole('button').first()).toBeVisible();
  const { page } = claire;
  await page.getByRole('navigation').first().getByRole('link', { name: 'Tablettes' }).click();
  await page.getByRole('link', { name: 'Box Internet' }).click();
  await expect(page.getByText('Aucune box pour l’instant')).toBeVisible();
  await expect(page.getByText('Tilleul 1 · Tilleul 2', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'En faire une box' }).click();

  const box = page.getByRole('region', { name: 'Box 1' });
  const boxOf = (name: string) => page.getByLabel(`Box de : ${name}`);
  await expect(box.getByText('Tilleul 2')).toBeVisible();
  await boxOf('Tilleul 2').selectOption({ label: 'Aucune box' });
  await expect(box.getByText('Tilleul 2')).toHaveCount(0);

  await page.getByRole('button', { name: 'Modifier : Box 1' }).click();
  await page.getByLabel('Go par mois').fill('beaucoup');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Un nombre de gigaoctets, par exemple 50.')).toBeVisible();
  await page.getByLabel('Go par mois').fill('0,5');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(box.getByText(/^0,5 Go par mois/)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Supprimer : Box 1' }).click();
  await expect(box).toHaveCount(0);
  await page.getByRole('button', { name: 'Remettre comme avant' }).click();
  await expect(box.getByText(/^0,5 Go par mois/)).toBeVisible();
  await expect(box.getByText('Tilleul 1')).toBeVisible();
});
