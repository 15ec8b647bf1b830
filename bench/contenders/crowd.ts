import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Bench } from '../bench.ts';
import { type Crowd, openCrowd } from '../lab/browser.ts';
import { benchMedia, silent } from '../lab/media.ts';
import { runIn } from '../lab/programs.ts';
import { relayEnv } from '../lab/relay.ts';
import { pass } from './contender.ts';

const PORT = 34_818;
/** Two cores make ten small pictures; ten large ones would measure the cores. What comes back is not measured. */
const CAMERAS = {
  tablet: { width: 320, height: 240, fps: 15 },
  relative: { width: 160, height: 120, fps: 5 },
};
/** One after the other, as people do. */
const NEXT_CALL_MS = 1_500;

/** Everybody in reach. Tablets are all on the tablet's line, as on one box. */
export type Crowds = {
  relatives: readonly Page[];
  tablets: readonly Page[];
  /** All ring, and are answered. */
  callAll(): Promise<void>;
  close(): Promise<void>;
};

type Links = { tablet: (n: number) => string; relative: (n: number) => string };
type Steps = {
  ready: (tablet: Page, relative: Page) => Promise<void>;
  call: (tablet: Page) => Promise<void>;
  answer: (relative: Page) => Promise<void>;
};

/*
 * A tap waits until its page has painted twice; on cores that are all at work that takes longer than the ring. So buttons are
 * clicked from within.
 */

/** Moien: a house of as many residents. */
export async function openOurs(bench: Bench, many: number): Promise<Crowds> {
  const folder = mkdtempSync(join(tmpdir(), 'moien-bench-house-'));
  const closing = [async () => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const one of closing) await one();
  };
  try {
    const house = await openHouse(bench, many, folder);
    closing.unshift(() => house.kill('SIGKILL'));
    const crowds = await openPeople(bench.lab, many, house.lines);
    closing.unshift(crowds.close);
    return { ...crowds, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function openHouse({ lab, relay }: Bench, many: number, folder: string) {
  const command = [process.execPath, 'bench/house.ts', String(PORT), String(many), folder];
  return runIn(lab, { place: 'server', command, ready: /^Ready$/, env: relayEnv(relay) });
}

/** @param said what the house printed */
function openPeople(lab: Bench['lab'], many: number, said: readonly string[]): Promise<Crowds> {
  const secret = (words: string) => said.find((line) => line.startsWith(`${words}:`))?.split(': ')[1] ?? '';
  return openAll(lab, many, {
    tablet: (n) => `http://localhost:${PORT}/resident/#pair=${secret(`Tablet ${n}`)}`,
    relative: (n) => `http://localhost:${PORT}/relative/#invitation=${secret(`Relative ${n}`)}`,
    ready: (_tablet, relative) => relative.getByText('Tablette en ligne').waitFor(),
    call: (tablet) => tablet.getByRole('button', { name: 'Appeler Marie' }).dispatchEvent('click'),
    answer: (relative) => relative.getByRole('button', { name: 'Répondre' }).dispatchEvent('click'),
  });
}

/** The same calls as browsers make them by themselves. */
export const openPlain = ({ lab, plain }: Bench, many: number): Promise<Crowds> =>
  openAll(lab, many, {
    tablet: (n) => plain.room(n, 'tablet'),
    relative: (n) => plain.room(n, 'relative'),
    ready: async (tablet, relative) => {
      for (const page of [tablet, relative]) await page.locator('body.ready').waitFor();
    },
    call: (tablet) => tablet.locator('#call').dispatchEvent('click'),
    async answer(relative) {
      await relative.waitForFunction(() => performance.getEntriesByName('moien:ring-shown').length > 0);
      await relative.locator('#answer').dispatchEvent('click');
    },
  });

async function openAll(lab: Bench['lab'], many: number, steps: Links & Steps): Promise<Crowds> {
  const crowds: Crowd[] = [];
  const close = async () => void (await Promise.all(crowds.map((crowd) => crowd.close())));
  const open = async (place: 'tablet' | 'relative') => {
    const media = benchMedia(CAMERAS[place]);
    const crowd = await openCrowd(lab, { place, media: place === 'tablet' ? media : silent(media) }, many);
    crowds.push(crowd);
    return crowd.pages;
  };
  try {
    const [tablets, relatives] = [await open('tablet'), await open('relative')];
    const pairs = tablets.flatMap((tablet, n) =>
      relatives.slice(n, n + 1).map((relative) => ({ tablet, relative })),
    );
    for (const [n, { tablet, relative }] of pairs.entries()) {
      await relative.goto(steps.relative(n));
      await tablet.goto(steps.tablet(n));
      await steps.ready(tablet, relative);
    }
    const callAll = async () => {
      const calling = pairs.map(async ({ tablet, relative }, n) => {
        await pass(n * NEXT_CALL_MS);
        await steps.call(tablet);
        await steps.answer(relative);
      });
      await Promise.all(calling);
    };
    return { tablets, relatives, callAll, close };
  } catch (error) {
    await close();
    throw error;
  }
}
