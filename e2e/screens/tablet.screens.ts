import { expect, expectReady, test } from '../cast.ts';
import { relative, resident } from '../people.ts';
import { holdRest } from '../stillness.ts';
import { shoot, TABLET, wordsOf } from './camera.ts';
import { setFacility, setResident, setResidentLanguage } from './setting.ts';

for (const language of ['fr', 'lb']) {
  test(`the tablet in ${language}`, async ({ world, anne, marie, claire }) => {
    const t = await wordsOf('resident', language);
    const theirs = await wordsOf('relative', 'fr');
    const { page } = anne;
    const button = (key: string, params?: Record<string, string>) =>
      page.getByRole('button', { name: t(key, params) });
    const take = (name: string) => shoot(page, `tablet-${name}`, { language, sizes: TABLET });
    const marieButton = (key: string) => marie.page.getByRole('button', { name: theirs(key) });

    await setResidentLanguage(claire.page, 'Anne', language);
    await expect(button('home.call', { name: 'Marie' })).toBeVisible();
    await expect(page.locator('.avatar img')).toHaveCount(6);
    await expectReady(marie);
    await take('home');

    const rest = await holdRest(page);
    await setResident(claire.page, 'Anne', { photoFrame: true });
    await expect(async () => {
      await rest();
      await expect(page.locator('.photo-frame')).toBeVisible({ timeout: 500 });
    }).toPass();
    await take('photos');
    await button('home.contacts').tap();
    await setFacility(claire.page, { outgoingAtNight: false });
    await setResident(claire.page, 'Anne', { quietHours: { from: 0, until: 1440 }, holdMs: 1_000 });
    await expect(page.locator('[data-night]')).toBeAttached();
    await take('home-night');
    await button('home.help').tap();
    await expect(page.locator('[data-hold-longer]')).toBeVisible();
    await take('hold-longer');
    await setResident(claire.page, 'Anne', { holdMs: 0 });
    await rest();
    await take('night');
    await button('home.contacts').tap();
    await button('home.call', { name: 'Jean' }).tap();
    await expect(page.getByText(t('night.rest'))).toBeVisible();
    await take('night-no-calls');
    await button('common.ok').tap();
    await setResident(claire.page, 'Anne', { photoFrame: false, quietHours: { from: 0, until: 0 } });
    await expect(page.locator('[data-night]')).toHaveCount(0);

    await button('home.messages').tap();
    await take('messages');
    await button('common.back').tap();

    await button('home.call', { name: 'Marie' }).tap();
    await expect(page.getByText(t('call.grace', { name: 'Marie' }))).toBeVisible();
    await take('grace');
    await expect(page.getByText(t('call.ringing', { name: 'Marie' }))).toBeVisible();
    await take('ringing');
    await marieButton('ring.decline').tap();
    await expect(page.getByText(t('ended.declined', { name: 'Marie' }))).toBeVisible();
    await take('declined');
    await button('common.ok').tap();

    await marie.page.getByRole('button', { name: 'Appeler Maman' }).tap();
    await expect(page.getByText(t('incoming.title', { name: 'Marie' }))).toBeVisible();
    await take('incoming');
    await button('incoming.answer').tap();
    await expect(page.getByText(t('call.connecting', { name: 'Marie' }))).toHaveCount(0);
    await take('in-call');
    await button('call.hang_up').tap();
    await expect(button('common.ok')).toBeVisible();
    await take('spoke');
    await button('common.ok').tap();

    await button('home.help').tap();
    await expect(page.getByText(t('help.sent'))).toBeVisible();
    await take('help');
    await button('common.ok').tap();

    await world.kill();
    await expect(page.getByText(t('home.offline')).first()).toBeVisible();
    await take('home-offline');
    await button('home.wish', { name: 'Jean' }).tap();
    await take('wish');
    await button('common.ok').tap();
    await take('home-wished');
  });
}

test('a tablet that belongs to nobody yet', async ({ world }) => {
  const fresh = await resident({ name: 'fresh' });
  await fresh.page.goto(`${world.url}/tablet`);
  await expect(fresh.page.getByText(/[A-Z]{4}-[A-Z]{4}/)).toBeVisible();
  await shoot(fresh.page, 'tablet-pairing', { language: 'all', sizes: TABLET });
  await fresh.leave();
});

test('a contact nobody answers for', async ({ anne }) => {
  const other = await relative({ name: 'nobody' });
  await anne.page.getByRole('button', { name: 'Appeler Léa' }).tap();
  await expect(anne.page.getByText('Nous cherchons Léa…')).toBeVisible();
  await shoot(anne.page, 'tablet-looking', { language: 'fr', sizes: TABLET });
  await other.leave();
});
