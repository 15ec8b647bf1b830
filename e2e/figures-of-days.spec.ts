import type { Page } from '@playwright/test';
import { longDate, relativeDay, weekday } from '../src/i18n/dates.ts';
import { LANGUAGES, type Language } from '../src/i18n/languages.ts';
import { expect, face, test } from './cast.ts';
import type { Person } from './people.ts';
import { FACTORS, measure, SCREENS } from './ruler.ts';
import { afternoonZone } from './screens/setting.ts';
import type { Look } from './tablet-walk.ts';
import { openToldHouse, type ToldHouse } from './told-house.ts';

const DAY_MS = 86_400_000;

/** The figures of the home screen, where they hang on the day that it is: whichever that is, they are kept. */
const faultsOf = (page: Page, screen: string): Promise<string[]> => {
  const look: Look = { page, screen, primary: [], danger: [], names: [], relations: [] };
  return measure(look, { sizes: SCREENS, factors: FACTORS });
};

/** A house for a tablet that is paired: before that a reload would leave it without one. */
async function openOn(anne: Person): Promise<ToldHouse> {
  await expect(face(anne, 'Marie')).toBeVisible();
  const house = await openToldHouse(anne.page);
  await anne.page.reload();
  return house;
}

test('the last call keeps to every figure in every language, whichever day it was', async ({ anne }) => {
  test.setTimeout(120_000);
  const { page } = anne;
  const house = await openOn(anne);
  const timeZone = afternoonZone();
  const now = Date.now();
  const days = [1, 2, 3, 4, 5, 6].map((ago) => now - ago * DAY_MS);
  const faults: string[] = [];
  for (const language of LANGUAGES) {
    const said = (at: number) => relativeDay(at, { now, timeZone, language });
    const longest = days.reduce((one, other) => (said(other).length > said(one).length ? other : one));
    const lines = [
      { at: now - DAY_MS, name: 'Marie' },
      { at: longest, name: 'Marie' },
      { at: Date.UTC(2025, 8, 24, 12), name: 'Marie' },
      { at: longest, name: 'Marie-Thérèse' },
    ];
    for (const { at, name } of lines) {
      await house.tell({
        records: {
          facility: { timeZone },
          resident: { language },
          contact: { name },
          call: { startedAt: at, endedAt: at, outcome: 'completed' },
        },
      });
      const line = page.locator('.aside--greeting > p').last();
      await expect(line).toContainText(name);
      await expect(line).toContainText(`, ${said(at)} `);
      faults.push(...(await faultsOf(page, `home, ${name}, ${said(at)}`)));
    }
  }
  expect(faults).toEqual([]);
});

test('the day and a call in vain keep to every figure in every language, whichever day it is', async ({
  anne,
}) => {
  test.setTimeout(180_000);
  const { page } = anne;
  const house = await openOn(anne);
  const timeZone = afternoonZone();
  const faults: string[] = [];
  for (const language of LANGUAGES) {
    for (const ahead of await longestDays(page, timeZone, language)) {
      const now = Date.now() + ahead * DAY_MS;
      const said = longDate(now, timeZone, language);
      for (const startedAt of [now, now - DAY_MS, now - 2 * DAY_MS + 60_000]) {
        await house.tell({
          aheadMs: ahead * DAY_MS,
          records: {
            facility: { timeZone },
            resident: { language },
            call: { caller: 'relative', outcome: 'missed', startedAt, endedAt: startedAt },
          },
        });
        await expect(page.locator('.day-panel__date')).toHaveText(said);
        const day = relativeDay(startedAt, { now, timeZone, language });
        const missed = page.locator('.aside__missed > span').first();
        if (startedAt === now) await expect(missed).not.toContainText(day);
        else await expect(missed).toContainText(day);
        faults.push(...(await faultsOf(page, `home, ${said}, a call in vain ${day}`)));
      }
    }
  }
  expect(faults).toEqual([]);
});

/** In how many days the words of the day will be the widest that they are in a year, and in how many the most letters. */
async function longestDays(page: Page, timeZone: string, language: Language): Promise<number[]> {
  const days = Array.from({ length: 366 }, (_, ahead) => {
    const at = Date.now() + ahead * DAY_MS;
    return { ahead, date: longDate(at, timeZone, language), day: weekday(at, timeZone, language) };
  });
  const widths = await page.evaluate(
    (dates) => {
      const pen = new OffscreenCanvas(1, 1).getContext('2d');
      if (!pen) throw new Error('no canvas');
      pen.font = `600 100px ${getComputedStyle(document.body).fontFamily}`;
      return dates.map((date) => pen.measureText(date).width);
    },
    days.map(({ date }) => date),
  );
  const largest = (sizeOf: (day: (typeof days)[number]) => number) =>
    days.reduce((one, other) => (sizeOf(other) > sizeOf(one) ? other : one)).ahead;
  const widest = largest(({ ahead, day }) => (widths[ahead] ?? 0) + day.length);
  return [...new Set([widest, largest(({ date, day }) => date.length * 100 + day.length)])];
}
