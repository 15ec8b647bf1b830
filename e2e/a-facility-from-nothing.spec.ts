import { test as base, expect, type Page } from '@playwright/test';
import { face } from './cast.ts';
import { relative, resident, staff } from './people.ts';
import { expectToSee } from './senses.ts';
import { startWorld } from './world.ts';

/** A JPEG as a phone takes it: with a place in its metadata (an APP1 *Exif* segment right after the start marker). */
async function photoWithPlace(page: Page): Promise<Buffer> {
  const plain = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 1600;
    canvas.height = 1200;
    const draw = canvas.getContext('2d');
    if (!draw) throw new Error('no canvas');
    draw.fillStyle = '#c2703d';
    draw.fillRect(0, 0, 1600, 1200);
    draw.fillStyle = '#ffe0c0';
    draw.arc(800, 560, 360, 0, 7);
    draw.fill();
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
  });
  const jpeg = Buffer.from(plain, 'base64');
  const exif = Buffer.from('Exif\0\0GPS 49.6116 N 6.1319 E');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, exif, jpeg.subarray(2)]);
}

base(
  'admin → resident → contact with photo → invitation → pairing → call, through the pages alone',
  async () => {
    const world = await startWorld({ empty: true });
    const claire = await staff();
    const { page } = claire;
    const button = (name: string) => page.getByRole('button', { name, exact: true });

    await page.goto(world.link('Set up').slice(0));
    await expect(page).toHaveURL(`${world.url}/staff/`);
    await page.getByLabel('Nom de l’établissement').fill('Résidence des Roses');
    await page.getByLabel('Votre nom').fill('Claire Hoffmann');
    await page.getByLabel('Adresse e-mail').fill('claire@roses.example');
    await page.getByLabel('Mot de passe', { exact: true }).fill('une phrase se retient bien');
    await button('Créer l’établissement').click();

    await page.getByRole('link', { name: 'Ajouter' }).first().click();
    await page.getByLabel('Prénom').fill('Marie-Antoinette');
    await page.getByLabel('Nom de famille').fill('Schmit-Weber');
    await page.getByLabel('Chambre', { exact: true }).fill('7');
    await page.getByLabel('Formule d’appel').fill('Madame Schmit');
    // Whenever this test runs: her tablet is awake and rings.
    await page.getByLabel('Jamais').check();
    await button('Enregistrer').click();
    await expect(page.getByRole('heading', { name: 'Marie-Antoinette Schmit-Weber' })).toBeVisible();

    await page.getByRole('link', { name: 'Ajouter un contact' }).click();
    await page.getByLabel('Nom à l’écran').fill('Paul');
    await page.getByLabel('Lien').fill('Fils');
    await page.getByLabel('Comment ce contact l’appelle').fill('Maman');
    await page
      .getByLabel('Choisir une photo')
      .setInputFiles({ name: 'paul.jpg', mimeType: 'image/jpeg', buffer: await photoWithPlace(page) });
    await button('Utiliser cette photo').click();
    await button('Enregistrer').click();
    await button('Nouvelle invitation (QR)').click();
    await expect(page.getByRole('img', { name: 'Code QR de l’invitation' })).toBeVisible();
    const invitation = await page.getByRole('textbox', { name: 'Lien' }).inputValue();
    expect(invitation).toContain(`${world.url}/relative/#invitation=`);
    await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();

    const tablet = await resident();
    await tablet.page.goto(`${world.url}/tablet`);
    const code = await tablet.page.getByText(/^[B-Z]{4}-[B-Z]{4}$/).innerText();
    await page.getByRole('link', { name: 'Tablettes' }).click();
    await page.getByLabel('Code de la tablette').fill(code.toLowerCase());
    await page.getByLabel('Nom de la tablette').fill('Rose 1');
    await button('Associer').click();
    await expect(tablet.page.getByText(/^(Bonjour|Bonsoir) Madame Schmit$/)).toBeVisible();
    await expect(face(tablet, 'Paul')).toBeVisible();

    const paul = await relative();
    await paul.page.goto(invitation);
    await expect(paul.page).toHaveURL(`${world.url}/relative/`);
    await expect(paul.page.getByText('Tablette en ligne')).toBeVisible();

    await face(tablet, 'Paul').tap();
    await paul.page.getByRole('button', { name: 'Répondre' }).tap();
    await expectToSee(tablet.page, { colour: 'blue', hertz: 880 });
    await expectToSee(paul.page, { colour: 'red', hertz: 440 });

    await base.step('the photo has lost its place', async () => {
      await page.getByRole('link', { name: 'Résidents' }).first().click();
      await page.getByRole('link', { name: /Marie-Antoinette/ }).click();
      await expect(page.locator('.contact-card img')).toBeVisible();
      const bytes = await page.evaluate(async () => {
        const body = JSON.stringify({ since: 0, scope: null });
        const headers = { 'Content-Type': 'application/json' };
        const pulled = await (await fetch('/api/pull', { method: 'POST', headers, body })).text();
        const hash = /"photo":"([0-9a-f]{64})"/.exec(pulled)?.[1];
        const kept = await (await fetch(`/api/blobs/${hash}`)).arrayBuffer();
        return { text: new TextDecoder('latin1').decode(kept), size: kept.byteLength };
      });
      expect(bytes.size).toBeGreaterThan(1_000);
      expect(bytes.text).not.toContain('Exif');
      expect(bytes.text).not.toContain('49.6116');
      expect(bytes.size).toBeLessThan(200_000);
    });

    await base.step('a change reaches the open tablet within a second', async () => {
      await paul.page.getByRole('button', { name: 'Raccrocher' }).tap();
      await tablet.page.getByRole('button', { name: /^OK$/ }).tap();
      await page.getByRole('link', { name: /Paul/ }).click();
      await page.getByRole('link', { name: 'Modifier', exact: true }).click();
      await page.getByLabel('Nom à l’écran').fill('Paulchen');
      await button('Enregistrer').click();
      await expect(face(tablet, 'Paulchen')).toBeVisible({ timeout: 5_000 });
    });

    await base.step('a revoked tablet forgets everything', async () => {
      await page.getByRole('link', { name: 'Tablettes' }).click();
      await page.getByRole('button', { name: /Détails : Rose 1/ }).click();
      await page.getByRole('button', { name: /Déconnecter : Rose 1/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Déconnecter' }).click();
      await expect(tablet.page.getByText(/^[B-Z]{4}-[B-Z]{4}$/)).toBeVisible();
      const kept = await tablet.page.evaluate(async () =>
        (await indexedDB.databases()).map(({ name }) => name),
      );
      expect(kept).not.toContain('moien-tablet');
    });

    await Promise.all([claire.leave(), tablet.leave(), paul.leave()]);
    await world.close();
  },
);
