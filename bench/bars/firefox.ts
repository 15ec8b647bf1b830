import type { Page } from '@playwright/test';
import { openFirefox } from '../../e2e/firefox.ts';
import { resident } from '../../e2e/people.ts';
import { startWorld } from '../../e2e/world.ts';
import type { Bar } from '../bench.ts';
import { pass, REACH_FOR_IT_MS } from '../contenders/contender.ts';
import { firstFrameAt, forgetFrames, markAt, noteFirstFrame, watchFrames } from '../frame-watch.ts';
import { findFirefox } from '../lab/firefox.ts';

type FirefoxPage = Awaited<ReturnType<typeof openFirefox>>['page'];

/** No push reaches this Firefox: a port that nobody listens on. */
const NO_PUSH = 'ws://127.0.0.1:9/';

/** Firefox is driven through a socket, which does not lead into a namespace: both stand on this machine, without a line. */
export const FIREFOX: Bar = {
  id: 'firefox',
  title: 'Chromium at the tablet, Firefox at the phone',
  async run({ runs }) {
    const executablePath = findFirefox();
    if (!executablePath) throw new Error('There is no Firefox on this machine.');
    const world = await startWorld();
    const anne = await resident();
    const firefox = await openFirefox({ executablePath, pushServer: NO_PUSH });
    const [toPhone, toTablet]: [number[], number[]] = [[], []];
    try {
      await watchFrames(anne.context);
      await firefox.page.evaluateOnNewDocument(noteFirstFrame);
      await anne.page.goto(world.link('Tablet (Anne'));
      await firefox.page.goto(world.link('Relative (Marie'));
      // Firefox asks each time: the page offers to ask before anybody rings.
      await press(firefox.page, 'Autoriser la caméra et le micro');
      await firefox.page.waitForSelector('text/Tablette en ligne');
      // Each browser's first call is slower by a cold codec: it is made, and not counted.
      for (let run = 0; run <= runs; run += 1) {
        toPhone.push(await tabletCalls(anne.page, firefox.page));
        toTablet.push(await phoneCalls(anne.page, firefox.page));
      }
    } finally {
      await Promise.all([anne.leave(), firefox.leave()]);
      await world.close();
    }
    const row = (measure: string, [, ...values]: number[]) => ({
      ...{ bar: 'firefox', measure, unit: 'ms', goal: null, peers: [], ours: { name: 'Moien', values } },
      note: 'both see a picture; without an emulated line',
    });
    return [
      row('Chromium rings Firefox: answer → first frame, slower side', toPhone),
      row('Firefox rings Chromium: answer → first frame, slower side', toTablet),
    ];
  },
};

async function tabletCalls(tablet: Page, phone: FirefoxPage): Promise<number> {
  await forgetBoth(tablet, phone);
  await tablet.getByRole('button', { name: 'Appeler Marie' }).tap();
  await phone.waitForSelector('text/Répondre');
  await pass(REACH_FOR_IT_MS);
  await press(phone, 'Répondre');
  return await facesAfter(await answeredOnPhone(phone), tablet, phone);
}

async function phoneCalls(tablet: Page, phone: FirefoxPage): Promise<number> {
  await forgetBoth(tablet, phone);
  await press(phone, 'Appeler Maman');
  const answer = tablet.getByRole('button', { name: 'Répondre' });
  await answer.waitFor();
  await pass(REACH_FOR_IT_MS);
  await answer.tap();
  return await facesAfter(await markAt(tablet, 'answer'), tablet, phone);
}

async function press(phone: FirefoxPage, words: string): Promise<void> {
  await phone.waitForSelector(`button::-p-text(${words})`);
  await phone.$eval(`button::-p-text(${words})`, (button) => (button as HTMLButtonElement).click());
}

async function forgetBoth(tablet: Page, phone: FirefoxPage): Promise<void> {
  await forgetFrames(tablet);
  await phone.evaluate(() => {
    window.firstFrameAt = null;
    performance.clearMarks();
  });
}

/** Both see each other; then they hang up. @param answered epoch ms, by the clock of the page that did */
async function facesAfter(answered: number, tablet: Page, phone: FirefoxPage): Promise<number> {
  const [onTablet, onPhone] = await Promise.all([firstFrameAt(tablet), faceOnPhone(phone)]);
  await tablet.getByRole('button', { name: 'Raccrocher' }).tap();
  await press(phone, 'Retour');
  await tablet.getByRole('button', { name: 'OK' }).tap();
  await tablet.getByRole('button', { name: 'Appeler Marie' }).waitFor();
  return Math.max(onTablet, onPhone) - answered;
}

/** The tap itself takes its time to come from here: the page knows when it was heard. */
const answeredOnPhone = (phone: FirefoxPage) =>
  phone.evaluate(
    () =>
      performance.timeOrigin + (performance.getEntriesByName('moien:answer').at(-1)?.startTime ?? Number.NaN),
  );

async function faceOnPhone(phone: FirefoxPage): Promise<number> {
  const found = await phone.waitForFunction(() => window.firstFrameAt);
  return (await found.jsonValue()) ?? Number.NaN;
}
