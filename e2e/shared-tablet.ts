import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect } from './cast.ts';
import type { Person } from './people.ts';
import { recordsOf } from './screens/setting.ts';

/**
 * Gives the tablet's browser the reader of QR codes that Chrome has on Android, and no Chromium for Linux: it sees what
 * `hold` holds up. For the pages that are loaded from then on.
 */
export async function fakeCodeReader(page: Page): Promise<{ hold(text: string): Promise<void> }> {
  await page.addInitScript(() => {
    class BarcodeDetector {
      static getSupportedFormats = () => Promise.resolve(['qr_code']);
      detect = () => Promise.resolve(Reflect.get(window, 'heldUp') ?? []);
    }
    Object.assign(window, { BarcodeDetector });
  });
  return {
    hold: (text) =>
      page.evaluate((rawValue) => Object.assign(window, { heldUp: [{ rawValue }] }) && undefined, text),
  };
}

/** What a carer does with one tablet on the page of tablets. */
export async function fleetTablet(carer: Person, name: string) {
  const { page } = carer;
  await page.getByRole('navigation').first().getByRole('link', { name: 'Tablettes' }).click();
  const card = page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });
  const open = async () => {
    const details = card.getByRole('button', { name: `Détails : ${name}` });
    if ((await details.getAttribute('aria-expanded')) === 'false') await details.click();
  };
  const record = async () => (await recordsOf(page, 'tablet')).find(({ body }) => body.name === name);
  return {
    async share() {
      await open();
      await card.getByRole('button', { name: `Modifier : ${name}` }).click();
      const form = page.getByRole('listitem').filter({ has: page.getByLabel('Qui l’utilise ?') });
      await form.getByLabel('Qui l’utilise ?').selectOption('shared');
      await form.getByRole('button', { name: 'Enregistrer' }).click();
      await expect(card.getByText('Partagée : personne pour le moment', { exact: true })).toBeVisible();
    },
    async begin(whom: string) {
      await open();
      await card.getByLabel('Pour qui ?').selectOption({ label: whom });
      await card.getByRole('button', { name: 'Ouvrir pour cette personne' }).click();
    },
    async discharge() {
      await open();
      await card.getByRole('button', { name: 'Sortie : tout effacer' }).click();
      await expect(card.getByText('Partagée : personne pour le moment', { exact: true })).toBeVisible();
    },
    /** Of the person, and of everything that is theirs: what may not be found afterwards. */
    async idsOfServed(): Promise<string[]> {
      const residentId = (await record())?.body.residentId ?? randomUUID();
      const contacts = await recordsOf(page, 'contact');
      const theirs = contacts.filter(({ body }) => body.residentId === residentId);
      return [residentId, ...theirs.flatMap(({ id, body }) => [id, String(body.photo ?? id)])];
    },
  };
}
