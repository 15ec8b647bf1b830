import { type Browser, chromium } from '@playwright/test';
import type { Language } from '../src/i18n/languages.ts';
import { CHROMIUM_FLAGS, findChromium } from '../tools/find-chromium.ts';
import { expect } from './cast.ts';
import { fakeMedia } from './fake-media.ts';
import { invite, type Look, type Marie, type Walk } from './maries.ts';
import { settle } from './measure.ts';
import { IPAD, IPHONE } from './pretended-device.ts';
import { visitCalls } from './relative-walk-calls.ts';
import { visitHome } from './relative-walk-home.ts';
import { visitMessages } from './relative-walk-messages.ts';
import type { World } from './world.ts';

type Setting = { world: World; languages: readonly Language[] };

/** Goes through every state of a relative’s page, in all languages side by side. */
export async function visitRelativeScreens(
  setting: Setting,
  onLook: (look: Look) => Promise<void>,
): Promise<void> {
  const media = fakeMedia('relative', { colour: 'blue', hertz: 880 });
  const browser = await chromium.launch({
    executablePath: findChromium()?.path ?? '',
    args: [
      ...CHROMIUM_FLAGS,
      `--use-file-for-fake-video-capture=${media.video}`,
      `--use-file-for-fake-audio-capture=${media.audio}`,
    ],
  });
  try {
    await visitAll({ ...setting, browser }, onLook);
  } finally {
    await browser.close();
  }
}

type Visit = (look: Look) => Promise<void>;

async function visitAll(
  { world, browser, languages }: Setting & { browser: Browser },
  onLook: Visit,
): Promise<void> {
  const maries = await Promise.all(languages.map((language) => invite(browser, language)));
  let number = 0;
  const walk: Walk = {
    world,
    maries,
    everyone: async (deed) => void (await Promise.all(maries.map(deed))),
    async look(screen, shows) {
      await Promise.all(
        maries.map((marie) => expect(shows(marie), `${screen}, ${marie.language}`).toBeVisible()),
      );
      await Promise.all(maries.map(({ page }) => settle(page)));
      for (const { page, language } of maries) await onLook({ page, screen, language, number });
      number += 1;
    },
  };
  await visitArrival(walk);
  await visitHome(walk);
  await visitCalls(walk, browser);
  await visitMessages(walk);
  await visitFarewell(walk);
}

/** Opens a link as if for the first time: an address that differs only behind its `#` loads nothing. */
async function open({ page }: Marie, link: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(link);
}

/** From a link to the page of the resident. */
async function visitArrival({ world, everyone, look }: Walk): Promise<void> {
  const url = `${world.url}/relative/`;
  await everyone(({ page }) => page.goto(url));
  await look('no invitation', ({ page, t }) => page.getByText(t('invitation.missing.title')));
  await everyone((marie) => open(marie, `${url}#invitation=${'x'.repeat(43)}`));
  await look('stale link', ({ page, t }) => page.getByText(t('invitation.expired.title')));

  const accept = '**/api/invitations/accept';
  await everyone(async (marie) => {
    await marie.be({ camera: 'prompt', asked: 'denied', notifications: 'default' });
    await marie.page.route(accept, (route) => route.abort());
    await open(marie, world.link('Relative (Marie'));
  });
  await look('invitation without network', ({ page, t }) => page.getByText(t('invitation.offline')));
  await everyone(async ({ page, button, t }) => {
    await page.unroute(accept);
    await button(t('invitation.retry')).tap();
  });
  await look('welcome', ({ button, t }) => button(t('welcome.allow')));
  await everyone(({ button, t }) => button(t('welcome.allow')).tap());
  await look('welcome, camera refused', ({ page, t }) => page.getByText(t('welcome.denied')));
  await everyone(async (marie) => {
    await marie.be({ camera: 'prompt', asked: 'missing', notifications: 'default' });
    await marie.button(marie.t('welcome.allow')).tap();
  });
  await look('welcome, no camera', ({ page, t }) => page.getByText(t('welcome.missing')));

  await everyone(async (marie) => {
    await marie.be({ notifications: 'default' });
    await marie.page.reload();
  });
  await look('may it ring', ({ button, r }) => button(r('ring.switch-on')));
  for (const [screen, userAgent] of [
    ['may it ring, iPhone', IPHONE],
    ['may it ring, iPad', IPAD],
  ] as const) {
    await everyone(async (marie) => {
      await marie.be({ userAgent, hasNoPush: true, notifications: 'default' });
      await marie.page.reload();
    });
    await look(screen, ({ page, r }) => page.getByText(r('install.share')));
  }
  await everyone(({ button, r }) => button(r('ask.go-on')).tap());
  await look('home, iPhone', ({ page, r }) => page.getByText(r('install.share')));
}

/** A second resident, an access that is withdrawn, and a browser that keeps nothing. */
async function visitFarewell({ world, everyone, look }: Walk): Promise<void> {
  await everyone((marie) => open(marie, world.link('Relative (Jean')));
  await look('two residents', ({ page, t }) => page.getByRole('navigation', { name: t('home.people') }));
  await everyone(({ house }) => house.withdraw());
  await look('access withdrawn', ({ button, t }) => button(t('gone.ok')));
  await everyone(async (marie) => {
    await marie.be({ storage: 'refused' });
    await marie.page.reload();
  });
  await look('nothing may be kept', ({ page, t }) => page.getByText(t('storage.title')));
}
