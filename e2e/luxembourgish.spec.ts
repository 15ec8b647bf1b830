import { test as base, expect } from '@playwright/test';
import { resident } from './people.ts';
import { startWorld } from './world.ts';

/*
 * Chromium has no Luxembourgish in Intl and says so nowhere: asked for `lb` it answers in the browser's language or in
 * codes. So the words must be right whatever that language is.
 */
for (const locale of ['en-US', 'fr-LU', 'lb-LU']) {
  base(`day, part of the day and date are Luxembourgish in a browser that speaks ${locale}`, async () => {
    const world = await startWorld();
    const jos = await resident({ name: 'jos', locale });
    await jos.page.goto(world.link('Tablet (Jos'));
    await expect(jos.page.getByRole('button', { name: 'Claude uruffen' })).toBeVisible();
    await expect(jos.page.getByText(/^(Moien|Gudden Owend), Här Schmit$/)).toBeVisible();
    await jos.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    // A Monday afternoon in March. Without the server, which knows better what day it is.
    await world.kill();
    await jos.context.clock.install({ time: new Date('2026-03-09T13:05:00Z') });
    await jos.page.reload();
    await expect(jos.page.locator('html')).toHaveAttribute('lang', 'lb');
    await expect(jos.page.getByRole('button', { name: /^14:05/ })).toBeVisible();
    for (const words of ['Méindeg', 'Nomëtteg', '9. Mäerz']) {
      await expect(jos.page.getByText(words, { exact: true })).toBeVisible();
    }
    await expect(jos.page.getByRole('button', { name: 'Claude' })).toBeVisible();
    await jos.leave();
    await world.close();
  });
}
