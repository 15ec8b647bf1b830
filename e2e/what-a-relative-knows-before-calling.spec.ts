import { expectAccessible } from './axe.ts';
import { expect, expectReady, talk, test } from './cast.ts';
import { setContact, setResident } from './screens/setting.ts';

test('a relative reads beforehand that a ring would be in vain, and why, but never what for', async ({
  anne,
  marie,
  jean,
  claire,
}) => {
  const { page } = jean;
  const button = page.getByRole('button', { name: /^Appeler Maman/ });
  const set = (changes: Record<string, unknown>) => setResident(claire.page, 'Anne', changes);
  await expectReady(jean);
  await expect(button).toBeEnabled();

  await talk(anne, marie);
  await expect(button).toContainText('Maman est en communication.');
  await expect(button).toBeDisabled();
  await expectAccessible(page);
  await anne.page.getByRole('button', { name: 'Raccrocher' }).tap();
  await expect(button).toBeEnabled();

  await set({ careUntil: Date.now() + 60 * 60 * 1000 });
  await expect(button).toContainText('Pas maintenant. Réessayez dans un petit moment.');
  await expect(button).not.toContainText(/soin/i);
  await set({ careUntil: null, quietHours: { from: 0, until: 1440 } });
  await expect(button).toContainText('Maman dort jusqu’à 24:00.');
  await set({ quietHours: { from: 0, until: 0 }, callingHours: { from: 600, until: 600 } });
  await expect(button).toContainText('Appels acceptés de 10:00 à 10:00');
  await set({ callingHours: { from: 0, until: 1440 } });
  await setContact(claire.page, 'Jean', { mayCall: false });
  await expect(button).toContainText('vous ne pouvez pas appeler d’ici');
  await setContact(claire.page, 'Jean', { mayCall: true });
  await expect(button).toBeEnabled();
  await anne.closeBrowser();
  await expect(page.getByText(/Tablette hors ligne depuis \d+:\d\d/)).toBeVisible();
  await expect(button).toBeEnabled();
});

test('a tablet that is locked in the middle of a call ends it at once, and both sides say so', async ({
  anne,
  marie,
  claire,
}) => {
  await talk(anne, marie);
  const { page } = claire;
  await page.getByRole('navigation').first().getByRole('link', { name: 'Tablettes' }).click();
  await page.getByRole('button', { name: 'Détails : Tilleul 1' }).click();
  await page.getByRole('button', { name: 'Verrouiller : Tilleul 1' }).click();
  await expect(marie.page.getByText('L’équipe a mis fin à l’appel')).toBeVisible({ timeout: 5_000 });
  await expect(anne.page.getByRole('heading', { name: 'Cette tablette est verrouillée' })).toBeVisible();
  await expect(anne.page.getByText('L’équipe a mis fin à l’appel.')).toBeVisible();
  await expectAccessible(anne.page, { forResident: true });
  await expectAccessible(marie.page);
});
