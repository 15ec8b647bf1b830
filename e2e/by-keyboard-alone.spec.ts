import type { Page } from '@playwright/test';
import { expect, face, test } from './cast.ts';
import { type Keyboard, keyboardOf } from './keyboard.ts';
import { resident } from './people.ts';

/** How often the page asked the browser to print. The browser's own dialog is outside of every page. */
async function countPrints(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    window.print = () => {
      document.documentElement.dataset.prints = String(
        Number(document.documentElement.dataset.prints ?? 0) + 1,
      );
    };
  });
  return () => page.evaluate(() => Number(document.documentElement.dataset.prints ?? 0));
}

/** How many pages of A4 the browser's printer makes of what is shown. */
async function pagesOfA4(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

async function addContact(page: Page, keys: Keyboard, contact: { name: string; relation: string }) {
  await keys.walkTo(page.getByRole('link', { name: 'Ajouter un contact' }));
  await keys.press('Enter');
  await keys.walkTo(page.getByLabel('Nom à l’écran'));
  await keys.type(contact.name);
  await keys.walkTo(page.getByLabel('Lien'));
  await keys.type(contact.relation);
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: `${contact.name} — accès` })).toBeFocused();
}

test('somebody without a mouse welcomes a new resident, from the first name to the tablet', async ({
  world,
  claire,
}) => {
  const { page } = claire;
  const keys = keyboardOf(page);
  const prints = await countPrints(page);
  const frame = page.frameLocator('iframe');

  await test.step('a new resident', async () => {
    // The first thing that Tab meets leads past the menu.
    await keys.walkTo(page.getByRole('link', { name: 'Aller au contenu' }));
    await keys.press('Enter');
    expect(await keys.walkTo(page.getByRole('link', { name: 'Ajouter' }).first())).toBeLessThan(4);
    await keys.press('Enter');
    await expect(page.getByRole('heading', { name: 'Nouveau résident' })).toBeFocused();
    await keys.walkTo(page.getByLabel('Prénom'));
    await keys.type('Léonie');
    await keys.walkTo(page.getByLabel('Nom de famille'));
    await keys.type('Faber');
    await keys.walkTo(page.getByLabel('Chambre', { exact: true }));
    await keys.type('21');
    await keys.walkTo(page.getByLabel('Formule d’appel'));
    await keys.type('Madame Faber');
    // Whenever this test runs: her tablet is awake.
    await keys.walkTo(page.getByLabel('La nuit, ou à d’autres heures'));
    await keys.press('ArrowUp');
    await expect(page.getByLabel('Jamais')).toBeChecked();
    await keys.walkTo(page.getByRole('button', { name: 'Enregistrer' }));
    await keys.press('Enter');
    await expect(page.getByRole('heading', { name: 'Léonie Faber' })).toBeFocused();
  });

  await test.step('two contacts', async () => {
    await addContact(page, keys, { name: 'Pol', relation: 'Fils' });
    await addContact(page, keys, { name: 'Nora', relation: 'Petite-fille' });
  });

  await test.step('an invitation, printed', async () => {
    const invite = page.getByRole('button', { name: 'Nouvelle invitation (QR)' });
    await keys.walkTo(invite);
    await keys.press('Enter');
    const sheet = page.getByRole('dialog', { name: 'Invitation pour Nora' });
    const print = sheet.getByRole('button', { name: 'Imprimer' });
    await expect(print).toBeFocused();
    await expect(sheet.getByRole('heading', { name: 'Appels vidéo avec Madame Faber' })).toBeVisible();
    await keys.press('Enter');
    expect(await prints()).toBe(1);
    expect(await pagesOfA4(page)).toBe(1);
    await keys.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(invite).toBeFocused();
  });

  await test.step('a tablet, and her screen with both faces', async () => {
    const tablet = await resident({ name: 'leonie' });
    await tablet.page.goto(`${world.url}/tablet`);
    const code = await tablet.page.getByText(/^[B-Z]{4}-[B-Z]{4}$/).innerText();
    const tabs = page.getByRole('navigation', { name: 'Rubriques' });
    await keys.walkTo(tabs.getByRole('link', { name: 'Tablette', exact: true }), 'backwards');
    await keys.press('Enter');
    await keys.walkTo(page.getByLabel('Code de la tablette'));
    await keys.type(code.toLowerCase());
    await keys.walkTo(page.getByLabel('Nom de la tablette'));
    await keys.type('Érable 21');
    await keys.press('Enter');
    await expect(tablet.page.getByText(/^(Bonjour|Bonsoir) Madame Faber$/)).toBeVisible();
    for (const name of ['Pol', 'Nora']) await expect(face(tablet, name)).toBeVisible();
    await tablet.leave();

    await keys.walkTo(tabs.getByRole('link', { name: 'Aperçu' }), 'backwards');
    await keys.press('Enter');
    for (const name of ['Pol', 'Nora']) await expect(frame.getByText(name, { exact: true })).toBeVisible();
  });
});
