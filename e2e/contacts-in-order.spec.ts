import { expect, test } from './cast.ts';
import { boxOf, handOn, middle } from './fingers.ts';
import { type Person, staff } from './people.ts';

/** Names on the console's cards, in their order. */
const order = ({ page }: Person) => page.locator('.contact-card__name').allInnerTexts();

/** The tablet shows these faces, in this order. */
const expectFaces = ({ page }: Person, names: readonly (string | undefined)[]) =>
  expect(page.getByRole('button', { name: /^Appeler / })).toContainText(names.map((name) => name ?? ''));

async function openAnne({ page }: Person) {
  await page.getByRole('link', { name: /Anne Weber/ }).click();
  await expect(page.locator('.contact-card').first()).toBeVisible();
}

test('contacts are put in order by mouse, by finger and by key, and the tablet follows', async ({
  world,
  anne,
  claire,
}) => {
  await openAnne(claire);
  const { page } = claire;
  const before = await order(claire);
  const [first, second, third] = before;
  const photo = (name: string | undefined) =>
    page.locator('.contact-card', { hasText: name ?? '' }).locator('.contact-card__photo');

  await test.step('by mouse, and taken back', async () => {
    const from = middle(await boxOf(photo(third)));
    const to = middle(await boxOf(photo(first)));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 20, from.y, { steps: 4 });
    await page.mouse.move(to.x - 20, to.y, { steps: 12 });
    await page.mouse.up();
    await expect.poll(() => order(claire)).toEqual([third, first, second, ...before.slice(3)]);
    await expect(page.getByRole('status').filter({ hasText: `${third} : place 1` })).toBeVisible();
    // Dropping is no press: nobody's page was opened.
    await expect(page.getByRole('heading', { name: `${third} — accès` })).toHaveCount(0);
    await expectFaces(anne, [third, first, second, ...before.slice(3)]);
    await page.getByRole('button', { name: 'Remettre comme avant' }).click();
    await expect.poll(() => order(claire)).toEqual(before);
    await expectFaces(anne, before);
  });

  await test.step('by finger, on a telephone', async () => {
    const phone = await staff({ name: 'phone', viewport: { width: 390, height: 844 }, hasTouch: true });
    await phone.page.goto(world.link('Staff'));
    await expect(phone.page.getByRole('navigation').first()).toBeVisible();
    await openAnne(phone);
    const hand = await handOn(phone.page);
    const card = (name: string | undefined) =>
      phone.page.locator('.contact-card', { hasText: name ?? '' }).locator('.contact-card__photo');
    await card(first).scrollIntoViewIfNeeded();
    const from = middle(await boxOf(card(first)));
    const to = middle(await boxOf(card(second)));
    await hand.down(from);
    await hand.rest(400);
    await hand.slide({ x: from.x, y: from.y + 30 });
    await hand.slide({ x: to.x, y: to.y + 20 });
    await hand.up();
    await expect.poll(() => order(phone)).toEqual([second, first, ...before.slice(2)]);
    await expectFaces(anne, [second, first, ...before.slice(2)]);
    await phone.leave();
  });

  await test.step('by key', async () => {
    await page.getByRole('link', { name: new RegExp(`^${first}`) }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Placer avant' }).focus();
    await page.keyboard.press('Enter');
    await expectFaces(anne, before);
  });
});
