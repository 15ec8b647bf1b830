import type { Page } from '@playwright/test';
import { openFirefox } from '../../e2e/firefox.ts';
import { resident } from '../../e2e/people.ts';
import { startWorld } from '../../e2e/world.ts';
import type { Bar } from '../bench.ts';
import { firstFrameAt, forgetFrames, watchFrames } from '../frame-watch.ts';
import { findFirefox } from '../lab/firefox.ts';

type FirefoxPage = Awaited<ReturnType<typeof openFirefox>>['page'];

/** No push reaches this Firefox: a port that nobody listens on. */
const NO_PUSH = 'ws://127.0.0.1:9/';

/** Firefox is driven through a socket, which does not lead into a namespace: both stand on this machine, without a line. */
export const FIREFOX: Bar = {
  id: 'firefox',
  title: 'Chromium at the tablet, Firefox at the phone',
  async run({ longRuns }) {
    const executablePath = findFirefox();
    if (!executablePath) throw new Error('There is no Firefox on this machine.');
    const world = await startWorld();
    const anne = await resident();
    const firefox = await openFirefox({ executablePath, pushServer: NO_PUSH });
    const [toPhone, toTablet]: [number[], number[]] = [[], []];
    try {
      await watchFrames(anne.context);
      await anne.page.goto(world.link('Tablet (Anne'));
      await firefox.page.goto(world.link('Relative (Marie'));
      // Firefox asks each time: the page offers to ask before anybody rings.
      await press(firefox.page, 'Autoriser la caméra et le micro');
      await firefox.page.waitForSelector('text/Tablette en ligne');
      for (let run = 0; run < longRuns; run += 1) {
        toPhone.push(await tabletCalls(anne.page, firefox.page));
        toTablet.push(await phoneCalls(anne.page, firefox.page));
      }
    } finally {
      await Promise.all([anne.leave(), firefox.leave()]);
      await world.close();
    }
    const row = (measure: string, values: number[]) => ({
      ...{ bar: 'firefox', measure, unit: 'ms', goal: null, peers: [], ours: { name: 'Moien', values } },
      note: 'both see a picture that moves; without an emulated line',
    });
    return [
      row('Chromium rings Firefox: answer → first frame, slower side', toPhone),
      row('Firefox rings Chromium: answer → first frame, slower side', toTablet),
    ];
  },
};

async function tabletCalls(tablet: Page, phone: FirefoxPage): Promise<number> {
  await forgetFrames(tablet);
  await tablet.getByRole('button', { name: 'Appeler Marie' }).tap();
  await phone.waitForSelector('text/Répondre');
  const answered = Date.now();
  await press(phone, 'Répondre');
  return await facesAfter(answered, tablet, phone);
}

async function phoneCalls(tablet: Page, phone: FirefoxPage): Promise<number> {
  await forgetFrames(tablet);
  await press(phone, 'Appeler Maman');
  const answer = tablet.getByRole('button', { name: 'Répondre' });
  await answer.waitFor();
  const answered = Date.now();
  await answer.tap();
  return await facesAfter(answered, tablet, phone);
}

async function press(phone: FirefoxPage, words: string): Promise<void> {
  await phone.waitForSelector(`button::-p-text(${words})`);
  await phone.$eval(`button::-p-text(${words})`, (button) => (button as HTMLButtonElement).click());
}

/** Both see each other move; then they hang up. */
async function facesAfter(answered: number, tablet: Page, phone: FirefoxPage): Promise<number> {
  const [onTablet, onPhone] = await Promise.all([firstFrameAt(tablet), faceOnPhone(phone)]);
  await tablet.getByRole('button', { name: 'Raccrocher' }).tap();
  await press(phone, 'Retour');
  await tablet.getByRole('button', { name: 'OK' }).tap();
  await tablet.getByRole('button', { name: 'Appeler Marie' }).waitFor();
  return Math.max(onTablet, onPhone) - answered;
}

/** Firefox counts no frames of a live stream. @returns epoch ms, a tenth of a second after the other's picture began */
async function faceOnPhone(phone: FirefoxPage): Promise<number> {
  await phone.waitForFunction(() =>
    [...document.querySelectorAll('video')].some(
      (video) => video.clientWidth > 200 && video.videoWidth > 0 && video.currentTime > 0.1,
    ),
  );
  return Date.now();
}
