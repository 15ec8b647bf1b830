import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './cast.ts';
import { type Person, staff } from './people.ts';

/** Counts the notes that a console plays; the loudspeaker itself is nobody's. */
const countNotes = () => {
  const { start } = OscillatorNode.prototype;
  Object.assign(window, { notes: 0 });
  OscillatorNode.prototype.start = function (when) {
    (window as unknown as { notes: number }).notes += 1;
    start.call(this, when);
  };
};
const notes = (page: Page) => page.evaluate(() => (window as unknown as { notes: number }).notes);

/** Another ward's PC, on which somebody has pressed something: browsers make no sound before that. */
async function anotherConsole(link: string): Promise<Person> {
  const other = await staff({ name: 'ward-2' });
  await other.context.addInitScript(countNotes);
  await other.page.clock.install();
  await other.page.goto(link);
  await expect(other.page.getByRole('navigation').first()).toBeVisible();
  await other.page.getByRole('link', { name: 'Tablettes' }).click();
  return other;
}

const bar = (page: Page) => page.getByRole('region', { name: 'Demandes d’aide' });

test('help that a resident asks for is heard on two consoles and taken by somebody with a name', async ({
  world,
  anne,
  claire,
}) => {
  const other = await anotherConsole(world.link('Staff'));
  const { page } = claire;
  await page.evaluate(countNotes);
  await page.getByRole('link', { name: 'Réglages' }).click();
  await page.getByLabel('La tablette dit qui arrive').check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Enregistré')).toBeVisible();

  await anne.page.getByRole('button', { name: 'Aide', exact: true }).tap();
  await expect(anne.page.getByText('L’équipe est prévenue.')).toBeVisible();
  await expect(anne.page.getByText('Ce n’est pas un appel d’urgence.')).toBeVisible();

  // Who, which room, which tablet, since when: on whatever page somebody works, and with a sound.
  for (const console of [page, other.page]) {
    await expect(bar(console)).toContainText('Anne Weber');
    await expect(bar(console)).toContainText('Chambre 12');
    await expect(bar(console)).toContainText('Tilleul 1');
    await expect(bar(console).getByText(/^0:\d\d$/)).toBeVisible();
    await expect.poll(() => notes(console)).toBe(2);
  }
  await expectAccessible(page);

  await bar(page).getByRole('button', { name: 'J’y vais' }).click();
  await expect(bar(page)).toHaveCount(0);
  await expect(anne.page.getByText('Claire Hoffmann arrive.')).toBeVisible();

  // The other console hears that somebody went, and who.
  await expect(bar(other.page)).toHaveCount(0);
  await other.page.getByRole('link', { name: /^Demandes d’aide/ }).click();
  await expect(other.page.getByText('Claire Hoffmann s’en occupe')).toBeVisible();
  await expect(other.page.getByText('Moien n’est pas une alarme médicale.')).toBeVisible();
  await expectAccessible(other.page);
  await other.page.getByRole('button', { name: 'C’est fait' }).click();
  await expect(anne.page.getByText('L’équipe est passée.')).toBeVisible();

  // How long that took is in the statistics, also in figures.
  await other.page.getByRole('link', { name: 'Statistiques' }).click();
  await expect(other.page.getByText('Jusqu’à ce que quelqu’un y aille')).toBeVisible();
  await other.page.getByText('En chiffres').first().click();
  await expect(other.page.getByRole('table').first()).toContainText('1');
  await expectAccessible(other.page);
  await other.leave();
});

test('help that nobody takes grows louder and more visible', async ({ world, anne }) => {
  const ward = await anotherConsole(world.link('Staff'));
  const { page } = ward;
  await anne.page.getByRole('button', { name: 'Aide', exact: true }).tap();
  await expect.poll(() => notes(page)).toBe(2);

  // Six minutes pass on this console, which needs no server for that; one whose own clock stands would set it back.
  await world.kill();
  await page.clock.fastForward('06:00');
  await expect.poll(() => notes(page)).toBe(2 + 4);
  await expect(page.getByRole('status').getByText(/Anne Weber attend de l’aide depuis/)).toBeAttached();
  await ward.leave();
});
