import { expectAccessible } from './axe.ts';
import { expect, expectReady, face, test } from './cast.ts';
import type { Person } from './people.ts';
import { giveConsent, setFacility, setResident } from './screens/setting.ts';
import { visitSharedScreens } from './shared-walk.ts';
import { holdRest } from './stillness.ts';
import { tracesOf } from './traces.ts';

const RESIDENT = { forResident: true };

test('the resident’s screens: nothing for axe, contrast 7:1', async ({ world, anne, marie, claire }) => {
  const { page } = anne;
  const press = (name: string) => page.getByRole('button', { name, exact: true }).tap();
  await expectReady(marie);
  await expectAccessible(page, RESIDENT);
  await lookAtPhotos(anne, claire);
  await press('Messages');
  await expect(page.getByText('Pas encore de message.')).toBeVisible();
  await expectAccessible(page, RESIDENT);
  await press('Retour');
  await press('Aide');
  await expect(page.getByText('L’équipe est prévenue.')).toBeVisible();
  await expectAccessible(page, RESIDENT);
  await press('OK');
  await lookAtRest(anne, claire);

  await face(anne, 'Marie').tap();
  await expect(page.getByText('Ça sonne chez Marie…')).toBeVisible();
  await expectAccessible(page, RESIDENT);
  await expectAccessible(marie.page);
  await marie.page.getByRole('button', { name: 'Répondre' }).tap();
  await expect(page.getByRole('button', { name: 'Raccrocher' })).toBeVisible();
  await expectAccessible(page, RESIDENT);
  await expectAccessible(marie.page);
  await press('Raccrocher');
  await expect(page.getByText(/Vous avez parlé/)).toBeVisible();
  await expectAccessible(page, RESIDENT);
  await expectAccessible(marie.page);
  await press('OK');
  await marie.page.getByRole('button', { name: 'Retour' }).tap();
  await expectAccessible(marie.page);

  await marie.page.getByRole('button', { name: /^Appeler Maman/ }).tap();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expectAccessible(page, RESIDENT);
  await press('Pas maintenant');
  await lookAtAnnouncement(anne, marie, claire);
  await world.kill();
  await expect(page.getByText('Pas de réseau')).toBeVisible();
  await expectAccessible(page, RESIDENT);
});

test('what only a shared tablet shows: nothing for axe, contrast 7:1', async ({ anne, claire }) => {
  await visitSharedScreens({ anne, claire, languages: ['fr'] }, ({ page }) =>
    expectAccessible(page, RESIDENT),
  );
});

/** What a tablet shows that nobody touches by day. */
async function lookAtPhotos({ page }: Person, claire: Person) {
  const rest = await holdRest(page);
  await setResident(claire.page, 'Anne', { photoFrame: true });
  await expect(async () => {
    await rest();
    await expect(page.locator('.photo-frame')).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectAccessible(page, RESIDENT);
  await page.getByRole('button', { name: 'Vos contacts' }).tap();
  await setResident(claire.page, 'Anne', { photoFrame: false });
}

/** A call that is going to answer itself. */
async function lookAtAnnouncement({ page }: Person, marie: Person, claire: Person) {
  await giveConsent(claire.page, 'Marie', 'au petit-déjeuner');
  await expect.poll(() => tracesOf(page, ['au petit-déjeuner'])).not.toEqual([]);
  await marie.page.getByRole('button', { name: 'Rappeler' }).tap();
  await expect(page.getByText('La tablette va décrocher toute seule.')).toBeVisible();
  await expectAccessible(page, RESIDENT);
  await page.getByRole('button', { name: 'Pas maintenant' }).tap();
}

/** Its night, in a house that lets everybody sleep. */
async function lookAtRest(anne: Person, claire: Person) {
  const { page } = anne;
  const press = (name: string) => page.getByRole('button', { name, exact: true }).tap();
  const rest = await holdRest(page);
  await setFacility(claire.page, { outgoingAtNight: false });
  await setResident(claire.page, 'Anne', { quietHours: { from: 0, until: 1440 } });
  await expect(page.locator('[data-night]')).toBeAttached();
  await expectAccessible(page, RESIDENT);
  await press('Aide demandée');
  await expectAccessible(page, RESIDENT);
  await press('OK');
  await face(anne, 'Jean').tap();
  await expect(page.getByText('C’est l’heure du repos.')).toBeVisible();
  await expectAccessible(page, RESIDENT);
  await press('OK');
  await rest();
  await expect(face(anne, 'Jean')).toHaveCount(0);
  await expectAccessible(page, RESIDENT);
  // In the dark, with one touch: help. Then the faces again.
  await press('Aide demandée');
  await expect(page.getByText('L’équipe est prévenue.')).toBeVisible();
  await press('OK');
  await setResident(claire.page, 'Anne', { quietHours: { from: 0, until: 0 } });
  await expect(page.locator('[data-night]')).toHaveCount(0);
}

test('the tablet by keyboard alone: ring, hang up, and back', async ({ anne, marie }) => {
  const { page } = anne;
  await expectReady(marie);
  const marieFace = face(anne, 'Marie');
  while (!(await marieFace.evaluate((tile) => tile === document.activeElement)))
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ça sonne chez Marie…')).toBeVisible();
  await marie.page.getByRole('button', { name: 'Répondre' }).tap();
  const hangUp = page.getByRole('button', { name: 'Raccrocher' });
  await expect(hangUp).toBeVisible();
  while (!(await hangUp.evaluate((button) => button === document.activeElement)))
    await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByText(/Vous avez parlé avec Marie/)).toBeVisible();
});

test('the console: nothing for axe', async ({ claire, anne }) => {
  const { page } = claire;
  await expect(anne.page.getByRole('button', { name: 'Appeler Marie' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: /Anne Weber/ }).click();
  await page.getByRole('link', { name: /^Marie/ }).click();
  await page.getByRole('button', { name: 'Nouvelle invitation (QR)' }).click();
  await expect(page.getByRole('img', { name: 'Code QR de l’invitation' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();
  await expectAccessible(page);
  for (const name of ['Tablettes', 'Demandes d’aide', 'Historique', 'Réglages']) {
    await page.getByRole('link', { name }).first().click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expectAccessible(page);
  }
});
