import { expect, expectReady, test } from '../cast.ts';
import { staff } from '../people.ts';
import { startWorld } from '../world.ts';
import { CONSOLE, shoot, wordsOf } from './camera.ts';

for (const language of ['fr', 'lb']) {
  const take = (page: Parameters<typeof shoot>[0], name: string) =>
    shoot(page, `staff-${name}`, { language, sizes: CONSOLE });

  test(`the console in ${language}`, async ({ world, anne, marie }) => {
    const t = await wordsOf('staff', language);
    const claire = await staff({ locale: language === 'lb' ? 'lb-LU' : 'fr-LU' });
    const { page } = claire;
    const link = (key: string) => page.getByRole('link', { name: t(key) }).first();
    await page.goto(world.link('Staff'));
    await expectReady(marie);
    await anne.page.getByRole('button', { name: 'Aide', exact: true }).tap();

    await expect(page.getByRole('link', { name: /Anne Weber/ })).toBeVisible();
    await take(page, 'residents');
    await page.getByRole('link', { name: /Anne Weber/ }).click();
    await expect(page.getByRole('link', { name: /^Marie/ })).toBeVisible();
    await page.getByRole('link', { name: /^Marie/ }).click();
    await take(page, 'resident');
    await page.getByRole('button', { name: t('access.new-invitation') }).click();
    await expect(page.getByRole('img', { name: t('sheet.qr') })).toBeVisible();
    await take(page, 'invitation');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('common.close') })
      .click();
    await page.getByRole('link', { name: t('access.edit'), exact: true }).click();
    await take(page, 'contact-edit');
    for (const [key, name] of [
      ['tab.history', 'resident-history'],
      ['tab.details', 'resident-details'],
      ['tab.preview', 'resident-preview'],
      ['tab.tablets', 'resident-tablet'],
    ] as const) {
      await page
        .getByRole('navigation', { name: t('tab.label') })
        .getByText(t(key))
        .click();
      await take(page, name);
    }
    await page.getByRole('button', { name: t('care.start') }).click();
    await take(page, 'care');
    await page.getByRole('dialog').getByRole('button').first().click();
    await expect(page.getByRole('button', { name: t('care.end') })).toBeVisible();
    await take(page, 'care-in-progress');
    await link('nav.tablets').click();
    await page.getByRole('button', { name: t('fleet.details-which', { name: 'Tilleul 1' }) }).click();
    await expect(page.getByText(t('fleet.heard'))).toBeVisible();
    await take(page, 'tablet-details');
    for (const [key, name] of [
      ['nav.help', 'help'],
      ['nav.tablets', 'tablets'],
      ['nav.history', 'history'],
      ['nav.settings', 'settings'],
    ] as const) {
      await link(key).click();
      await take(page, name);
    }
    await world.kill();
    await expect(page.getByText(t('sync.offline'))).toBeVisible();
    await take(page, 'offline');
    await claire.leave();
  });

  test(`a facility that is not there yet, in ${language}`, async () => {
    const t = await wordsOf('staff', language);
    const world = await startWorld({ empty: true });
    const claire = await staff({ locale: language === 'lb' ? 'lb-LU' : 'fr-LU' });
    const { page } = claire;
    await page.goto(`${world.url}/staff/`);
    await expect(page.getByRole('heading', { name: t('sign-in.title') })).toBeVisible();
    await take(page, 'sign-in');
    await claire.leave();
    const first = await staff({ locale: language === 'lb' ? 'lb-LU' : 'fr-LU' });
    await first.page.goto(world.link('Set up'));
    await expect(first.page.getByLabel(t('setup.name'))).toBeVisible();
    await take(first.page, 'setup');
    await first.page.getByLabel(t('settings.name')).fill('Les Tilleuls');
    await first.page.getByLabel(t('setup.name')).fill('Claire');
    await first.page.getByLabel(t('sign-in.email')).fill('claire@tilleuls.example');
    await first.page.getByLabel(t('sign-in.password'), { exact: true }).fill('une phrase se retient');
    await first.page.getByRole('button', { name: t('setup.submit') }).click();
    await expect(first.page.getByText(t('residents.empty-title'))).toBeVisible();
    await take(first.page, 'empty');
    await first.leave();
    await world.close();
  });
}
