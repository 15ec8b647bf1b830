import type { Page } from '@playwright/test';
import type { Bench } from '../bench.ts';
import { type Crowd, openCrowd } from '../lab/browser.ts';
import { benchMedia } from '../lab/media.ts';
import { runIn } from '../lab/programs.ts';

const PORT = 34_818;
/** Two cores make ten small pictures; ten large ones would measure the cores. */
const SMALL = { width: 320, height: 240 };

/** Everybody in their call. Tablets are all on the tablet's line, as on one box. */
export type Calls = { relatives: readonly Page[]; tablets: readonly Page[]; close(): Promise<void> };

type Links = { tablet: (n: number) => string; relative: (n: number) => string };
type Steps = {
  ready: (tablet: Page, relative: Page) => Promise<void>;
  call: (tablet: Page) => Promise<void>;
  answer: (relative: Page) => Promise<void>;
};

/** Moien: a house of as many residents. */
export async function ourCalls({ lab }: Bench, many: number): Promise<Calls> {
  const script = 'bench/house.ts';
  const command = [process.execPath, script, String(PORT), String(many)];
  const house = await runIn(lab, { place: 'server', command, ready: /^Ready$/ });
  const secret = (words: string) =>
    house.lines.find((line) => line.startsWith(`${words}:`))?.split(': ')[1] ?? '';
  const calls = await connect(lab, many, {
    tablet: (n) => `http://localhost:${PORT}/resident/#pair=${secret(`Tablet ${n}`)}`,
    relative: (n) => `http://localhost:${PORT}/relative/#invitation=${secret(`Relative ${n}`)}`,
    ready: (_tablet, relative) => relative.getByText('Tablette en ligne').waitFor(),
    call: (tablet) => tablet.getByRole('button', { name: 'Appeler Marie' }).tap(),
    answer: (relative) => relative.getByRole('button', { name: 'Répondre' }).tap(),
  });
  return {
    ...calls,
    async close() {
      await calls.close();
      await house.kill('SIGKILL');
    },
  };
}

/** The same calls as browsers make them by themselves. */
export const plainCalls = ({ lab, plain }: Bench, many: number): Promise<Calls> =>
  connect(lab, many, {
    tablet: (n) => plain.room(n, 'tablet'),
    relative: (n) => plain.room(n, 'relative'),
    ready: async (tablet, relative) => {
      for (const page of [tablet, relative]) await page.locator('body.ready').waitFor();
    },
    call: (tablet) => tablet.locator('#call').tap(),
    answer: (relative) => relative.locator('#answer').tap(),
  });

async function connect(lab: Bench['lab'], many: number, steps: Links & Steps): Promise<Calls> {
  const media = benchMedia(SMALL);
  const crowds: Crowd[] = [];
  const close = async () => void (await Promise.all(crowds.map((crowd) => crowd.close())));
  try {
    const tablets = await openCrowd(lab, { place: 'tablet', media }, many);
    crowds.push(tablets);
    const relatives = await openCrowd(lab, { place: 'relative', media }, many);
    crowds.push(relatives);
    for (let n = 0; n < many; n += 1) {
      const [tablet, relative] = [tablets.pages[n], relatives.pages[n]];
      if (!tablet || !relative) continue;
      await relative.goto(steps.relative(n));
      await tablet.goto(steps.tablet(n));
      await steps.ready(tablet, relative);
      await steps.call(tablet);
      await steps.answer(relative);
    }
    return { tablets: tablets.pages, relatives: relatives.pages, close };
  } catch (error) {
    await close();
    throw error;
  }
}
