import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { instantOf, wallAt } from '../src/protocol/wall-clock.ts';
import { expectAccessible } from './axe.ts';
import { test as base, expect, face } from './cast.ts';
import { faultsOf } from './figures.ts';
import { read, settle } from './measure.ts';
import { type Person, resident } from './people.ts';
import { wordsOf } from './screens/camera.ts';
import { setResident, setResidentLanguage } from './screens/setting.ts';
import { expectToHear, expectToSee } from './senses.ts';
import { shiftServerTime } from './server-time.ts';

/*
 * A visit from its proposal to the conversation. Everybody lives now, but the tablet: its clock is the test's, and stands at
 * tomorrow, a quarter to three.
 */
const ZONE = 'Europe/Luxembourg';
const DAY = 24 * 60 * 60_000;
const tomorrow = () => wallAt(ZONE, Date.now() + DAY).date;
const at = (minute: number) => instantOf(ZONE, { date: tomorrow(), minute }) ?? 0;

const test = base.extend<{ tablet: Person }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from its pattern
  tablet: async ({}, use) => {
    const tablet = await resident({ name: 'visit' });
    await use(tablet);
    await tablet.leave();
  },
});

/** What stands on the tablet, in each language, put to the ruler; and to axe, with the contrast that old eyes need. */
async function expectFigures(page: Page, primary: string[]): Promise<void> {
  const faults: string[] = [];
  for (const [width, height] of [
    [1280, 800],
    [800, 1280],
    [1024, 600],
  ] as const) {
    await page.setViewportSize({ width, height });
    await settle(page);
    const names = ['Marie', 'Jean', 'Léa', 'Tom', 'Anne K.', 'Dr Klein'];
    for (const [n, reading] of (await read(page, [1, 1.25, 1.5])).entries()) {
      const factor = [1, 1.25, 1.5][n] ?? 1;
      const rules = { factor, grows: false, primary, danger: [], names };
      faults.push(...faultsOf(reading, rules).map((fault) => `${width} × ${height} × ${factor}: ${fault}`));
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(faults).toEqual([]);
  await expectAccessible(page, { forResident: true });
}

test('a relative proposes a visit, carers agree, the tablet announces it and one tap joins', async ({
  world,
  marie,
  claire,
  tablet,
}) => {
  test.setTimeout(180_000);
  const { page } = tablet;
  await setResident(claire.page, 'Anne', { quietHours: { from: 1230, until: 450 } });
  let ahead = at(14 * 60 + 45) - Date.now();
  await page.clock.install({ time: at(14 * 60 + 45) });
  await shiftServerTime(page, () => Date.now() + ahead);
  await page.goto(world.link('Tablet (Anne'));
  await expect(face(tablet, 'Dr Klein')).toBeVisible();
  const before = await face(tablet, 'Dr Klein').boundingBox();

  // The relative asks.
  await marie.page.getByRole('button', { name: 'Proposer une visite' }).tap();
  await marie.page.getByLabel('Jour').selectOption({ index: 1 });
  await marie.page.getByLabel('Heure').selectOption('15:00');
  await marie.page.getByRole('button', { name: 'Proposer', exact: true }).tap();
  await expect(marie.page.getByText('En attente de réponse')).toBeVisible();
  await expectAccessible(marie.page);

  // The carer says yes without network; it goes out by itself.
  await claire.page
    .getByRole('navigation')
    .first()
    .getByRole('link', { name: /Visites/ })
    .click();
  await expect(claire.page.getByText('Attendent votre réponse')).toBeVisible();
  await expect(claire.page.getByText('Anne Weber · Marie')).toBeVisible();
  await expectAccessible(claire.page);
  await claire.context.setOffline(true);
  await claire.page.getByRole('button', { name: /^Accepter/ }).click();
  await expect(claire.page.getByText('Convenue', { exact: true })).toBeVisible();
  await claire.context.setOffline(false);

  // Everybody knows.
  await expect(marie.page.getByText('C’est convenu')).toBeVisible();
  const [file] = await Promise.all([
    marie.page.waitForEvent('download'),
    marie.page.getByRole('button', { name: 'Ajouter au calendrier' }).tap(),
  ]);
  const entry = await readFile(await file.path(), 'utf8');
  expect(entry).toContain(`DTSTART:${new Date(at(900)).toISOString().replace(/[-:]|\.\d+/g, '')}`);
  await expect(page.getByText('Aujourd’hui à 15:00\u00a0: Marie')).toBeVisible();
  expect(await face(tablet, 'Dr Klein').boundingBox()).toEqual(before);
  for (const language of ['lb', 'fr']) {
    const t = await wordsOf('resident', language);
    await setResidentLanguage(claire.page, 'Anne', language);
    await expect(page.getByText(t('visit.today', { time: '15:00', name: 'Marie' }))).toBeVisible();
    await expectFigures(page, []);
  }

  // It is time.
  ahead += 15 * 60_000;
  await page.clock.fastForward(15 * 60_000);
  await expect(page.getByRole('alertdialog', { name: 'C’est l’heure\u00a0: Marie' })).toBeVisible();
  await expectFigures(page, ['Commencer', 'Pas maintenant']);
  await page.getByRole('button', { name: 'Commencer' }).tap();
  await marie.page.getByRole('button', { name: 'Répondre' }).tap();
  await expect(page.getByRole('button', { name: 'Raccrocher' })).toBeVisible();
  await expectToSee(page, { colour: 'blue', hertz: 880 });
  await expectToHear(marie.page, { colour: 'red', hertz: 440 });

  // The card does not come back over what became of it.
  await page.getByRole('button', { name: 'Raccrocher' }).tap();
  await page.getByRole('button', { name: 'OK', exact: true }).tap();
  await expect(face(tablet, 'Marie')).toBeVisible();
});

test('the carer proposes from a resident’s page with two presses, and takes it back with one', async ({
  marie,
  claire,
}) => {
  const { page } = claire;
  await page.getByRole('link', { name: /Anne Weber/ }).click();
  await page.getByRole('button', { name: 'Proposer une visite' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Proposer', exact: true }).click();
  await expect(marie.page.getByText('Les Tilleuls vous propose cette visite')).toBeVisible();
  await page.getByRole('button', { name: 'Revenir en arrière' }).click();
  await expect(marie.page.getByText('Annulée')).toBeVisible();
});
