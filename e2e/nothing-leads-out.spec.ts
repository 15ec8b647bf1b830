import type { Page } from '@playwright/test';
import { expect, face, test } from './cast.ts';
import { resident } from './people.ts';

/** The same page, never loaded again: a mark on its window is still there. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { isSame: true }));
const isSame = (page: Page) => page.evaluate(() => Reflect.get(window, 'isSame') === true);

test('back, zoom, selection, menu and drag do nothing on the tablet', async ({ anne }) => {
  const { page } = anne;
  await expect(face(anne, 'Marie')).toBeVisible();
  await mark(page);

  await page.evaluate(() => {
    for (let times = 0; times < 3; times += 1) history.back();
  });
  for (let times = 0; times < 5; times += 1) {
    await page.evaluate(() => {
      const gone = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
      history.back();
      return gone;
    });
  }
  expect(await isSame(page)).toBe(true);
  expect(new URL(page.url()).pathname).toBe('/resident/');

  await page.mouse.move(400, 400);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -500);
  await page.keyboard.up('Control');
  expect(await page.evaluate(() => [window.devicePixelRatio, visualViewport?.scale])).toEqual([1, 1]);

  const photo = await face(anne, 'Marie').boundingBox();
  if (!photo) throw new Error('no face');
  const middle = { x: photo.x + photo.width / 2, y: photo.y + photo.height / 2 };
  const prevented = page.evaluate(
    () =>
      new Promise((resolve) =>
        addEventListener('contextmenu', (event) => queueMicrotask(() => resolve(event.defaultPrevented))),
      ),
  );
  await page.mouse.click(middle.x, middle.y, { button: 'right' });
  expect(await prevented).toBe(true);

  await page.mouse.move(20, 20);
  await page.mouse.down();
  await page.mouse.move(1200, 700, { steps: 8 });
  await page.mouse.up();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
  const style = await page.evaluate(() => {
    const { overscrollBehaviorY, touchAction, overflow } = getComputedStyle(document.body);
    return { overscrollBehaviorY, touchAction, overflow };
  });
  expect(style).toEqual({ overscrollBehaviorY: 'none', touchAction: 'none', overflow: 'hidden' });
  expect(await isSame(page)).toBe(true);
  await expect(face(anne, 'Marie')).toBeVisible();
});

test('a tab on an Android tablet fills the screen at the first touch, a PC does not', async ({
  world,
  anne,
}) => {
  await expect(face(anne, 'Marie')).toBeVisible();
  await anne.page.touchscreen.tap(5, 5);
  expect(await anne.page.evaluate(() => document.fullscreenElement)).toBeNull();

  const android = await resident({ name: 'android' });
  await android.context.addInitScript(() => {
    Object.defineProperty(navigator, 'userAgent', {
      value: 'Mozilla/5.0 (Linux; Android 14; Tab) Chrome/140',
    });
    Element.prototype.requestFullscreen = () => {
      Object.assign(window, { asked: true });
      return Promise.resolve();
    };
  });
  await android.page.goto(world.link('Tablet (Jos'));
  await expect(android.page.getByRole('button').first()).toBeVisible();
  await android.page.touchscreen.tap(5, 5);
  await expect.poll(() => android.page.evaluate(() => Reflect.get(window, 'asked'))).toBe(true);
  await android.leave();
});
