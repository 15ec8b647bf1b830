import type { Page } from 'puppeteer-core';
import { findFirefox } from '../tools/find-firefox.ts';
import { expect, face, test } from './cast.ts';
import { openFirefox } from './firefox.ts';
import type { Person } from './people.ts';
import { startPushService } from './push-service.ts';

const firefox = findFirefox();

/** What the worker has put on the screen, asked from a page of ours that is not in the worker's scope. */
const shown = (page: Page) =>
  page.evaluate(async () => {
    const worker = await navigator.serviceWorker.getRegistration('/relative/');
    return ((await worker?.getNotifications()) ?? []).map(({ title, data }) => ({
      title,
      id: data.id as string,
    }));
  });

/** How much redder than green the largest video is: Anne's camera is red. Firefox counts no frames of a live stream. */
const rednessOf = (page: Page) =>
  page.evaluate(() => {
    const videos = [...document.querySelectorAll('video')].filter(({ videoWidth }) => videoWidth > 0);
    const largest = videos.sort((a, b) => b.clientWidth - a.clientWidth)[0];
    const draw = document.createElement('canvas').getContext('2d');
    if (!largest || !draw) return 0;
    draw.drawImage(largest, 0, 0, 8, 8);
    const [red = 0, green = 0] = draw.getImageData(4, 4, 1, 1).data;
    return red - green;
  });

/** Frames of Marie's that came to the tablet; its own picture is there too. */
const framesAt = (tablet: Person) =>
  tablet.page.evaluate(() => {
    const videos = [...document.querySelectorAll('video')].sort((a, b) => b.clientWidth - a.clientWidth);
    return videos[0]?.videoWidth ? videos[0].getVideoPlaybackQuality().totalVideoFrames : 0;
  });

const says = (page: Page, text: string) =>
  expect.poll(() => page.evaluate(() => document.body.innerText)).toContain(text);

/** Nothing of ours is open any more but a picture, from which the worker can be asked. */
async function closePage(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/icons/favicon.svg`);
}

if (!firefox) console.log('No Firefox on this machine: “a closed page is rung by push” is left out.');
else
  test('a closed page in another browser is rung by push, answers, and both see each other', async ({
    world,
    anne,
  }) => {
    const service = await startPushService();
    const marie = await openFirefox({ executablePath: firefox, pushServer: service.url });
    const { page } = marie;
    try {
      await page.goto(world.link('Relative (Marie'));
      await page.locator('::-p-text(Autoriser la caméra)').click();

      // Allowed, but never tried: a ring on trial, exactly as a call, makes her sure.
      await says(page, 'Presque prêt');
      await page.locator('::-p-text(Essayer la sonnerie)').click();
      await expect.poll(() => shown(page)).toMatchObject([{ title: 'Maman vous appelle' }]);
      await page.locator('::-p-text(Oui, j’ai vu et entendu)').click();
      await says(page, 'Cet appareil sonne quand Maman vous appelle.');

      // The page is closed. Nothing but the push can wake her browser.
      await closePage(page, world.url);
      await face(anne, 'Marie').tap();
      await expect(anne.page.getByText('Ça sonne chez Marie')).toBeVisible();
      const post = service.posted.at(-1);
      expect(post?.headers).toMatchObject({ urgency: 'high', 'content-encoding': 'aes128gcm' });
      expect(Number(post?.headers.ttl)).toBeLessThanOrEqual(60);

      // What a press on *answer* opens.
      const rings = (await shown(page)).filter(({ id }) => post?.headers.topic === id.replaceAll('-', ''));
      expect(rings).toMatchObject([{ title: 'Maman vous appelle' }]);
      await page.goto(`${world.url}/relative/#answer=${rings[0]?.id}`);
      await expect(anne.page.getByRole('button', { name: 'Raccrocher' })).toBeVisible();
      await expect.poll(() => rednessOf(page)).toBeGreaterThan(40);
      await expect.poll(() => framesAt(anne)).toBeGreaterThan(5);
      await anne.page.getByRole('button', { name: 'Raccrocher' }).tap();
      await expect(anne.page.getByText('Vous avez parlé avec Marie')).toBeVisible();

      // A browser that threw its subscription away is forgotten; the next visit brings a new one.
      await closePage(page, world.url);
      service.refuseWith(410);
      await anne.page.getByRole('button', { name: 'OK' }).tap();
      await face(anne, 'Marie').tap();
      await expect.poll(() => service.posted.length).toBeGreaterThan(2);
      await anne.page.getByRole('button', { name: 'Arrêter' }).tap();
      service.refuseWith(null);
      await page.goto(`${world.url}/relative/`);
      await page.locator('::-p-text(Plus tard)').click();
      await says(page, 'Cet appareil sonne quand Maman vous appelle.');
    } finally {
      await marie.leave();
      await service.close();
    }
  });
