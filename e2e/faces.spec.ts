import type { Page } from '@playwright/test';
import { expect, test } from './cast.ts';
import { faultsOf } from './figures.ts';
import { read, settle } from './measure.ts';
import { setContact, uploadPhoto } from './screens/setting.ts';

const SCREENS = [
  [1280, 800],
  [800, 1280],
  [1024, 600],
  [600, 1024],
] as const;

/** As they come: a phone held upright and lying, a panorama, a stamp, a tower. */
const SHAPES = [
  { name: 'Marie', newName: 'Marie-Antoinette Schmit-Weber', photo: [900, 1200] },
  { name: 'Jean', newName: 'Jo', photo: [1600, 900] },
  { name: 'Léa', newName: 'Bartholomäus', photo: [3000, 700] },
  { name: 'Tom', newName: 'Maria da Conceição Fernandes dos Santos', photo: [24, 24] },
  { name: 'Anne K.', newName: 'Großtante Wilhelmine', photo: [400, 1600] },
] as const;

/** By how many px a photo, as it is drawn, leaves the window of its tile; and how much of the tile it fills. */
const photosOn = (page: Page) =>
  page.locator('.face .avatar__photo').evaluateAll((photos: Element[]) =>
    photos.map((element) => {
      const photo = element as HTMLImageElement;
      const box = photo.getBoundingClientRect();
      const tile = photo.closest('.face__picture')?.getBoundingClientRect() ?? box;
      const scale = Math.min(box.width / photo.naturalWidth, box.height / photo.naturalHeight);
      const [width, height] = [photo.naturalWidth * scale, photo.naturalHeight * scale];
      const isWhole = getComputedStyle(photo).objectFit === 'contain';
      const across = Math.max(tile.left - box.left, box.right - tile.right);
      const down = Math.max(tile.top - box.top, box.bottom - tile.bottom);
      return {
        outside: isWhole ? Math.max(across, down) : Number.POSITIVE_INFINITY,
        fills: Math.max(width / tile.width, height / tile.height),
      };
    }),
  );

test('a photo of any shape is seen whole, and a name of any length is written whole', async ({
  anne,
  claire,
}) => {
  const { page } = anne;
  for (const { name, newName, photo } of SHAPES)
    await setContact(claire.page, name, { name: newName, photo: await uploadPhoto(claire.page, photo) });
  await expect(page.getByRole('button', { name: 'Appeler Großtante Wilhelmine' })).toBeVisible();
  const widths = () =>
    page
      .locator('.face .avatar__photo')
      .evaluateAll((photos) => photos.map((photo) => (photo as HTMLImageElement).naturalWidth));
  await expect(async () =>
    expect(await widths()).toEqual(expect.arrayContaining([900, 1600, 3000, 24, 400])),
  ).toPass();

  const names = SHAPES.map(({ newName }) => newName).filter((name) => name.length < 8);
  for (const [width, height] of SCREENS) {
    await page.setViewportSize({ width, height });
    await settle(page);
    for (const { outside, fills } of await photosOn(page)) {
      expect(outside).toBeLessThan(1);
      expect(fills).toBeGreaterThan(0.98);
    }
    const [reading] = await read(page, [1]);
    if (!reading) throw new Error('nothing was measured');
    const rules = { factor: 1, primary: [], danger: [], grows: false, names };
    expect(faultsOf(reading, rules), `${width} × ${height}`).toEqual([]);
  }
});
