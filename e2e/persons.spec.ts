import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expectAccessible } from './axe.ts';
import { expect, expectReady, face, test } from './cast.ts';

const HEAD = 'Prénom;Nom;Chambre;Appellation;Langue;Contact;Lien;Appelle la personne';

/** As Excel saves it here: semicolons, Windows-1252. */
const csv = (...lines: string[]) => ({
  name: 'résidents.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([HEAD, ...lines].join('\r\n'), 'latin1'),
});

const person = (page: Page, name: string) => page.getByRole('link', { name });

async function details(page: Page, name: string): Promise<void> {
  await person(page, name).first().click();
  await page.getByRole('link', { name: 'Profil et horaires', exact: true }).click();
}

test('a list comes in only when nothing is wrong with it, also without network', async ({ claire }) => {
  const { page, context } = claire;
  await page.getByRole('link', { name: 'Importer une liste' }).click();
  const file = page.getByLabel('Choisir le fichier CSV');
  await expect(file).toBeVisible();
  await context.setOffline(true);

  await file.setInputFiles(csv('Zoé;Müller;21;;klingon;Thérèse;Fille', ';Schroeder', 'Anne;Weber;99'));
  await expect(page.getByText('2 choses à corriger')).toBeVisible();
  await expect(page.getByText('Ligne 2, « Langue » :')).toBeVisible();
  await expect(page.getByText('Ligne 3, « Prénom » :')).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole('button', { name: 'Importer', exact: true })).toHaveCount(0);

  await file.setInputFiles(csv('Zoé;Müller;21;;lb;Thérèse;Fille', ';;;;;=1+1;Fils', 'Anne;Weber;99'));
  await expect(page.getByText('Personnes : 1. Contacts : 2.')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Créer Anne Weber une deuxième fois' })).not.toBeChecked();
  await expectAccessible(page);
  await expect(person(page, 'Zoé Müller')).toHaveCount(0);
  await page.getByRole('button', { name: 'Importer', exact: true }).click();
  await expect(person(page, 'Zoé Müller')).toBeVisible();
  await context.setOffline(false);

  await page.reload();
  await person(page, 'Zoé Müller').click();
  await expect(page.getByText('Thérèse').first()).toBeVisible();
  await expect(page.getByText('=1+1').first()).toBeVisible();
});

test('who leaves is rung by nobody, and comes back with one press', async ({ claire, anne, marie }) => {
  await expectReady(marie);
  await expect(face(anne, 'Marie')).toBeVisible();
  const { page } = claire;
  await details(page, 'Anne Weber');
  await page.getByRole('button', { name: 'Archiver', exact: true }).click();

  await expect(person(page, 'Anne Weber')).toHaveCount(0);
  await expect(face(anne, 'Marie')).toHaveCount(0);
  await expect(marie.page.getByText('Les appels ne sont pas possibles pour le moment')).toBeVisible();
  await expect(marie.page.getByRole('button', { name: /^Appeler/ })).toHaveCount(0);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Annuler l’archivage' }).click();
  await expect(person(page, 'Anne Weber')).toBeVisible();
  await expect(face(anne, 'Marie')).toBeVisible();
  await expect(marie.page.getByRole('button', { name: /^Appeler/ })).toBeVisible();
});

test('a person is taken along as a zip, and then erased for good', async ({ claire, anne, marie }) => {
  await expectReady(marie);
  await expect(face(anne, 'Marie')).toBeVisible();
  const { page } = claire;
  await details(page, 'Anne Weber');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Télécharger les données' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('anne-weber.zip');
  const files = unzipSync(new Uint8Array(await readFile(await download.path())));
  expect(strFromU8(files['README.txt'] ?? new Uint8Array())).toContain('Anne Weber');
  const contacts = JSON.parse(strFromU8(files['data/contact.json'] ?? new Uint8Array())) as {
    name: string;
  }[];
  expect(contacts.map(({ name }) => name)).toContain('Marie');
  expect(Object.keys(files).some((name) => /^media\/photo-marie\./.test(name))).toBe(true);

  await page.getByRole('button', { name: 'Effacer pour de bon' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Anne');
  await dialog.getByRole('button', { name: 'Effacer pour de bon' }).click();
  await expect(dialog.getByText('Ce n’est pas le même nom.')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('textbox').fill('Anne Weber');
  await dialog.getByRole('button', { name: 'Effacer pour de bon' }).click();
  await expect(page.getByRole('dialog', { name: 'La personne est effacée' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();
  await expect(person(page, 'Anne Weber')).toHaveCount(0);

  // Her tablet and her daughter's phone know nothing any more.
  await expect(face(anne, 'Marie')).toHaveCount(0);
  await expect(marie.page.getByText('L’accès à Anne Weber a été retiré')).toBeVisible();
  await marie.page.getByRole('button', { name: 'Compris' }).tap();
  await expect(marie.page.getByText('Anne Weber')).toHaveCount(0);
  await page.reload();
  await expect(person(page, 'Jos Schmit')).toBeVisible();
  await expect(person(page, 'Anne Weber')).toHaveCount(0);
});
