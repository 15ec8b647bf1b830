import type { CDPSession, Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './cast.ts';
import { staff } from './people.ts';

/** A phone's or laptop's own authenticator, whose person always says yes. */
async function addAuthenticator(page: Page): Promise<CDPSession> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return browser;
}

const settings = async (page: Page, part: string) => {
  await page.getByRole('link', { name: 'Réglages' }).click();
  await page.getByRole('link', { name: part, exact: true }).click();
};

test('a colleague comes by link, has a carer’s rights, and is out at once when removed', async ({
  world,
  claire,
}) => {
  const admin = claire.page;
  await settings(admin, 'Équipe');
  await admin.getByRole('button', { name: 'Créer le lien' }).click();
  const link = await admin.getByRole('textbox', { name: 'Lien' }).inputValue();
  await expectAccessible(admin);
  await admin.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();

  // Jos opens it, and makes a passkey.
  const jos = await staff({ name: 'jos' });
  const { page } = jos;
  await addAuthenticator(page);
  await page.goto(link);
  await expect(page).toHaveURL(`${world.url}/staff/`);
  await page.getByLabel('Votre nom').fill('Jos Muller');
  await page.getByLabel('Adresse e-mail').fill('jos@tilleuls.example');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Continuer avec une clé d’accès' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();

  // What only admins may do is not there, and the server would refuse it.
  await page.getByRole('link', { name: 'Réglages' }).click();
  await expect(page.getByRole('link', { name: 'Mon accès' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Journal' })).toHaveCount(0);
  await expect(page.getByLabel('Nom de l’établissement')).toHaveCount(0);
  expect(await page.evaluate(async () => (await fetch('/api/people')).status)).toBe(403);

  // Out, and in again by the passkey alone.
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();

  // A PIN, a shared PC, and somebody who goes away in the middle of a form.
  await settings(page, 'Mon accès');
  await page.getByLabel('Choisir un PIN').fill('2468');
  await page.getByRole('button', { name: 'Enregistrer' }).first().click();
  await expect(page.getByText('Nouveau PIN')).toBeVisible();
  await page.getByLabel('C’est un PC partagé').check();
  await expectAccessible(page);
  await page.clock.install();
  await page.goto(`${world.url}/staff/residents/new`);
  await page.getByLabel('Prénom').fill('Marguerite');
  await page.clock.fastForward('06:00');
  await expect(page.getByRole('heading', { name: 'Console verrouillée' })).toBeVisible();
  await expect(page.getByLabel('Prénom')).toHaveCount(0);
  expect(await page.content()).not.toContain('Weber');
  await expectAccessible(page);
  await page.getByLabel('Votre PIN').fill('1111');
  await page.getByRole('button', { name: 'Rouvrir' }).click();
  await expect(page.getByText('Ce PIN n’est pas le bon.')).toBeVisible();
  await page.getByLabel('Votre PIN').fill('2468');
  await page.getByRole('button', { name: 'Rouvrir' }).click();
  await expect(page.getByLabel('Prénom')).toHaveValue('Marguerite');
  await page.getByRole('button', { name: 'Enregistrer' }).first().click();
  await expect(page.getByRole('heading', { name: 'Marguerite' })).toBeVisible();

  // The admin sees who it was.
  await settings(admin, 'Journal');
  await admin.getByLabel('Rechercher un mot').fill('Marguerite');
  const line = admin.getByRole('listitem').filter({ hasText: 'Jos Muller' });
  await expect(line).toContainText('a ajouté');
  await expect(line).toContainText('Marguerite');
  await expectAccessible(admin);

  await admin.getByRole('link', { name: 'Équipe', exact: true }).click();
  await admin.getByRole('button', { name: 'Retirer : Jos Muller' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await expect(page.getByRole('heading', { name: 'Jos Muller, reconnectez-vous' })).toBeVisible();
  await expect(page.getByText('Marguerite')).toHaveCount(0);
  await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
  await jos.leave();
});
