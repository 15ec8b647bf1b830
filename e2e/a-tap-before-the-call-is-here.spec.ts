import { expect, expectReady, face, test } from './cast.ts';
import { resident } from './people.ts';

test('a face that is tapped before a call’s machinery can be fetched has its card at once, and rings', async ({
  world,
  marie,
}) => {
  const anne = await resident();
  let refused = 0;
  let isThere = false;
  await anne.page.route(/\/assets\/call-[\w-]+\.js$/, (route) => {
    if (isThere) return route.continue();
    refused += 1;
    return route.abort();
  });
  await anne.page.goto(world.link('Tablet (Anne'));
  await expectReady(marie);
  await face(anne, 'Marie').tap();
  await expect(anne.page.getByText('Nous allons appeler Marie')).toBeVisible();
  await expect.poll(() => refused).toBeGreaterThan(1);
  isThere = true;
  await expect(marie.page.getByRole('alertdialog', { name: 'Maman vous appelle' })).toBeVisible();
  await expect(anne.page.getByText('Ça sonne chez Marie…')).toBeVisible();
  await anne.page.getByRole('button', { name: 'Arrêter' }).tap();
  await expect(marie.page.getByRole('alertdialog')).toHaveCount(0);
  await anne.leave();
});
