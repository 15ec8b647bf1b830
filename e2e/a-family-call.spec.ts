import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, expectReady, talk, test } from './cast.ts';
import { type Person, relative } from './people.ts';
import { setResident } from './screens/setting.ts';
import { expectToSee } from './senses.ts';

const ANNE = { colour: 'red' } as const;
const MARIE = { colour: 'blue' } as const;
const JEAN = { colour: 'green', hertz: 660 } as const;

/** Held upright or not, large or small: every size that tablets have. */
const TABLETS = [
  { width: 800, height: 1280 },
  { width: 1024, height: 600 },
  { width: 1280, height: 800 },
];

/** Nothing lies over a face, over hanging up or over loudness, and nothing has to be scrolled to. */
async function expectRoomForAll(page: Page): Promise<void> {
  const boxOf = async (selector: string) => {
    const boxes = await page.locator(selector).all();
    return Promise.all(boxes.map(async (one) => await one.boundingBox()));
  };
  for (const viewport of TABLETS) {
    await page.setViewportSize(viewport);
    const faces = await boxOf('.in-call__face');
    const buttons = await boxOf('.in-call__hang-up .big-button, .volume');
    const [hangUp, volume] = buttons;
    if (!hangUp || !volume || faces.length !== 2) throw new Error('not in a call of three');
    const across = Math.max(volume.x - hangUp.x - hangUp.width, hangUp.y - volume.y - volume.height);
    expect(across).toBeGreaterThanOrEqual(48);
    for (const face of faces) {
      expect(face?.width).toBeGreaterThan(viewport.width / 3);
      expect((face?.y ?? 0) + (face?.height ?? 0)).toBeLessThanOrEqual(Math.min(hangUp.y, volume.y));
    }
    const rest = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    expect(rest).toBe(0);
  }
}

async function comeAs(options: Parameters<typeof relative>[0], link: string): Promise<Person> {
  const person = await relative(options);
  await person.page.goto(link);
  return person;
}

test('Marie invites Jean into her call with Maman: all see each other, and it goes on without her', async ({
  world,
  anne,
  marie,
  claire,
}) => {
  const jean = await comeAs({ name: 'jean-green', looks: JEAN }, world.link('Relative (Jean'));
  await expectReady(jean);
  await setResident(claire.page, 'Anne', { familyCalls: true });
  await talk(anne, marie);
  await expectToSee(anne.page, MARIE);

  await marie.page.getByRole('button', { name: 'Inviter quelqu’un' }).tap();
  await expectAccessible(marie.page);
  await marie.page.getByRole('button', { name: 'Jean' }).tap();
  await expect(
    jean.page.getByRole('alertdialog', { name: 'Marie vous invite à parler avec Maman' }),
  ).toBeVisible();
  await expect(anne.page.getByText('Ça sonne chez Jean…')).toBeVisible();
  await jean.page.getByRole('button', { name: 'Répondre' }).tap();

  await Promise.all([
    expectToSee(anne.page, MARIE, 'L’image de Marie'),
    expectToSee(anne.page, JEAN, 'L’image de Jean'),
    expectToSee(marie.page, ANNE, 'Image de Maman'),
    expectToSee(marie.page, JEAN, 'Image de Jean'),
    expectToSee(jean.page, ANNE, 'Image de Maman'),
    expectToSee(jean.page, MARIE, 'Image de Marie'),
  ]);
  await expectAccessible(anne.page, { forResident: true });
  await expectAccessible(marie.page);
  await expectRoomForAll(anne.page);

  // A page that is loaded again comes back to both.
  await jean.page.reload();
  await Promise.all([
    expectToSee(anne.page, JEAN, 'L’image de Jean'),
    expectToSee(marie.page, JEAN, 'Image de Jean'),
    expectToSee(jean.page, MARIE, 'Image de Marie'),
  ]);

  await marie.page.getByRole('button', { name: 'Raccrocher' }).tap();
  await expect(marie.page.getByText('Vous avez parlé avec Maman')).toBeVisible();
  await expect(anne.page.locator('video[aria-label="L’image de Marie"]')).toHaveCount(0);
  await expectToSee(anne.page, JEAN, 'L’image de Jean');
  await expectToSee(jean.page, ANNE, 'Image de Maman');

  await anne.page.getByRole('button', { name: 'Raccrocher' }).tap();
  await expect(anne.page.getByText(/Vous avez parlé avec Jean/)).toBeVisible();
  await expect(jean.page.getByText('Vous avez parlé avec Maman')).toBeVisible();
  await claire.page.getByRole('link', { name: 'Historique' }).first().click();
  await expect(claire.page.getByText(/avec Jean/).first()).toBeVisible();
  await expect(claire.page.getByText(/à l’invitation de Marie/)).toBeVisible();
  await jean.leave();
});
