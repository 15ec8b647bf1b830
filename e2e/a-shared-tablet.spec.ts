import type { Page } from '@playwright/test';
import { cardText } from '../src/protocol/card.ts';
import { createPinCheck } from '../src/protocol/pin.ts';
import { qrPath } from '../src/ui/qr-path.ts';
import { expectAccessible } from './axe.ts';
import { expect, expectReady, face, talk, test } from './cast.ts';
import { faultsOf } from './figures.ts';
import { read, settle } from './measure.ts';
import { setFacility, setTablet } from './screens/setting.ts';
import { fakeCodeReader, fleetTablet } from './shared-tablet.ts';
import { expectNoTraces, hasFirstHome, tracesOf } from './traces.ts';

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
  await expectNoTraces(anne.page, [...OF_ANNE, ...ids]);
});

test('a tablet that is away is emptied at its next contact', async ({ world, anne, claire }) => {
  const tablet = await fleetTablet(claire, 'Tilleul 1');
  await tablet.share();
  await expect(anne.page.getByRole('heading', waiting)).toBeVisible();
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
  await expectNoTraces(page, [...OF_ANNE, ...ids]);
});

const kept = { onScreen: false };

test('who sits down taps their own face; nobody else’s is kept, and after a while neither is theirs', async ({
  anne,
  claire,
}) => {
  const { page } = anne;
  await page.clock.install();
  await setFacility(claire.page, { chooseByFace: true });
  await setTablet(claire.page, 'Tilleul 1', { kind: 'shared', idleMinutes: 5 });
  await page.reload();
  const tile = (name: string) => page.getByRole('button', { name, exact: true });
  await expect(tile('Jos')).toBeVisible();
  await expect(page.locator('.face img').first()).toBeVisible();
  await expect(page.getByText(/Weber|Schmit|Ferreira/)).toHaveCount(0);
  await expectNoTraces(page, ['Anne', 'Jos', 'Maria'], kept);

  await tile('Anne').tap();
  await expect(face(anne, 'Marie')).toBeVisible();
  await expectNoTraces(page, ['Jos', 'Maria', 'Ferreira']);
  const stay = page.getByRole('button', { name: 'Je suis encore là' });
  await page.clock.fastForward('04:10');
  await expect(stay).toBeVisible();
  // Anywhere on the glass will do.
  await page.touchscreen.tap(40, 40);
  await expect(face(anne, 'Marie')).toBeVisible();
  await page.clock.fastForward('04:10');
  await expect(stay).toBeVisible();
  await page.clock.fastForward('01:00');
  await expect(page.getByRole('heading', waiting)).toBeVisible();
  await expect(tile('Anne')).toBeVisible();
  await expectNoTraces(page, OF_ANNE, kept);
});

/** What misses a figure of the staff's pages, at the sizes of tablets. */
async function panelFaults(page: Page): Promise<string[]> {
  const rules = { factor: 1, grows: false, forStaff: true, primary: [], danger: [], names: [] };
  const faults: string[] = [];
  for (const [width, height] of [
    [800, 1280],
    [1024, 600],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await settle(page);
    for (const reading of await read(page, [1])) faults.push(...faultsOf(reading, rules));
  }
  return faults;
}

test('staff open it behind the clock, and help that was asked for on it arrives after the discharge', async ({
  anne,
  claire,
}) => {
  const { page } = anne;
  const tablet = await fleetTablet(claire, 'Tilleul 1');
  await tablet.share();
  await setFacility(claire.page, { pin: await createPinCheck('2580', crypto), personWord: 'patient' });
  await expect(page.getByRole('heading', waiting)).toBeVisible();
  // Held once more if the screen came anew under the finger.
  await expect(async () => {
    await page.locator('.clock-door').focus();
    await page.keyboard.down('Enter');
    await expect(page.getByLabel('Code de l’équipe')).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await page.keyboard.up('Enter');
  await page.keyboard.type('2580');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Ouvrir pour un patient' }).tap();
  const jos = page.getByRole('button', { name: 'Jos Schmit · 14' });
  await expect(jos).toBeVisible();
  await expectAccessible(page, { forResident: true });
  expect(await panelFaults(page)).toEqual([]);
  await page.getByLabel('Nom ou chambre').fill('web');
  await expect(jos).toHaveCount(0);
  await page.getByRole('button', { name: 'Anne Weber · 12' }).tap();
  await expect(face(anne, 'Marie')).toBeVisible();
  await expectNoTraces(page, ['2580', 'Schmit', 'Ferreira']);

  await anne.context.setOffline(true);
  await expect(page.getByText('Pas de réseau').first()).toBeVisible();
  await page.getByRole('button', { name: 'Aide' }).tap();
  await expect(page.getByText(/l’équipe le saura plus tard/)).toBeVisible();
  await tablet.discharge();
  await anne.context.setOffline(false);
  await expect(page.getByRole('heading', waiting)).toBeVisible({ timeout: 30_000 });
  const bar = claire.page.locator('.help-bar');
  await expect(bar.getByText(/Anne Weber/)).toBeVisible();
});

test('a printed card opens it, until there is a new one', async ({ world, anne, claire }) => {
  const { page } = anne;
  const reader = await fakeCodeReader(page);
  await setFacility(claire.page, { chooseByCard: true });
  await setTablet(claire.page, 'Tilleul 1', { kind: 'shared' });
  await page.reload();
  await claire.page.getByRole('link', { name: /Anne Weber/ }).click();
  await claire.page.getByRole('link', { name: 'Profil et horaires' }).click();
  const card = claire.page.getByRole('region', { name: 'Carte QR' });
  const print = async (label: string | RegExp) => {
    const made = claire.page.waitForResponse(`${world.url}/api/cards`);
    await card.getByRole('button', { name: label }).click();
    const { secret } = (await (await made).json()) as { secret: string };
    // What is on paper is what a reader would say: the same drawing.
    const drawn = claire.page.getByRole('img', { name: 'Code QR de la carte' }).locator('path');
    await expect(drawn).toHaveAttribute('d', qrPath(cardText(secret)).d);
    await claire.page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();
    return cardText(secret);
  };
  const lost = await print('Imprimer une carte');
  const valid = await print(/Nouvelle carte/);

  await page.getByRole('button', { name: 'Montrer ma carte' }).tap();
  await reader.hold(lost);
  await expect(page.getByText('Cette carte n’ouvre pas la tablette.')).toBeVisible();
  await reader.hold(valid);
  await page.getByRole('button', { name: 'Réessayer' }).tap();
  await expect(face(anne, 'Marie')).toBeVisible();
  await expectNoTraces(page, [valid.slice(-43), lost.slice(-43)]);
});
