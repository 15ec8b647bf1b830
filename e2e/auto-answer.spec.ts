import { expectAccessible } from './axe.ts';
import { expect, expectReady, test } from './cast.ts';
import type { Person } from './people.ts';
import { giveConsent, setResident } from './screens/setting.ts';
import { expectToHear, expectToSee } from './senses.ts';
import { tracesOf } from './traces.ts';

const ANNE = { colour: 'red', hertz: 440 } as const;
const MARIE = { colour: 'blue', hertz: 880 } as const;
const HOW = 'au petit-déjeuner';

const announced = ({ page }: Person) => page.getByText('La tablette va décrocher toute seule.');
const ringing = ({ page }: Person) => page.getByRole('alertdialog', { name: 'Marie vous appelle' });
const notNow = ({ page }: Person) => page.getByRole('button', { name: 'Pas maintenant' });
const call = ({ page }: Person) => page.getByRole('button', { name: /^Appeler Maman/ });
/** What is agreed at the console is on the tablet. */
const expectKnown = (anne: Person) => expect.poll(() => tracesOf(anne.page, [HOW])).not.toEqual([]);

test.describe.configure({ timeout: 120_000 });

test('with the resident’s consent a call is announced, answers itself, and everybody can see that it did', async ({
  anne,
  marie,
  claire,
}) => {
  const { page } = claire;
  await page.getByRole('link', { name: /Anne Weber/ }).click();
  await page.getByRole('link', { name: /^Marie/ }).click();
  await page.getByRole('button', { name: 'Noter un consentement' }).click();
  await page.getByLabel('Comment l’a-t-on demandé').fill(`Demandé ${HOW} ; elle a dit oui.`);
  await page.locator('.consent').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText(/0 appel décroché/)).toBeVisible();
  await expectKnown(anne);
  await expectReady(marie);

  await call(marie).tap();
  await expect(ringing(anne)).toBeVisible();
  await expect(announced(anne)).toBeVisible();
  expect((await notNow(anne).boundingBox())?.height).toBeGreaterThanOrEqual(120);
  await expectAccessible(anne.page, { forResident: true });
  // Nobody touches the tablet.
  await expect(anne.page.getByRole('button', { name: 'Raccrocher' })).toBeVisible();
  await expectToSee(marie.page, ANNE);
  await expectToHear(marie.page, ANNE);
  await expectToSee(anne.page, MARIE);

  await marie.page.getByRole('button', { name: 'Raccrocher' }).tap();
  await expect(marie.page.getByText('La tablette a décroché toute seule.')).toBeVisible();
  await marie.page.getByRole('button', { name: 'Retour' }).tap();
  await expect(marie.page.getByText(/Appel de .* · décroché tout seul/)).toBeVisible();
  await expect(page.getByText(/1 appel décroché/)).toBeVisible();
  await page.getByRole('navigation').first().getByRole('link', { name: 'Historique' }).click();
  await expect(page.getByText(/Conversation · Décroché automatiquement/)).toHaveCount(1);
});

test('it does not answer itself once somebody said not now, took the consent back, or gives care', async ({
  anne,
  marie,
  claire,
}) => {
  await expectReady(marie);
  const withdraw = await giveConsent(claire.page, 'Marie', HOW);
  await expectKnown(anne);

  // By keyboard alone, as by a switch.
  await call(marie).tap();
  await expect(announced(anne)).toBeVisible();
  while (!(await notNow(anne).evaluate((button) => button === document.activeElement)))
    await anne.page.keyboard.press('Tab');
  await anne.page.keyboard.press('Enter');
  await expect(marie.page.getByText('Maman ne peut pas maintenant')).toBeVisible();
  await marie.page.getByRole('button', { name: 'Retour' }).tap();

  // It rings on, and waits for a person.
  await call(marie).tap();
  await expect(announced(anne)).toBeVisible();
  await withdraw();
  await expect(announced(anne)).toHaveCount(0);
  await expect(ringing(anne)).toBeVisible();
  await marie.page.getByRole('button', { name: 'Arrêter' }).tap();

  await giveConsent(claire.page, 'Marie', `${HOW}, encore`);
  await expect.poll(() => tracesOf(anne.page, [`${HOW}, encore`])).not.toEqual([]);
  await call(marie).tap();
  await expect(announced(anne)).toBeVisible();
  await setResident(claire.page, 'Anne', { careUntil: Date.now() + 60 * 60 * 1000 });
  await expect(marie.page.getByText('Maman ne peut pas maintenant')).toBeVisible();
  await marie.page.getByRole('button', { name: 'Retour' }).tap();
  await expect(call(marie)).toBeDisabled();
});
