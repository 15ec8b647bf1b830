import { expect, expectReady, face, talk, test } from './cast.ts';
import { fleetTablet } from './shared-tablet.ts';
import { hasFirstHome, tracesOf } from './traces.ts';

const waiting = { name: 'Qui est là ?' } as const;

/** Whatever could say whom the tablet served: their name, their contacts', and the ids. */
const OF_ANNE = ['Anne', 'Weber', 'Marie', 'Jean'];

test.describe.configure({ timeout: 90_000 });

test('a patient calls, is discharged, and nothing of them is left on the tablet', async ({
  anne,
  claire,
  marie,
}) => {
  await expect.poll(() => hasFirstHome(anne.page)).toBe(true);
  const tablet = await fleetTablet(claire, 'Tilleul 1');
  await tablet.share();
  await expect(anne.page.getByRole('heading', waiting)).toBeVisible();
  await expect.poll(() => hasFirstHome(anne.page)).toBe(false);

  await tablet.begin('Anne Weber');
  await expect(face(anne, 'Marie')).toBeVisible();
  await expectReady(marie);
  await talk(anne, marie);
  await anne.page.getByRole('button', { name: 'Raccrocher' }).tap();
  expect(await tracesOf(anne.page, OF_ANNE)).not.toEqual([]);
  // Whoever comes next must not see whom it served, not even while it starts.
  expect(await hasFirstHome(anne.page)).toBe(false);
  const ids = await tablet.idsOfServed();

  await tablet.discharge();
  await expect(anne.page.getByRole('heading', waiting)).toBeVisible();
  await expect.poll(() => tracesOf(anne.page, [...OF_ANNE, ...ids])).toEqual([]);
});

test('a tablet that is away is emptied at its next contact', async ({ world, anne, claire }) => {
  const tablet = await fleetTablet(claire, 'Tilleul 1');
  await tablet.share();
  await tablet.begin('Anne Weber');
  await expect(face(anne, 'Marie')).toBeVisible();
  const ids = await tablet.idsOfServed();

  // Switched off it keeps what it had, and hears of nothing.
  expect(await tracesOf(anne.page, ['Marie'])).toEqual(['Marie']);
  await anne.closeBrowser();
  await tablet.discharge();
  const page = await anne.openBrowser();
  await page.goto(`${world.url}/resident/`);
  await expect(page.getByRole('heading', waiting)).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => tracesOf(page, [...OF_ANNE, ...ids])).toEqual([]);
});
