import type { Page } from '@playwright/test';
import { createPinCheck } from '../src/protocol/pin.ts';
import { expectAccessible } from './axe.ts';
import { expect, expectReady, face, test } from './cast.ts';
import { faultsOf } from './figures.ts';
import { boxOf, handOn, middle } from './fingers.ts';
import { read, settle } from './measure.ts';
import type { Person } from './people.ts';
import { wordsOf } from './screens/camera.ts';
import { setFacility, setResident } from './screens/setting.ts';

const PIN = '2580';

/** Somebody holds the clock for three seconds again and again. */
test.describe.configure({ timeout: 90_000 });

const clock = (page: Page) => page.getByRole('button', { name: /maintenez trois secondes/ });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).tap();
const pinPage = (page: Page) => page.getByRole('heading', { name: 'Réglages pour l’équipe' });

/** The house has a PIN, it is day, and Anne's tablet knows of it. */
async function prepare(claire: Person, anne: Person): Promise<void> {
  await setResident(claire.page, 'Anne', { quietHours: { from: 0, until: 0 } });
  await setFacility(claire.page, { pin: await createPinCheck(PIN, crypto) });
  await hold(anne.page);
  await expect(anne.page.getByLabel('Code de l’équipe')).toBeVisible();
  await press(anne.page, 'Retour au résident');
}

/** Rests a finger on the clock: for so long, or until it opens. */
async function hold(page: Page, ms?: number): Promise<void> {
  // Once the shield of a new screen has gone: a hand would not be faster.
  await clock(page).tap({ trial: true });
  const hand = await handOn(page);
  await hand.down(middle(await boxOf(clock(page))));
  if (ms === undefined) await expect(page.getByRole('button', { name: 'Retour au résident' })).toBeVisible();
  else await hand.rest(ms);
  await hand.up();
}

async function type(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await press(page, digit);
  await press(page, 'Entrer');
}

async function openPanel(page: Page): Promise<void> {
  await hold(page);
  await type(page, PIN);
  await expect(page.getByRole('heading', { name: 'Anne Weber' })).toBeVisible();
}

test('without a PIN in the console the panel says so, and never opens', async ({ anne, claire }) => {
  const { page } = anne;
  await setResident(claire.page, 'Anne', { quietHours: { from: 0, until: 0 } });
  await setFacility(claire.page, { pin: null });
  await hold(page, 2_000);
  await expect(face(anne, 'Marie')).toBeVisible();
  await hold(page);
  await expect(page.getByText(/Aucun code n’est encore choisi/)).toBeVisible();
  await expect(page.getByLabel('Code de l’équipe')).toHaveCount(0);
  await press(page, 'Retour au résident');
  await expect(face(anne, 'Marie')).toBeVisible();
});

test('five wrong PINs close the door for a minute, over a reload too', async ({ anne, claire }) => {
  const { page } = anne;
  await prepare(claire, anne);
  await hold(page);
  for (let slip = 0; slip < 5; slip += 1) {
    await type(page, '0000');
    await expect(page.getByText(slip < 4 ? 'Ce n’est pas le bon code.' : /Trop d’essais/)).toBeVisible();
  }
  await expect(page.getByRole('button', { name: 'Entrer' })).toBeDisabled();
  await page.reload();
  await hold(page);
  await expect(page.getByText(/Trop d’essais/)).toBeVisible();
});

test('by keyboard and by badge: hold Enter, then digits and Enter', async ({ anne, claire }) => {
  const { page } = anne;
  await prepare(claire, anne);
  await clock(page).focus();
  await page.keyboard.down('Enter');
  await expect(pinPage(page)).toBeVisible();
  await page.keyboard.up('Enter');
  await page.keyboard.type(PIN);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Anne Weber' })).toBeVisible();
});

test('without network: language, size and order change at once, and go out later', async ({
  world,
  anne,
  claire,
}) => {
  const { page } = anne;
  await prepare(claire, anne);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await world.kill();
  await page.reload();
  await openPanel(page);

  await press(page, 'Langue et texte');
  await press(page, 'Português');
  await press(page, 'Très grande');
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt');
  await press(page, 'Menu');
  await press(page, 'Ordre des contacts');
  await press(page, '2. Jean');
  await press(page, 'Vers le début');
  await expect(page.getByRole('button', { name: '1. Jean' })).toBeVisible();
  await press(page, 'Retour au résident');
  const first = page.getByRole('list').getByRole('button').first();
  await expect(first).toContainText('Jean');
  await expect(page.getByText('Sem rede').first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.style.getPropertyValue('--text-factor'))).toBe(
    '1.5',
  );

  await world.restart();
  await claire.page.reload();
  await claire.page.getByRole('link', { name: /Anne Weber/ }).click();
  await expect(claire.page.getByRole('link', { name: /^(Marie|Jean)/ }).first()).toContainText('Jean');
});

test('while care is in progress a relative is told not now, and nothing rings', async ({
  anne,
  marie,
  claire,
}) => {
  const { page } = anne;
  await prepare(claire, anne);
  await openPanel(page);
  await press(page, 'Soin en cours');
  await press(page, '30 min');
  await expect(page.getByText(/Soin en cours jusqu’à \d\d:\d\d/)).toBeVisible();
  await press(page, 'Retour au résident');
  await expect(page.getByText(/^Soin jusqu’à \d\d:\d\d$/)).toBeVisible();
  await expect(page.getByText(/Encore \d+ minutes/)).toBeVisible();
  const callMum = marie.page.getByRole('button', { name: /^Appeler Maman/ });
  await expect(callMum).toContainText('Pas maintenant. Réessayez dans un petit moment.');
  await expect(callMum).toBeDisabled();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);

  await openPanel(page);
  await press(page, 'Soin en cours');
  await press(page, 'Terminer le soin');
  await expect(page.getByText(/Soin en cours jusqu’à/)).toHaveCount(0);
  await expect(callMum).toBeEnabled();
  await callMum.tap();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await press(page, 'Pas maintenant');
  await expect(face(anne, 'Marie')).toBeVisible();
});

test('while the glass is wiped no touch arrives; a ring is seen, and can then be answered', async ({
  anne,
  marie,
  claire,
}) => {
  const { page } = anne;
  await prepare(claire, anne);
  await expectReady(marie);
  await openPanel(page);
  await press(page, 'Nettoyer l’écran');
  await expect(page.getByText('Vous pouvez nettoyer')).toBeVisible();
  const hand = await handOn(page);
  for (const x of [400, 700, 1_000]) await hand.tap({ x, y: 300 });
  await expect(page.getByText('Nous allons appeler')).toHaveCount(0);
  await marie.page.getByRole('button', { name: /^Appeler Maman/ }).tap();
  const answer = page.getByRole('button', { name: 'Répondre' });
  await expect(answer).toBeVisible();
  await hand.tap(middle(await boxOf(answer)));
  await expect(answer).toBeVisible();
  await expect(page.getByText('Vous pouvez nettoyer')).toHaveCount(0);
  await answer.tap();
  await expect(page.getByRole('button', { name: 'Raccrocher' })).toBeVisible();
});

const SCREENS = [
  [1280, 800],
  [800, 1280],
  [1024, 768],
  [768, 1024],
  [1024, 600],
  [600, 1024],
] as const;

for (const language of ['fr', 'lb']) {
  test(`every page of the panel keeps to the figures and to axe in ${language}`, async ({ anne, claire }) => {
    test.setTimeout(120_000);
    const { page } = anne;
    await prepare(claire, anne);
    const t = await wordsOf('panel', language);
    const faults: string[] = [];
    const look = async (name: string) => {
      for (const [width, height] of SCREENS) {
        await page.setViewportSize({ width, height });
        await settle(page);
        const [reading] = await read(page, [1]);
        const rules = { factor: 1, grows: false, forStaff: true, primary: [], danger: [], names: [] };
        const found = reading ? faultsOf(reading, rules) : ['nothing was read'];
        faults.push(...found.map((fault) => `${name}, ${width} × ${height}: ${fault}`));
      }
      await page.setViewportSize({ width: 1280, height: 800 });
      await expectAccessible(page, { forResident: true });
    };
    await openPanel(page);
    if (language === 'lb') await press(page, 'Lëtzebuergesch');
    await look('menu');
    for (const door of ['care', 'sound', 'language', 'order', 'check', 'tablet']) {
      await press(page, t(`${door}.title`));
      if (door === 'care') await press(page, t('care.minutes', { minutes: '15' }));
      if (door === 'order') await press(page, '3. Léa');
      await look(door);
      if (door === 'tablet') {
        await press(page, t('tablet.forget'));
        await look('forget');
      }
      await press(page, t('panel.menu'));
    }
    await press(page, t('panel.leave.resident'));
    await hold(page);
    await look('pin');
    expect(faults).toEqual([]);
  });
}
