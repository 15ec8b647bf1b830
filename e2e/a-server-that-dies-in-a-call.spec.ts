import { expect, talk, test } from './cast.ts';
import { expectToSee, framesShown } from './senses.ts';

test('the server is killed and comes back: the picture never stops, and the hang-up is recorded', async ({
  world,
  anne,
  marie,
}) => {
  await talk(anne, marie);
  await expectToSee(anne.page, { colour: 'blue', hertz: 880 });
  await expectToSee(marie.page, { colour: 'red', hertz: 440 });

  const gaps = await watchGaps(anne.page);
  await world.kill();
  const before = await framesShown(anne.page);
  await expectToSee(anne.page, { colour: 'blue', hertz: 880 });
  expect(await framesShown(anne.page)).toBeGreaterThan(before);
  await world.restart();
  await expectToSee(anne.page, { colour: 'blue', hertz: 880 });
  await expectToSee(marie.page, { colour: 'red', hertz: 440 });
  expect(await gaps.longestMs(), 'longest time without a new frame').toBeLessThan(2_000);

  await anne.page.getByRole('button', { name: 'Raccrocher' }).tap();
  await expect(marie.page.getByText('Vous avez parlé avec Maman')).toBeVisible();
  await marie.page.getByRole('button', { name: 'Retour' }).tap();
  await expect(marie.page.getByText(/Aujourd’hui, \d+:\d\d · Appel de/)).toBeVisible({ timeout: 20_000 });
});

test('hanging up while the server is away ends the call for both, and is recorded when it is back', async ({
  world,
  anne,
  marie,
}) => {
  await talk(anne, marie);
  await expectToSee(anne.page, { colour: 'blue', hertz: 880 });
  await world.kill();
  await anne.page.getByRole('button', { name: 'Raccrocher' }).tap();
  await expect(anne.page.getByText(/Vous avez parlé avec Marie/)).toBeVisible();
  await expect(marie.page.getByText('Vous avez parlé avec Maman')).toBeVisible();
  await world.restart();
  await marie.page.getByRole('button', { name: 'Retour' }).tap();
  await expect(marie.page.getByText(/Aujourd’hui, \d+:\d\d · Appel de/)).toBeVisible({ timeout: 30_000 });
});

test('a tablet that is reloaded in a call comes back into it by itself', async ({ anne, marie }) => {
  await talk(anne, marie);
  await expectToSee(anne.page, { colour: 'blue', hertz: 880 });
  await anne.page.reload();
  await expect(anne.page.getByRole('button', { name: 'Raccrocher' })).toBeVisible();
  await expectToSee(anne.page, { colour: 'blue', hertz: 880 });
  await expectToSee(marie.page, { colour: 'red', hertz: 440 });
});

/** Watches the largest video and remembers the longest time between two frames. */
async function watchGaps(page: import('@playwright/test').Page) {
  await page.evaluate(() => {
    const videos = [...document.querySelectorAll('video')];
    videos.sort((a, b) => b.clientWidth * b.clientHeight - a.clientWidth * a.clientHeight);
    const video = videos[0];
    if (!video) throw new Error('no video');
    let last = performance.now();
    Object.assign(window, { longestGapMs: 0 });
    const frame = () => {
      const now = performance.now();
      const seen = Reflect.get(window, 'longestGapMs') as number;
      Object.assign(window, { longestGapMs: Math.max(seen, now - last) });
      last = now;
      video.requestVideoFrameCallback(frame);
    };
    video.requestVideoFrameCallback(frame);
  });
  return { longestMs: () => page.evaluate(() => Reflect.get(window, 'longestGapMs') as number) };
}
