import type { Page } from '@playwright/test';
import type { Bar, Bench } from '../bench.ts';
import { type Contender, pass } from '../contenders/contender.ts';
import { firstFrameAt } from '../frame-watch.ts';
import { openBrowser } from '../lab/browser.ts';
import type { Lab } from '../lab/lab.ts';
import { benchMedia } from '../lab/media.ts';
import { byTurns, rowOf, sideBySide } from './on-a-line.ts';

/** `kilobytes`: what came down the line until then, media included. */
type Opened = { ms: number; kilobytes: number };

export const COLD_LINK: Bar = {
  id: '4',
  title: 'a link opened in a browser that has never been there → face',
  async run(bench) {
    const contenders = sideBySide(bench, bench.peerjs);
    const results = await byTurns(contenders, bench.runs, (contender) => openLink(bench, contender));
    const columns = { contenders, results };
    const note = 'the person answers the moment that they can; plain HTTP, so without the round trip of TLS';
    return [
      rowOf(
        columns,
        {
          bar: '4',
          measure: 'cold link → first frame',
          unit: 'ms',
          goal: { most: 1_000 },
          note,
          why: 'thirteen trips over a line of 60 ms are 0.8 s (connect, page, script, socket, hello, offer, answer, a check of the way, two of DTLS, the picture), and starting the page and its first connection is the rest, on cores that here also encode for the tablet',
        },
        ({ ms }) => ms,
      ),
      rowOf(
        columns,
        {
          bar: '4',
          measure: 'cold link → first frame: down the line',
          unit: 'kB',
          goal: { most: 60 },
          note: 'of which some 50 are scripts, styles and words, as small as brotli makes them',
          why: 'some eight are the records and their store, which come with the page though before a first picture only the name is read; another eight are headers of packets and answers, and seven DTLS, ICE and the picture',
        },
        ({ kilobytes }) => kilobytes,
      ),
    ];
  },
};

async function openLink({ lab }: Bench, contender: Contender): Promise<Opened> {
  await lab.reset();
  const media = benchMedia();
  const tablet = await openBrowser(lab, { place: 'tablet', media });
  const relative = await openBrowser(lab, { place: 'relative', media });
  try {
    const link = await contender.callCold(tablet.page);
    await answerAtOnce(relative.page);
    const before = await lab.counted('relative');
    const line = readOften(lab);
    await relative.page.goto(link, { waitUntil: 'commit' });
    const opened = await relative.page.evaluate(() => performance.timeOrigin);
    const shown = await firstFrameAt(relative.page);
    const downBy = await line.end();
    return { ms: shown - opened, kilobytes: (downBy(shown) - before.down) / 1_000 };
  } finally {
    await Promise.all([tablet.close(), relative.close()]);
  }
}

/** So often that what comes in between weighs nothing: the page is asked only afterwards when it showed what. */
const READ_EVERY_MS = 10;

/** @returns how to stop reading; then one may ask what had come down the line by a time (epoch ms) */
function readOften(lab: Lab): { end(): Promise<(at: number) => number> } {
  const readings: { at: number; down: number }[] = [];
  let isOver = false;
  const reading = (async () => {
    while (!isOver) {
      const { down } = await lab.counted('relative');
      readings.push({ at: Date.now(), down });
      await pass(READ_EVERY_MS);
    }
  })();
  return {
    async end() {
      isOver = true;
      await reading;
      return (at) => readings.findLast((one) => one.at <= at)?.down ?? Number.NaN;
    },
  };
}

/** A finger that lies in wait. Peers' pages call by themselves when they are opened. */
async function answerAtOnce(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const look = () => {
      const button = [...document.querySelectorAll('button')].find((one) =>
        one.textContent?.includes('Répondre'),
      );
      if (button) button.click();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
