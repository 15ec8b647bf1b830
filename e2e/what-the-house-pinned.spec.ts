import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, expectReady, face, test } from './cast.ts';
import type { Person } from './people.ts';

/*
 * A site of the test's own: one page that lets itself be framed, which counts as long as it is there, and one that does not.
 */
let site: Server;
let address: string;
test.beforeAll(async () => {
  site = createServer(({ url }, response) => {
    const refusal = url === '/refuses' ? { 'x-frame-options': 'SAMEORIGIN' } : {};
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...refusal });
    response.end(`<h1>Tëlee</h1><a href="/next">Weider</a><p>${url}</p>`);
  });
  await new Promise<void>((listening) => void site.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
test.afterAll(() => {
  site.closeAllConnections();
  site.close();
});

const button = ({ page }: Person, name: string) => page.getByRole('button', { name, exact: true });

async function pin({ page }: Person, name: string, link: string): Promise<void> {
  await page.getByRole('button', { name: 'Ajouter un site ou un direct' }).click();
  await page.getByLabel('Nom sur la tuile').fill(name);
  await page.getByLabel('Adresse du site').fill(link);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

test('what staff pin opens in a frame below the way back, and a ring takes the screen from it', async ({
  world,
  anne,
  marie,
  claire,
}) => {
  await expectReady(marie);
  const places = () =>
    anne.page
      .locator('.face')
      .evaluateAll((faces) => faces.map((face) => JSON.stringify(face.getBoundingClientRect())));
  await expect(face(anne, 'Marie')).toBeVisible();
  const before = await places();

  await claire.page.goto(`${world.url}/staff/settings/channels`);
  await pin(claire, 'Nee', `${address}/refuses`);
  await expect(claire.page.getByText(/ne se laisse pas afficher dans une autre page/)).toBeVisible();
  await expect(button(anne, 'Regarder'), 'what cannot be shown is not offered').toHaveCount(0);
  await pin(claire, 'Tëlee', `${address}/live`);
  await pin(claire, 'Radio', `${address}/radio`);

  await button(anne, 'Regarder').tap();
  await expect(button(anne, 'Radio')).toBeVisible();
  await expect(button(anne, 'Nee')).toHaveCount(0);
  await button(anne, 'Tëlee').tap();
  const inner = anne.page.frameLocator('iframe').frameLocator('iframe');
  await expect(inner.getByText('/live')).toBeVisible();

  // The back gesture does what the button does: by the tab's history, and where the browser asks before it goes back.
  await anne.page.goBack();
  await button(anne, 'Tëlee').tap();
  await expect(inner.getByText('/live')).toBeVisible();
  await anne.page.keyboard.press('Escape');
  await button(anne, 'Radio').tap();
  await expect(inner.getByText('/radio')).toBeVisible();

  // Above the frame and never under it, whatever happens in there.
  await inner.getByText('Weider').tap();
  await expect(inner.getByText('/next')).toBeVisible();
  const [way, frame] = await Promise.all([
    button(anne, 'Retour').boundingBox(),
    anne.page.locator('iframe').boundingBox(),
  ]);
  expect(way?.height).toBeGreaterThanOrEqual(120);
  expect((way?.y ?? 0) + (way?.height ?? 0)).toBeLessThanOrEqual(frame?.y ?? 0);

  // Without network it says so, and comes back by itself.
  await anne.context.setOffline(true);
  await expect(anne.page.getByText('Pas de réseau')).toBeVisible();
  await expect(anne.page.locator('iframe')).toHaveCount(0);
  await anne.context.setOffline(false);
  await expect(inner.getByText('/radio')).toBeVisible();

  await marie.page
    .getByRole('button', { name: /^Appeler/ })
    .first()
    .tap();
  await expect(button(anne, 'Répondre')).toBeVisible();
  await expect(anne.page.locator('iframe'), 'and its sound is gone with it').toHaveCount(0);
  await button(anne, 'Pas maintenant').tap();
  await expect(button(anne, 'Regarder')).toBeVisible();
  await expect(anne.page.locator('iframe'), 'nothing begins to speak by itself').toHaveCount(0);
  expect(await places(), 'no face has moved').toEqual(before);
});
