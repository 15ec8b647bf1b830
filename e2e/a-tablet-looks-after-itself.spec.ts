import type { Page } from '@playwright/test';
import type { SelfTest } from '../src/protocol/health.ts';
import { expect, face, test } from './cast.ts';
import { sendErrand } from './tablet-errand.ts';

/** What the tablet keeps under a name (data/meta). */
const keptOf = <T>(page: Page, name: string) =>
  page
    .evaluate(
      (key) =>
        new Promise<T | null>((resolve, reject) => {
          const opening = indexedDB.open('moien-tablet');
          // While the page is about to make it anew: an empty one of ours would stand in its way.
          opening.onupgradeneeded = () => opening.transaction?.abort();
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const asking = opening.result.transaction('meta').objectStore('meta').get(key);
            asking.onsuccess = () => {
              opening.result.close();
              resolve(asking.result ?? null);
            };
          };
        }),
      name,
    )
    .catch(() => null);

test('databases that are thrown away fill themselves again, faces and photos, and staff are told', async ({
  anne,
}) => {
  const { page } = anne;
  await expect(face(anne, 'Marie')).toBeVisible();
  await expect.poll(() => keptOf(page, 'whole-since')).not.toBeNull();
  const said: string[] = [];
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      if (String(payload).includes('"healedAt":1')) said.push(String(payload));
    }),
  );
  await page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    for (const name of names) indexedDB.deleteDatabase(name);
  });
  // Nobody has to do anything: it loads itself again.
  await expect.poll(() => keptOf<number>(page, 'healed-at')).toBeGreaterThan(0);
  await expect(face(anne, 'Marie')).toBeVisible();
  const photo = face(anne, 'Marie').locator('img').last();
  await expect.poll(() => photo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100);
  await expect.poll(() => said.length).toBeGreaterThan(0);
});

test('a tablet that lost everything shows its pairing code', async ({ anne }) => {
  const { page } = anne;
  await expect(face(anne, 'Marie')).toBeVisible();
  const browser = await anne.context.newCDPSession(page);
  await browser.send('Storage.clearDataForOrigin', {
    origin: new URL(page.url()).origin,
    storageTypes: 'all',
  });
  await expect(page.getByText(/^[A-Z]{4}.?[A-Z]{4}$/).first()).toBeVisible();
});

test('staff make a tablet ring and glow until somebody touches it', async ({ anne, claire }) => {
  await expect(face(anne, 'Marie')).toBeVisible();
  await sendErrand(claire, 'find');
  const glow = anne.page.getByRole('button', { name: 'Je suis ici' });
  await expect(glow).toBeVisible();
  await glow.tap();
  await expect(glow).toHaveCount(0);
  await expect(face(anne, 'Marie')).toBeVisible();
});

test('staff ask a tablet to test itself: its camera is seen to move, and let go', async ({
  anne,
  claire,
}) => {
  test.setTimeout(100_000);
  const { page } = anne;
  await page.clock.install();
  const upkeep = page.waitForResponse(/\/upkeep-[^/]*\.js$/);
  await page.reload();
  await upkeep;
  await expect(face(anne, 'Marie')).toBeVisible();
  await expect(page.getByText('Pas de réseau')).toHaveCount(0);
  await sendErrand(claire, 'self-test');
  // Nobody has touched it for five minutes, counted from when it began to look after itself: a quiet moment after the start.
  await expect(async () => {
    await page.clock.fastForward('05:10');
    await expect.poll(() => keptOf<SelfTest>(page, 'self-test'), { timeout: 20_000 }).not.toBeNull();
  }).toPass({ timeout: 70_000 });
  const found = await keptOf<SelfTest>(page, 'self-test');
  expect(found?.lights).toMatchObject({ camera: 'green', server: 'green', relay: 'unknown' });
  // Which this test has set five minutes fast.
  expect(found?.lights.clock).toBe('amber');
});
