import type { CDPSession, Page } from '@playwright/test';
import { anotherBuild } from './another-build.ts';
import { test as base, expect, face } from './cast.ts';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import { type Person, resident } from './people.ts';
import { shiftServerTime } from './server-time.ts';

/*
 * Twelve hours at a tablet, in jumps of five minutes: the page's clock is the test's, and what the server says of the
 * time is moved along with it. Everything else is real: server, relative, calls, worker, update.
 */
const STEP = 5 * 60_000;
/** What V8 learns about code that runs often is as large as a leak, and grows for days; without it one sees the leak. */
const PLAIN_ENGINE = '--js-flags=--lite-mode';
const HOUR = 60 * 60_000;
/** Six in the evening in Luxembourg. */
const EVENING = Date.UTC(2026, 10, 23, 17);

const test = base.extend<{ door: FrontDoor; tablet: Person }>({
  door: async ({ world }, use) => {
    const door = await openFrontDoor(world);
    await use(door);
    await door.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from its pattern
  tablet: async ({}, use) => {
    const tablet = await resident({ name: 'night', flags: [PLAIN_ENGINE] });
    await use(tablet);
    await tablet.leave();
  },
});

test('twelve hours with cuts, an update and two calls: no reload in a call, and nothing grows', async ({
  world,
  door,
  tablet,
  marie,
}) => {
  test.setTimeout(150_000);
  const { page } = tablet;
  let now = EVENING;
  await page.clock.install({ time: EVENING });
  await shiftServerTime(page, () => now);
  await page.goto(door.link('Tablet (Anne'));
  await expect(face(tablet, 'Marie')).toBeVisible();
  const loads = countLoads(page);
  const browser = await page.context().newCDPSession(page);
  await page.clock.pauseAt(EVENING + 60_000);
  now = EVENING + 60_000;

  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= STEP) {
      now += STEP;
      await page.clock.fastForward(STEP);
      await settled(page);
    }
  };
  const cut = async () => {
    await world.kill();
    await pass(2 * STEP);
    await world.restart();
    // A jump may end the patience with a socket that is just being opened; the one after it dials again.
    await expect(async () => {
      await pass(STEP);
      await expect(page.getByText('Pas de réseau')).toHaveCount(0, { timeout: 3_000 });
    }).toPass();
  };
  const talk = async () => {
    await page.clock.resume();
    await expect(marie.page.getByText('Tablette en ligne')).toBeVisible({ timeout: 30_000 });
    await marie.page.getByRole('button', { name: /^Appeler Maman/ }).tap();
    await page.getByRole('button', { name: 'Répondre' }).tap();
    await expect(page.getByRole('button', { name: 'Raccrocher' })).toBeVisible();
    await expect(page.locator('video').first()).toBeVisible();
  };
  const hangUp = async () => {
    await page.getByRole('button', { name: 'Raccrocher' }).tap();
    await page.getByRole('button', { name: 'OK', exact: true }).tap();
    await marie.page.getByRole('button', { name: 'Retour' }).tap();
    now = await page.evaluate(() => Date.now());
    now += 1_000;
    await page.clock.pauseAt(now);
  };

  // The first call brings what is loaded once: it belongs to the beginning.
  await talk();
  await hangUp();
  await cut();
  const before = await weigh(browser);

  await pass(2 * HOUR);
  await cut();
  await talk();
  door.show(anotherBuild({ mark: 'n' }).folder);
  await page.evaluate(() =>
    navigator.serviceWorker.getRegistration('/resident/').then((one) => one?.update()),
  );
  await page.clock.fastForward(20 * 60_000);
  now = await page.evaluate(() => Date.now());
  await expect(page.getByRole('button', { name: 'Raccrocher' })).toBeVisible();
  expect(loads(), 'no reload during a call').toBe(0);
  await hangUp();
  await pass(2 * HOUR);
  const after = await weigh(browser);
  for (const what of ['bytes', 'listeners', 'nodes'] as const)
    expect(after[what] / before[what], `${what}: ${before[what]} → ${after[what]}`).toBeLessThan(1.1);
  expect(loads(), 'no reload in the evening').toBe(0);

  while (now < EVENING + 12 * HOUR) await pass(STEP);
  await expect(face(tablet, 'Marie').or(page.getByText('Bonne nuit'))).toBeAttached();
  expect(loads(), 'one reload, for the update, in the small hours').toBe(1);
});

function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  return () => loads;
}

/** What was set off by the jump has gone to the server and come back. */
async function settled(page: Page): Promise<void> {
  await page
    .evaluate(() =>
      fetch('/api/health').then(
        () => undefined,
        () => undefined,
      ),
    )
    .catch(() => undefined);
}

async function weigh(browser: CDPSession) {
  await browser.send('Performance.enable');
  for (let times = 0; times < 3; times += 1) await browser.send('HeapProfiler.collectGarbage');
  const { metrics } = await browser.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { bytes: of('JSHeapUsedSize'), listeners: of('JSEventListeners'), nodes: of('Nodes') };
}
