import type { Page } from '@playwright/test';
import { expect, expectReady } from './cast.ts';
import type { Person } from './people.ts';
import { wordsOf } from './screens/camera.ts';
import {
  giveConsent,
  setAfternoon,
  setFacility,
  setResident,
  setResidentLanguage,
} from './screens/setting.ts';
import { holdRest } from './stillness.ts';
import { tracesOf } from './traces.ts';
import type { World } from './world.ts';

/** A screen that stands still, with the words by which to judge it. */
export type Look = {
  page: Page;
  screen: string;
  /** Words of what calls, answers or ends a call. */
  primary: string[];
  /** Words of what ends something. */
  danger: string[];
  names: string[];
  /** What people typed: how one is related, a letter. */
  relations: string[];
};

export type Walk = {
  world: World;
  anne: Person;
  marie: Person;
  claire: Person;
  language: string;
};

const NAMES = ['Marie', 'Jean', 'Léa', 'Tom', 'Anne K.', 'Dr Klein'];
/** As much as is shown at once. */
const LETTER = `${'Mir sinn um Mier, an haut war d’Waasser waarm. '.repeat(5)}Bis muer!`;
const RELATIONS = ['Fille', 'Fils', 'Petite-fille', 'Petit-fils', 'Amie', 'Médecin'];

/** Goes through every screen of a resident, each reached as it is in life, and has each looked at. */
export async function visitScreens(walk: Walk, onLook: (look: Look) => Promise<void>): Promise<void> {
  const { world, anne, marie, claire, language } = walk;
  const t = await wordsOf('resident', language);
  const theirs = await wordsOf('relative', 'fr');
  const { page } = anne;
  const name = 'Marie';
  const button = (key: string, params = { name }) =>
    page.getByRole('button', { name: t(key, params), exact: true });
  const marieButton = (key: string) =>
    marie.page.getByRole('button', { name: theirs(key, { name: 'Maman' }) });
  const says = (key: string) => expect(page.getByText(t(key, { name }), { exact: true })).toBeVisible();
  const rules = {
    primary: ['call.stop', 'call.hang_up', 'incoming.answer', 'incoming.not_now', 'ended.again'].map((key) =>
      t(key, { name }),
    ),
    danger: ['call.hang_up', 'call.stop', 'incoming.not_now'].map((key) => t(key)),
    names: NAMES,
    relations: [...RELATIONS, LETTER],
  };
  const look = (screen: string, on = page) => onLook({ page: on, screen, ...rules });

  await setAfternoon(claire.page);
  await setResidentLanguage(claire.page, 'Anne', language);
  await expect(page.getByRole('button', { name: t('home.call', { name }) })).toBeVisible();
  await expect(page.locator('.day-panel__part--afternoon')).toBeVisible();
  await expect(page.locator('.avatar img')).toHaveCount(6);
  await expectReady(marie);
  await look('home');
  await visitRest({ ...walk, look, t });
  await button('home.messages').tap();
  await says('messages.empty');
  await look('messages');
  await button('common.back').tap();
  await visitMessages({ ...walk, look, t });

  const open = await holdGrace(page);
  await page.getByRole('button', { name: t('home.call', { name }) }).tap();
  await says('call.grace');
  await look('grace');
  await open();
  await says('call.ringing');
  await look('ringing');
  await marieButton('ring.decline').tap();
  await says('ended.declined');
  await look('declined');
  await button('common.ok').tap();

  await marieButton('home.call').tap();
  await says('incoming.title');
  await look('incoming');
  await button('incoming.answer').tap();
  await expect(button('call.hang_up')).toBeVisible();
  await expect(page.locator('video').first()).toBeVisible();
  await look('in a call');
  await button('call.hang_up').tap();
  await expect(button('ended.again')).toBeVisible();
  await look('spoke');
  await button('common.ok').tap();

  await button('home.help').tap();
  await says('help.sent');
  await look('help');
  await button('common.ok').tap();
  await marieButton('over.back').tap();
  await visitAnnouncement({ page, marie, claire, look, t, theirs });
  await marieButton('home.call').tap();
  await says('incoming.title');
  await marieButton('call.cancel').tap();
  await expect(button('missed.call_back')).toBeVisible();
  await look('missed');
  await button('common.ok').tap();
  await expect(button('home.messages')).toBeVisible();
  await look('home, missed');

  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await world.kill();
  await moveToSeptember(page, language);
  await page.reload();
  await expect(page.getByText(t('home.offline')).first()).toBeVisible();
  await expect(page.locator('.avatar img')).toHaveCount(6);
  await page.getByRole('button', { name: t('home.wish', { name: 'Jean' }) }).tap();
  await expect(page.getByText(t('wish.left', { name: 'Jean' }))).toBeVisible();
  await look('wish');
  await button('common.ok').tap();
  await expect(page.getByText(t('home.wished'), { exact: true })).toBeVisible();
  await look('home, offline');
}

type Rest = Walk & {
  look: (screen: string) => Promise<void>;
  t: (key: string, params?: Record<string, string>) => string;
};

/** What a tablet shows that nobody touches, by day and by night, and what the night says to a tap. */
async function visitRest({ anne, claire, look, t }: Rest): Promise<void> {
  const { page } = anne;
  const jean = { name: 'Jean' };
  const button = (key: string, params = jean) =>
    page.getByRole('button', { name: t(key, params), exact: true });
  const rest = await holdRest(page);
  await setResident(claire.page, 'Anne', { photoFrame: true, holdMs: 300 });
  await expect(page.locator('[data-hold]').first()).toBeVisible();
  await rest();
  await expect(page.getByText('Marie', { exact: true })).toBeVisible();
  await expect(page.getByText('Jean', { exact: true })).toHaveCount(0);
  await look('photo frame');
  await page.getByRole('main').tap();
  await expect(page.getByRole('button', { name: t('home.call', jean) })).toBeVisible();

  await setFacility(claire.page, { outgoingAtNight: false });
  await setResident(claire.page, 'Anne', { holdMs: 0, quietHours: { from: 0, until: 1440 } });
  await expect(page.locator('[data-night]')).toBeAttached();
  await look('home at night');
  await rest();
  await expect(page.getByRole('button', { name: t('home.call', jean) })).toHaveCount(0);
  await look('night');
  await page.getByRole('main').tap();
  await page.getByRole('button', { name: t('home.call', jean) }).tap();
  await expect(page.getByText(t('night.rest'))).toBeVisible();
  await look('a tap at night');
  await button('home.wish').tap();
  await expect(page.getByText(t('wish.left', jean))).toBeVisible();
  await look('wish at night');
  await button('common.ok').tap();
  await setResident(claire.page, 'Anne', { photoFrame: false, quietHours: { from: 0, until: 0 } });
  await expect(page.locator('[data-night]')).toHaveCount(0);
}

type Announced = Pick<Walk, 'marie' | 'claire'> & {
  page: Page;
  look: (screen: string) => Promise<void>;
  t: (key: string, params?: Record<string, string>) => string;
  theirs: (key: string, params?: Record<string, string>) => string;
};

/** A call that is going to answer itself, and *not now*. */
async function visitAnnouncement({ page, marie, claire, look, t, theirs }: Announced): Promise<void> {
  const press = (key: string) =>
    marie.page.getByRole('button', { name: theirs(key, { name: 'Maman' }) }).tap();
  const withdraw = await giveConsent(claire.page, 'Marie', 'au petit-déjeuner');
  await expect.poll(() => tracesOf(page, ['au petit-déjeuner'])).not.toEqual([]);
  await holdGrace(page, [11_000, 12_000]);
  await press('home.call');
  await expect(page.getByText(t('incoming.itself'))).toBeVisible();
  await look('announced');
  await page.getByRole('button', { name: t('incoming.not_now'), exact: true }).tap();
  await press('over.back');
  await withdraw();
}

type Span = readonly [least: number, most: number];

/** A wait of that many ms, such as the three seconds of grace, lasts until it is let go: nobody measures that fast. */
async function holdGrace(page: Page, span: Span = [2_900, 3_000]): Promise<() => Promise<void>> {
  await page.evaluate(([from, until]) => {
    const { setTimeout } = window;
    const held = (run: TimerHandler, ms?: number, ...more: unknown[]) => {
      if (typeof run !== 'function' || !ms || ms < from || ms > until) return setTimeout(run, ms, ...more);
      Object.assign(window, { letGo: run });
      return 0;
    };
    Object.assign(window, { setTimeout: held });
  }, span);
  return () => page.evaluate(() => Reflect.get(window, 'letGo')());
}

/** The longest day and month of the language, in whatever zone the house is, at a tablet that nobody corrects. */
const moveToSeptember = (page: Page, language: string) =>
  page.addInitScript(
    (day) => {
      const { now } = Date;
      const shift = Date.UTC(2026, 8, day, 9) - now();
      Date.now = () => now() + shift;
    },
    language === 'en' ? 23 : 24,
  );

/** Marie writes a few words, Anne reads them and answers. */
async function visitMessages({ anne, marie, look, t }: Rest): Promise<void> {
  const theirs = await wordsOf('relative', 'fr');
  const button = (key: string) => anne.page.getByRole('button', { name: t(key), exact: true });
  await marie.page.getByRole('button', { name: theirs('compose.words'), exact: true }).tap();
  await marie.page.getByLabel(theirs('write.label'), { exact: true }).fill(LETTER);
  await marie.page.getByRole('button', { name: theirs('compose.send'), exact: true }).tap();
  await expect(anne.page.getByRole('button', { name: `${t('home.messages')} 1` })).toBeVisible();
  await look('home, a message waits');
  await anne.page.getByRole('button', { name: `${t('home.messages')} 1` }).tap();
  await expect(anne.page.getByText(LETTER)).toBeVisible();
  await look('reader');
  await button('reader.answer').tap();
  await expect(button('answer.record')).toBeVisible();
  await look('answer');
  await button('answer.record').tap();
  await expect(button('answer.again')).toBeVisible();
  await look('recording');
  // Within the first second a press is taken for trembling.
  await expect(async () => {
    await button('answer.send').tap({ timeout: 500 });
    await expect(button('common.ok')).toBeVisible({ timeout: 1500 });
  }).toPass();
  await look('answer sent');
  await button('common.ok').tap();
  await button('common.back').tap();
}
