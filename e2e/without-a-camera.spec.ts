import { expect, expectReady, face, test } from './cast.ts';
import { type Person, relative, resident } from './people.ts';
import { expectToHear, expectToSee } from './senses.ts';

const ANNE = { colour: 'red', hertz: 440 } as const;
const MARIE = { colour: 'blue', hertz: 880 } as const;

/** What went wrong on that page without anybody seeing it. */
function faultsOf({ page }: Person): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  return faults;
}

for (const allowed of [[], ['microphone']])
  test(`a relative who allows ${allowed[0] ?? 'nothing'} still answers, sees and hears`, async ({
    world,
    anne,
  }) => {
    const marie = await relative({ name: 'marie-unseen', permissions: allowed, isWary: true });
    const faults = [faultsOf(marie), faultsOf(anne)];
    await marie.page.goto(world.link('Relative (Marie'));
    await marie.page.getByRole('button', { name: 'Plus tard' }).tap();
    await expectReady(marie);

    await face(anne, 'Marie').tap();
    await marie.page.getByRole('button', { name: 'Répondre' }).tap();
    await expectToSee(marie.page, ANNE);
    await expectToHear(marie.page, ANNE);
    // The resident is shown her photo in place of the picture that does not come, and told so once it is sure.
    await expect(anne.page.getByText('Sans image, mais avec le son.')).toBeVisible();
    await expect(anne.page.locator('.in-call__waiting img')).toBeVisible();
    // She is shown no empty mirror of herself.
    await expect(marie.page.getByLabel('Votre image')).toHaveCount(0);
    if (allowed.length > 0) await expectToHear(anne.page, MARIE);

    await anne.page.getByRole('button', { name: 'Raccrocher' }).tap();
    await expect(marie.page.getByText('Vous avez parlé avec Maman')).toBeVisible();
    expect(faults).toEqual([[], []]);
    await marie.leave();
  });

test('a tablet whose camera is forbidden calls with sound, and says that nobody sees her', async ({
  world,
  marie,
}) => {
  const anne = await resident({ name: 'anne-unseen', permissions: ['microphone'], isWary: true });
  await anne.page.goto(world.link('Tablet (Anne'));
  await expectReady(marie);
  await face(anne, 'Marie').tap();
  await marie.page.getByRole('button', { name: 'Répondre' }).tap();
  await expectToSee(anne.page, MARIE);
  await expectToHear(marie.page, ANNE);
  await expect(anne.page.getByText('Marie vous entend, mais ne vous voit pas.')).toBeVisible();
  await anne.leave();
});
