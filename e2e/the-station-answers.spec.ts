import { expect, test } from './cast.ts';
import { type Person, staff } from './people.ts';
import { expectToHear, expectToSee } from './senses.ts';

const JOS = { colour: 'red', hertz: 440 } as const;
const CLAIRE = { colour: 'green', hertz: 600 } as const;

/** The carers' telephone on a console. */
const telephone = ({ page }: Person) => page.getByRole('region', { name: /^Appel au poste/ });
const tile = ({ page }: Person) => page.getByRole('button', { name: 'Fleegeekipp uruffen' });

test('the carers’ console rings, a carer answers, and later rings the tablet', async ({
  world,
  jos,
  claire,
}) => {
  const paul = await staff({ name: 'paul' });
  await paul.page.goto(world.link('Staff'));
  // Wherever a carer is in the console.
  await claire.page.getByRole('link', { name: 'Réglages' }).first().click();
  await paul.page.getByRole('link', { name: 'Historique' }).first().click();

  await test.step('every console rings, and says who and where', async () => {
    await tile(jos).tap();
    for (const console of [claire, paul]) {
      await expect(telephone(console)).toContainText('Jos Schmit');
      await expect(telephone(console)).toContainText('Chambre 14');
    }
    await expect(claire.page).toHaveTitle(/Jos Schmit/);
  });

  await test.step('the first to answer has the call, and they see and hear each other', async () => {
    await telephone(claire).getByRole('button', { name: 'Répondre' }).click();
    await expect(telephone(paul)).toHaveCount(0);
    await expectToSee(claire.page, JOS);
    await expectToSee(jos.page, CLAIRE);
    await expectToHear(claire.page, JOS);
    await expectToHear(jos.page, CLAIRE);
    // A carer may look something up meanwhile.
    await claire.page.getByRole('link', { name: 'Historique' }).first().click();
    await expectToSee(claire.page, JOS);
  });

  await test.step('hanging up is known on both sides, and in the history', async () => {
    await telephone(claire).getByRole('button', { name: 'Raccrocher' }).click();
    await expect(jos.page.getByText(/mat der Ekipp geschwat/)).toBeVisible();
    await jos.page.getByRole('button', { name: 'OK' }).tap();
    await expect(telephone(claire)).toContainText('Conversation');
    await telephone(claire).getByRole('button', { name: 'Fermer' }).click();
    for (const console of [claire, paul]) {
      const line = console.page.getByRole('listitem').filter({ hasText: 'Jos Schmit a appelé Fleegeekipp' });
      await expect(line).toContainText('Conversation · Claire Hoffmann');
    }
  });

  await test.step('one carer’s *not now* leaves it to the others; whom nobody answers is not forgotten', async () => {
    await tile(jos).tap();
    await telephone(claire).getByRole('button', { name: 'Pas maintenant' }).click();
    await expect(telephone(claire)).toHaveCount(0);
    await expect(telephone(paul)).toContainText('Jos Schmit');
    await telephone(paul).getByRole('button', { name: 'Pas maintenant' }).click();
    await expect(jos.page.getByText('Fleegeekipp kann elo net äntweren.')).toBeVisible();
    await jos.page.getByRole('button', { name: 'OK' }).tap();
    for (const console of [claire, paul])
      await expect(console.page.getByText('Jos Schmit a appelé sans réponse')).toBeVisible();
  });

  await test.step('the console rings the tablet back', async () => {
    await claire.page.getByRole('button', { name: 'Rappeler la tablette' }).click();
    await expect(jos.page.getByRole('alertdialog', { name: 'Fleegeekipp rifft Iech un' })).toBeVisible();
    await expect(telephone(claire)).toContainText('La tablette sonne…');
    await jos.page.getByRole('button', { name: 'Unhuelen' }).tap();
    await expectToSee(claire.page, JOS);
    await expectToSee(jos.page, CLAIRE);
    await jos.page.getByRole('button', { name: 'Anhänken' }).tap();
    await telephone(claire).getByRole('button', { name: 'Fermer' }).click();
    for (const console of [claire, paul])
      await expect(console.page.getByText('Jos Schmit a appelé sans réponse')).toHaveCount(0);
  });
  await paul.leave();
});

test('a carer puts the carers on a screen and rings it; a telephone is dialled without the server', async ({
  world,
  anne,
  jos,
  claire,
}) => {
  await claire.page.getByRole('link', { name: /Anne Weber/ }).click();
  await claire.page.getByRole('button', { name: 'Appeler la tablette' }).click();
  await claire.page.getByRole('button', { name: 'Les ajouter' }).click();
  await expect(claire.page.getByRole('link', { name: /L’équipe soignante/ })).toContainText('Sonne au poste');
  await claire.page.getByRole('button', { name: 'Appeler la tablette' }).click();
  await expect(anne.page.getByRole('alertdialog', { name: 'L’équipe soignante vous appelle' })).toBeVisible();
  await telephone(claire).getByRole('button', { name: 'Annuler' }).click();
  await expect(telephone(claire)).toHaveCount(0);

  await world.stop();
  // What would open the dialler of a real tablet, and a question of the desktop here.
  await jos.page.evaluate(() => {
    HTMLAnchorElement.prototype.click = function () {
      document.title = this.href;
    };
  });
  await jos.page.getByRole('button', { name: 'Telefonéieren: Pol' }).tap();
  await expect(jos.page).toHaveTitle('tel:+35226000000');
  await expect(jos.page.getByRole('heading', { name: '+352 26 00 00 00' })).toBeVisible();
  await expect(jos.page.getByText(/frot d’Fleegepersonal, dës Nummer ze wielen/)).toBeVisible();
  await jos.page.getByRole('button', { name: 'OK' }).tap();
  await expect(jos.page.getByRole('button', { name: 'Bescheed soen: Fleegeekipp' })).toBeVisible();
});
