import { expect, expectReady, face, talk, test } from './cast.ts';
import { relative } from './people.ts';
import { expectToHear, expectToSee } from './senses.ts';

const ANNE = { colour: 'red', hertz: 440 } as const;
const MARIE = { colour: 'blue', hertz: 880 } as const;

test('a resident taps a face, a phone rings, and they see and hear each other', async ({ anne, marie }) => {
  await expectReady(marie);
  await face(anne, 'Marie').tap();
  await expect(anne.page.getByText('Nous allons appeler Marie')).toBeVisible();
  await expect(marie.page.getByRole('alertdialog', { name: 'Maman vous appelle' })).toBeVisible();
  await expect(anne.page.getByText('Ça sonne chez Marie…')).toBeVisible();

  await marie.page.getByRole('button', { name: 'Répondre' }).tap();
  await expectToSee(anne.page, MARIE);
  await expectToSee(marie.page, ANNE);
  await expectToHear(anne.page, MARIE);
  await expectToHear(marie.page, ANNE);

  await anne.page.getByRole('button', { name: 'Raccrocher' }).tap();
  await expect(anne.page.getByText(/Vous avez parlé avec Marie à \d+:\d\d/)).toBeVisible();
  await expect(marie.page.getByText('Vous avez parlé avec Maman')).toBeVisible();
});

test('a relative calls the tablet, and the relative hangs up', async ({ anne, marie }) => {
  await expectReady(marie);
  await marie.page.getByRole('button', { name: /^Appeler Maman/ }).tap();
  await expect(anne.page.getByRole('alertdialog', { name: 'Marie vous appelle' })).toBeVisible();
  await expect(marie.page.getByText('Ça sonne chez Maman…')).toBeVisible();

  await anne.page.getByRole('button', { name: 'Répondre' }).tap();
  await expectToSee(anne.page, MARIE);
  await expectToSee(marie.page, ANNE);
  await expectToHear(anne.page, MARIE);
  await expectToHear(marie.page, ANNE);

  await marie.page.getByRole('button', { name: 'Raccrocher' }).tap();
  await expect(marie.page.getByText('Vous avez parlé avec Maman')).toBeVisible();
  await expect(anne.page.getByText(/Vous avez parlé avec Marie/)).toBeVisible();
});

test('a call is in the history of tablet, relative and staff', async ({ anne, marie, claire }) => {
  const said = claire.page.getByText('Anne Weber a appelé Marie');
  await claire.page.getByRole('link', { name: 'Historique' }).first().click();
  // The sample knows one of yesterday.
  await expect(said).toHaveCount(1);
  await expect(anne.page.getByText(/Marie, hier à/)).toBeVisible();

  await talk(anne, marie);
  await expectToSee(anne.page, MARIE);
  await anne.page.getByRole('button', { name: 'Raccrocher' }).tap();
  await anne.page.getByRole('button', { name: 'OK' }).tap();
  await expect(anne.page.getByText(/Marie, aujourd’hui à/)).toBeVisible();
  await marie.page.getByRole('button', { name: 'Retour' }).tap();
  await expect(marie.page.getByText(/^Aujourd’hui, \d+:\d\d · Appel de/)).toBeVisible();
  await expect(said).toHaveCount(2);
});

test('whoever changes their mind within three seconds has rung nobody', async ({ anne, marie }) => {
  await expectReady(marie);
  await face(anne, 'Marie').tap();
  await anne.page.getByRole('button', { name: 'Arrêter' }).tap();
  // The second tap outlasts the three seconds of the first: had that one rung, there would be two calls.
  await face(anne, 'Marie').tap();
  await marie.page.getByRole('button', { name: 'Pas maintenant' }).tap();
  await expect(anne.page.getByText('Marie ne peut pas répondre maintenant.')).toBeVisible();
  await expect(marie.page.getByText(/^Aujourd’hui, \d+:\d\d$/)).toHaveCount(1);
  await expect(marie.page.getByRole('alertdialog')).toHaveCount(0);
});

test('“not now” is said kindly on the tablet', async ({ anne, marie }) => {
  await expectReady(marie);
  await face(anne, 'Marie').tap();
  await marie.page.getByRole('button', { name: 'Pas maintenant' }).tap();
  await expect(anne.page.getByText('Marie ne peut pas répondre maintenant.')).toBeVisible();
});

test('all devices of a relative ring; one answers and the other falls silent', async ({
  world,
  anne,
  marie,
}) => {
  const tablet = await relative({ name: 'marie-at-home', viewport: { width: 1280, height: 800 } });
  await tablet.page.goto(world.link('Relative (Marie'));
  await expectReady(marie);
  await expectReady(tablet);
  await face(anne, 'Marie').tap();
  await expect(tablet.page.getByRole('alertdialog')).toBeVisible();
  await marie.page.getByRole('button', { name: 'Répondre' }).tap();
  await expect(tablet.page.getByRole('alertdialog')).toHaveCount(0);
  await expectToSee(anne.page, MARIE);
  await tablet.leave();
});

test('both call each other at once and are in one call', async ({ anne, marie }) => {
  await expectReady(marie);
  await face(anne, 'Marie').tap();
  await expect(anne.page.getByText('Nous allons appeler Marie')).toBeVisible();
  await marie.page.getByRole('button', { name: /^Appeler Maman/ }).tap();
  // Anne's three seconds run while Marie's call rings: whichever the server sees first, they must end up together.
  await expectToSee(anne.page, MARIE);
  await expectToSee(marie.page, ANNE);
});
