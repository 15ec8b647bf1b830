import type { BrowserContext } from '@playwright/test';
import { test as base, expect, expectReady, face } from './cast.ts';
import { type Person, resident } from './people.ts';
import { expectToHear, expectToSee } from './senses.ts';

/** What an Android WebView (or the kiosk browser around it) may lack, and where it hangs. */
const MISSING = {
  Navigator: [
    ...['permissions', 'wakeLock', 'serviceWorker', 'connection', 'getBattery', 'vibrate', 'mediaSession'],
    ...['share', 'clipboard', 'locks', 'userActivation', 'requestMIDIAccess', 'setAppBadge'],
  ],
  StorageManager: ['persist', 'persisted', 'estimate', 'getDirectory'],
  window: [
    ...['PushManager', 'Notification', 'speechSynthesis', 'SpeechSynthesisUtterance', 'BatteryManager'],
    ...['WakeLock', 'Permissions', 'NetworkInformation', 'BarcodeDetector', 'PaymentRequest', 'launchQueue'],
  ],
  Document: ['requestStorageAccess', 'startViewTransition', 'exitFullscreen', 'fullscreenEnabled'],
  Element: ['requestFullscreen'],
  HTMLMediaElement: ['setSinkId'],
};

/** Every page of this browser starts without them. */
async function takeAway(context: BrowserContext): Promise<void> {
  await context.addInitScript((missing) => {
    for (const [owner, names] of Object.entries(missing)) {
      const holder = owner === 'window' ? window : Reflect.get(window, owner)?.prototype;
      for (const name of names) if (holder) Reflect.deleteProperty(holder, name);
    }
  }, MISSING);
}

type Kiosk = { kiosk: Person; faults: string[] };

const test = base.extend<Kiosk>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from its pattern
  faults: async ({}, use) => use([]),
  kiosk: async ({ faults }, use) => {
    const kiosk = await resident({ name: 'kiosk' });
    await takeAway(kiosk.context);
    kiosk.page.on('pageerror', (error) => faults.push(error.message));
    kiosk.page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await use(kiosk);
    await kiosk.leave();
  },
});

test('in a WebView without push, worker, wake lock or speech the launcher pairs, shows faces, and calls', async ({
  world,
  kiosk,
  marie,
  faults,
}) => {
  const { page } = kiosk;
  await page.goto(world.link('Tablet (Anne'));
  for (const name of ['Marie', 'Jean', 'Dr Klein']) await expect(face(kiosk, name)).toBeVisible();
  await expect.poll(() => photoWidth(kiosk)).toBeGreaterThan(100);
  expect(await stillThere(kiosk)).toEqual([]);

  await expectReady(marie);
  await face(kiosk, 'Marie').tap();
  await marie.page.getByRole('button', { name: 'Répondre' }).tap();
  await expectToSee(page, { colour: 'blue', hertz: 880 });
  await expectToHear(page, { colour: 'blue', hertz: 880 });
  await expectToSee(marie.page, { colour: 'red', hertz: 440 });
  await page.getByRole('button', { name: 'Raccrocher' }).tap();
  await expect(page.getByText(/Vous avez parlé avec Marie/)).toBeVisible();
  await page.getByRole('button', { name: 'OK', exact: true }).tap();

  await marie.page.getByRole('button', { name: 'Retour' }).tap();
  await marie.page.getByRole('button', { name: /^Appeler Maman/ }).tap();
  await expect(page.getByRole('alertdialog', { name: 'Marie vous appelle' })).toBeVisible();
  await page.getByRole('button', { name: 'Pas maintenant' }).tap();
  await expect(face(kiosk, 'Marie')).toBeVisible();
  expect(faults).toEqual([]);
});

test('it is still paired when the kiosk restarts, and asks for help without network', async ({
  world,
  kiosk,
}) => {
  await kiosk.page.goto(world.link('Tablet (Anne'));
  await expect(face(kiosk, 'Marie')).toBeVisible();
  await kiosk.closeBrowser();
  const page = await kiosk.openBrowser();
  await takeAway(kiosk.context);
  const screens = Promise.all(
    ['LaterScreen', 'InCall'].map((name) => page.waitForResponse(new RegExp(`/${name}-[^/]*\\.js$`))),
  );
  await page.goto(`${world.url}/resident/`);
  await expect(face(kiosk, 'Marie')).toBeVisible();
  // Without a service worker, what a tap leads to is there once it has been fetched: a moment after the faces.
  await screens;
  expect(await stillThere(kiosk)).toEqual([]);

  await world.kill();
  await expect(page.getByText('Pas de réseau')).toBeVisible();
  await page.getByRole('button', { name: 'Aide', exact: true }).tap();
  await expect(page.getByText('Pas de réseau : l’équipe le saura plus tard.')).toBeVisible();
});

/** Of the photo that is really drawn on the first face, in px of its own. */
const photoWidth = (person: Person) =>
  face(person, 'Marie')
    .locator('img')
    .last()
    .evaluate((photo: HTMLImageElement) => photo.naturalWidth);

/** What this test believes to have taken away and has not. */
const stillThere = ({ page }: Person) =>
  page.evaluate(
    (missing) =>
      Object.entries(missing).flatMap(([owner, names]) => {
        const holder = owner === 'window' ? window : Reflect.get(window, owner)?.prototype;
        return names.filter((name) => holder && name in holder);
      }),
    MISSING,
  );
