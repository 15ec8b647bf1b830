import { createPinCheck } from '../../src/protocol/pin.ts';
import { expect, test } from '../cast.ts';
import { shoot, TABLET, wordsOf } from './camera.ts';
import { setFacility, setResident } from './setting.ts';

for (const language of ['fr', 'lb']) {
  test(`the staff panel in ${language}`, async ({ anne, claire }) => {
    test.setTimeout(90_000);
    const t = await wordsOf('panel', language);
    const { page } = anne;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const take = (name: string) => shoot(page, `tablet-panel-${name}`, { language, sizes: TABLET });

    await setResident(claire.page, 'Anne', { quietHours: { from: 0, until: 0 } });
    await setFacility(claire.page, { language, pin: await createPinCheck('2580', crypto) });
    await page.reload();
    await page.locator('.clock-door').focus();
    await page.keyboard.down('Enter');
    await expect(page.getByLabel(t('pin.label'))).toBeVisible();
    await page.keyboard.up('Enter');
    await take('pin');
    await page.keyboard.type('2580');
    await page.keyboard.press('Enter');
    await expect(button(t('care.title'))).toBeVisible();
    await take('menu');
    for (const door of ['care', 'sound', 'language', 'order', 'check', 'tablet']) {
      await button(t(`${door}.title`)).tap();
      await take(door);
      await button(t('panel.menu')).tap();
    }
    await button(t('wipe.title')).tap();
    await expect(page.getByText(t('wipe.now'))).toBeVisible();
    await take('wipe');
  });
}
