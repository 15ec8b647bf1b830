import type { Page } from '@playwright/test';
import type { Bar, Bench } from '../bench.ts';
import type { Contender } from '../contenders/contender.ts';
import { firstFrameAt } from '../frame-watch.ts';
import { openBrowser } from '../lab/browser.ts';
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
        { bar: '4', measure: 'cold link → first frame', unit: 'ms', goal: { most: 1_000 }, note },
        ({ ms }) => ms,
      ),
      rowOf(
        columns,
        {
          bar: '4',
          measure: 'cold link → first frame: down the line',
          unit: 'kB',
          goal: { most: 60 },
          note: 'some 54 are the page itself, with its call, words and styles: the same for every call, and for every screen of it',
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
    await relative.page.goto(link, { waitUntil: 'commit' });
    const opened = await relative.page.evaluate(() => performance.timeOrigin);
    const shown = await firstFrameAt(relative.page);
    const after = await lab.counted('relative');
    return { ms: shown - opened, kilobytes: (after.down - before.down) / 1_000 };
  } finally {
    await Promise.all([tablet.close(), relative.close()]);
  }
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
