import type { Page } from '@playwright/test';
import { test as base, expect, expectReady, talk } from './cast.ts';
import { keptOn } from './kept.ts';
import { expectSilence, expectTone, listenTo, streamsThroughWebAudio } from './loudspeaker.ts';
import { type Person, resident } from './people.ts';

/** The first note of the ring, and Marie's voice: neither has the other's tone in it. */
const RING = 440;
const MARIE = 880;

/** No page may sound before somebody has touched it: what Chromium asks of WebAudio, whatever its version prefers. */
const GESTURE_FIRST = '--autoplay-policy=document-user-activation-required';

/** Anne at a tablet whose loudspeaker is listened to. */
const test = base.extend<{ tablet: Person }>({
  tablet: async ({ world }, use) => {
    const tablet = await resident({
      name: 'tablet-with-ears',
      flags: [GESTURE_FIRST],
    });
    await listenTo(tablet.context);
    await tablet.page.goto(world.link('Tablet (Anne'));
    await expect(tablet.page.getByRole('button', { name: 'Appeler Marie' })).toBeVisible();
    await use(tablet);
    await tablet.leave();
  },
});

// A trace takes pictures of the page by running code in it, which counts as a touch.
test.use({ trace: 'off' });

const button = ({ page }: Person, name: string) => page.getByRole('button', { name, exact: true });
/** Where nothing is to be pressed. */
const touchTheGlass = ({ page }: Person) => page.touchscreen.tap(640, 6);

/** The voices that this tablet keeps: they come after the faces. */
const voicesOn = async (page: Page) =>
  (await keptOn(page, 'blobs')).filter((type) => !type.startsWith('image/'));

async function recordVoice(marie: Person): Promise<void> {
  await button(marie, 'Enregistrer ma voix').tap();
  await expect(marie.page.getByText('Parlez maintenant')).toBeVisible();
  const level = marie.page.getByRole('meter', { name: 'Niveau du micro' });
  await expect.poll(() => level.evaluate((meter: HTMLMeterElement) => meter.value)).toBeGreaterThan(0.1);
  await expect(marie.page.getByText('C’est enregistré')).toBeVisible({ timeout: 12_000 });
  await button(marie, 'Garder').tap();
}

test('a relative’s recorded voice is heard when they ring, also when the server cannot give it any more', async ({
  tablet,
  marie,
}) => {
  await recordVoice(marie);
  await expect(marie.page.getByText('Votre voix est sur la tablette')).toBeVisible();
  await expect.poll(() => voicesOn(tablet.page)).toHaveLength(1);
  await tablet.page.route('**/api/blobs/**', (route) => route.abort());
  await tablet.page.reload();
  await touchTheGlass(tablet);
  await expectReady(marie);
  await button(marie, 'Appeler Maman').tap();
  await expectTone(tablet.page, RING);
  await expectTone(tablet.page, MARIE);
  await expectTone(tablet.page, RING);
  await button(tablet, 'Pas maintenant').tap();
  await expectSilence(tablet.page);
});

test('a voice that was taken away is not heard any more, and the ring goes on', async ({ tablet, marie }) => {
  await recordVoice(marie);
  await expect(button(marie, 'Supprimer ma voix')).toBeVisible();
  await button(marie, 'Supprimer ma voix').tap();
  await expect(marie.page.getByText('Votre voix a été supprimée.')).toBeVisible();
  await expect(button(marie, 'Enregistrer ma voix')).toBeVisible();
  await touchTheGlass(tablet);
  await button(marie, 'Appeler Maman').tap();
  await expectTone(tablet.page, RING);
});

test('before the first touch the ring is a frame of light, and a touch lets it sound', async ({
  world,
  marie,
}) => {
  // A page whose camera is open may sound; staff have not allowed this one's yet.
  const tablet = await untouchedTablet(world.link('Tablet (Anne'), { isWary: true, permissions: [] });
  const { page, look } = tablet;
  await expect.poll(() => look('document.querySelectorAll(".face").length')).toBeGreaterThan(2);
  // Nothing on the home screen speaks of it: that is for staff, not for the resident.
  expect(await look('document.body.innerText')).not.toMatch(/\b(son|sonnerie|muet|toucher)\b/i);
  // The loudspeaker is opened once the tablet has nothing better to do.
  await expect.poll(() => look('window.moienEars.ears[0]?.context.state')).toBe('suspended');

  await expectReady(marie);
  await button(marie, 'Appeler Maman').tap();
  const frame = 'getComputedStyle(document.querySelector(".ring-stage__glow"))';
  await expect.poll(() => look('document.querySelectorAll(".ring-stage__glow").length')).toBe(1);
  expect(await look(`${frame}.animationDuration`)).toBe('2s');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // Still, and as strong.
  expect(await look(`${frame}.animationName + ' ' + ${frame}.opacity`)).toBe('none 1');
  expect(await look('window.moienEars.ears[0].context.state')).toBe('suspended');

  await touchTheGlass(tablet);
  await expect(page.locator('.ring-stage__glow')).toHaveCount(0);
  await expect(page.getByRole('alertdialog', { name: 'Marie vous appelle' })).toBeVisible();
  await expectTone(page, RING);
  await tablet.leave();
});

test('a tablet whose camera is allowed rings aloud without a touch since it was started', async ({
  world,
  marie,
}) => {
  const tablet = await untouchedTablet(world.link('Tablet (Anne'));
  await expect.poll(() => tablet.look('document.querySelectorAll(".face").length')).toBeGreaterThan(2);
  await expectReady(marie);
  await button(marie, 'Appeler Maman').tap();
  await expect.poll(() => tablet.look('document.querySelectorAll("[role=alertdialog]").length')).toBe(1);
  await expect.poll(() => tablet.look('window.moienEars.ears[0]?.context.state')).toBe('running');
  expect(await tablet.look('navigator.userActivation.hasBeenActive')).toBe(false);
  expect(await tablet.look('document.querySelectorAll(".ring-stage__glow").length')).toBe(0);
  await tablet.leave();
});

type Untouched = Person & { look(expression: string): Promise<unknown> };

/**
 * A tablet that nobody has touched since it was loaded. Playwright's own way of looking at a page counts as a touch for
 * the browser, so until there is a real one it is looked at through the debugger.
 */
async function untouchedTablet(
  link: string,
  options: Parameters<typeof resident>[0] = {},
): Promise<Untouched> {
  const tablet = await resident({ name: 'untouched', flags: [GESTURE_FIRST], ...options });
  await listenTo(tablet.context);
  const debugging = await tablet.context.newCDPSession(tablet.page);
  await tablet.page.goto(link);
  const look = async (expression: string) => {
    const asked = { expression, returnByValue: true, userGesture: false };
    const { result } = await debugging.send('Runtime.evaluate', asked);
    return result.value as unknown;
  };
  const { page, context, closeBrowser, openBrowser, leave } = tablet;
  return { page, context, closeBrowser, openBrowser, leave, look };
}

test('a call ends with two falling notes and a written goodbye, and its sound never went through WebAudio', async ({
  tablet,
  marie,
}) => {
  await talk(tablet, marie);
  const volume = () =>
    tablet.page
      .locator('video')
      .first()
      .evaluate((video: HTMLVideoElement) => video.volume);
  const before = await volume();
  await button(tablet, 'Plus fort').tap();
  await expect.poll(volume).toBeGreaterThan(before);
  expect(await streamsThroughWebAudio(tablet.page)).toBe(0);
  await button(marie, 'Raccrocher').tap();
  await expectTone(tablet.page, 659);
  await expect(tablet.page.getByText(/Vous avez parlé avec Marie à \d+:\d\d/)).toBeVisible();
  await expect(tablet.page.getByText('Au revoir, et à bientôt.')).toBeVisible();
});
