import { expect, test } from '../cast.ts';
import { relative } from '../people.ts';
import { expectToSee } from '../senses.ts';
import { PHONE, shoot, TABLET, wordsOf } from './camera.ts';

const SIZES = [...PHONE, ...TABLET];

for (const language of ['fr', 'lb', 'de', 'pt', 'en']) {
  test(`the relative's page in ${language}`, async ({ world, anne }) => {
    const t = await wordsOf('relative', language);
    const marie = await relative({ locale: language === 'lb' ? 'lb-LU' : language, permissions: [] });
    const { page } = marie;
    const button = (key: string) => page.getByRole('button', { name: t(key, { name: 'Maman' }) });
    const take = (name: string) => shoot(page, `relative-${name}`, { language, sizes: SIZES });

    await page.goto(`${world.url}/relative/`);
    await expect(page.getByText(t('invitation.missing.title'))).toBeVisible();
    await take('no-invitation');

    await page.goto(`${world.url}/relative/#invitation=${'x'.repeat(43)}`);
    await page.reload();
    await expect(
      page.getByText(t('invitation.expired.title')).or(page.getByText(t('invitation.missing.title'))),
    ).toBeVisible();

    await page.goto(world.link('Relative (Marie'));
    await page.reload();
    await expect(button('home.call').or(button('welcome.allow'))).toBeVisible();
    await take('welcome');
    if (await button('welcome.allow').isVisible()) await button('welcome.allow').tap();
    await expect(page.getByText(t('home.online'))).toBeVisible();
    await take('home');

    await button('voice.record').tap();
    await expect(button('voice.finish')).toBeVisible();
    await take('voice-recording');
    // Eight seconds may have passed meanwhile.
    if (await button('voice.finish').isVisible()) await button('voice.finish').tap();
    await expect(button('voice.keep')).toBeVisible();
    await take('voice-recorded');
    await button('voice.keep').tap();
    await expect(button('voice.remove')).toBeVisible();
    await take('voice-kept');

    await anne.page.getByRole('button', { name: 'Appeler Marie' }).tap();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await take('incoming');
    await button('ring.answer').tap();
    await expectToSee(page, { colour: 'red', hertz: 440 });
    await take('in-call');
    await button('call.hangUp').tap();
    await expect(button('over.back')).toBeVisible();
    await take('over');
    await button('over.back').tap();
    await anne.page.getByRole('button', { name: /^OK$/ }).tap();
    await button('home.call').tap();
    await expect(page.getByText(t('call.ringing', { name: 'Maman' }))).toBeVisible();
    await take('ringing');
    await button('call.cancel').tap();
    await marie.leave();
  });
}
