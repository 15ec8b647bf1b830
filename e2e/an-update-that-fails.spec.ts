import type { Page } from '@playwright/test';
import { anotherBuild, builtVersion } from './another-build.ts';
import { test as base, expect, face } from './cast.ts';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import { type Person, resident } from './people.ts';
import { sendErrand } from './tablet-errand.ts';

/** Anne's tablet, at a server whose pages can be exchanged. */
type Upgraded = { door: FrontDoor; tablet: Person };

const test = base.extend<Upgraded>({
  door: async ({ world }, use) => {
    const door = await openFrontDoor(world);
    await use(door);
    await door.close();
  },
  tablet: async ({ door }, use) => {
    const tablet = await resident({ name: 'upgraded' });
    await tablet.page.goto(door.link('Tablet (Anne'));
    await expect(face(tablet, 'Marie')).toBeVisible();
    await expectGood(tablet.page, builtVersion());
    await use(tablet);
    await tablet.leave();
  },
});

test('a version that does not come up is rolled back by itself, and not tried again', async ({
  door,
  tablet,
  claire,
}) => {
  const { page } = tablet;
  const broken = anotherBuild({ mark: 'b', isBroken: true, aliveWithinMs: 3_000 });
  door.show(broken.folder);
  const failed = page.waitForEvent('pageerror');
  await sendErrand(claire, 'update');
  expect((await failed).message).toContain('does not come up');

  await expect(face(tablet, 'Marie')).toBeVisible();
  await expect.poll(() => ledgerOf(page)).toMatchObject({ good: builtVersion(), bad: broken.version });

  // It is asked for once more, and the page stays: there is nothing new.
  await page.evaluate(() => Object.assign(window, { isSame: true }));
  await sendErrand(claire, 'update');
  await page.reload();
  await expect(face(tablet, 'Marie')).toBeVisible();
  expect(await ledgerOf(page)).toMatchObject({ good: builtVersion(), bad: broken.version });

  // The next version is another chance.
  const mended = anotherBuild({ mark: 'c' });
  door.show(mended.folder);
  await sendErrand(claire, 'update');
  await expectGood(page, mended.version);
  await expect(face(tablet, 'Marie')).toBeVisible();
  await expect.poll(() => ledgerOf(page)).toEqual({ good: mended.version, bad: null, trial: null });
  await expect.poll(() => versionsKept(page)).toEqual([`moien-launcher ${mended.version}`]);
});

/** What the worker remembers (sw/ledger). */
const ledgerOf = (page: Page) =>
  page
    .evaluate(async () => (await (await caches.open('moien-ledger')).match('/resident/.ledger'))?.json())
    .catch(() => null);

const versionsKept = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('moien-launcher')));

async function expectGood(page: Page, version: string): Promise<void> {
  await expect.poll(() => ledgerOf(page), { timeout: 40_000 }).toMatchObject({ good: version });
}
