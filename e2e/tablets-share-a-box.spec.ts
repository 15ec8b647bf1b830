import { expectAccessible } from './axe.ts';
import { expect, face, talk, test } from './cast.ts';
import type { Person } from './people.ts';

test('tablets behind one address are suggested as one box, and staff have the last word', async ({
  anne,
  jos,
  claire,
}) => {
  await expect(face(anne, 'Marie')).toBeVisible();
  await expect(jos.page.getByRole('button').first()).toBeVisible();
  const { page } = claire;
  await page.getByRole('navigation').first().getByRole('link', { name: 'Tablettes' }).click();
  await page.getByRole('link', { name: 'Box Internet' }).click();
  await expect(page.getByText('Aucune box pour l’instant')).toBeVisible();
  await expect(page.getByText('Tilleul 1 · Tilleul 2', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'En faire une box' }).click();

  const box = page.getByRole('region', { name: 'Box 1' });
  const boxOf = (name: string) => page.getByLabel(`Box de : ${name}`);
  await expect(box.getByText('Tilleul 2')).toBeVisible();
  await boxOf('Tilleul 2').selectOption({ label: 'Aucune box' });
  await expect(box.getByText('Tilleul 2')).toHaveCount(0);

  await page.getByRole('button', { name: 'Modifier : Box 1' }).click();
  await page.getByLabel('Go par mois').fill('beaucoup');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Un nombre de gigaoctets, par exemple 50.')).toBeVisible();
  await page.getByLabel('Go par mois').fill('0,5');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(box.getByText(/^0,5 Go par mois/)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Supprimer : Box 1' }).click();
  await expect(box).toHaveCount(0);
  await page.getByRole('button', { name: 'Remettre comme avant' }).click();
  await expect(box.getByText(/^0,5 Go par mois/)).toBeVisible();
  await expect(box.getByText('Tilleul 1')).toBeVisible();
});

/** What a page is told of its calls and its line, from its next load on. */
async function listenIn({ page }: Person) {
  const shares: (number | null)[] = [];
  const busy: boolean[] = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const message = JSON.parse(String(payload)) as { type: string; bits?: number | null; busy?: boolean };
      if (message.type === 'call.share') shares.push(message.bits ?? null);
      if (message.type === 'line.busy') busy.push(message.busy === true);
    }),
  );
  await page.reload();
  return { shares, busy, share: () => shares.at(-1), isBusy: () => busy.at(-1) === true };
}

test('two who speak share the box, and a message waits until nobody does', async ({
  anne,
  marie,
  jos,
  claire,
}) => {
  const [atAnnes, atJos] = [await listenIn(anne), await listenIn(jos)];
  const { page } = claire;
  await page.getByRole('navigation').first().getByRole('link', { name: 'Tablettes' }).click();
  await page.getByRole('link', { name: 'Box Internet' }).click();
  await page.getByRole('button', { name: 'En faire une box' }).click();
  await page.getByRole('button', { name: 'Modifier : Box 1' }).click();
  await page.getByLabel('Débit montant en Mbit/s').fill('0,4');
  await page.getByRole('button', { name: 'Enregistrer' }).click();

  await talk(anne, marie);
  await expect.poll(atAnnes.share, 'a call alone has no limit').toBeNull();
  await expect.poll(atJos.isBusy).toBe(true);

  const telephone = claire.page.getByRole('region', { name: /^Appel au poste/ });
  await jos.page.getByRole('button', { name: 'Fleegeekipp uruffen' }).tap();
  await telephone.getByRole('button', { name: 'Répondre' }).click();
  for (const { share } of [atAnnes, atJos]) {
    await expect.poll(share, 'both have a share').toEqual(expect.any(Number));
    expect(share()).toBeGreaterThanOrEqual(40_000);
  }

  await anne.page.getByRole('button', { name: 'Raccrocher' }).tap();
  await expect.poll(atJos.share, 'whoever is left has it all').toBeNull();
  await anne.page.getByRole('button', { name: 'OK' }).tap();

  const fetched: string[] = [];
  anne.page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await marie.page.getByRole('button', { name: 'Retour' }).tap();
  await marie.page.getByRole('button', { name: /Message vidéo/ }).tap();
  await marie.page.getByRole('button', { name: 'Commencer' }).tap();
  await expect(marie.page.getByText('0:02 sur 3:00')).toBeVisible();
  await marie.page.getByRole('button', { name: 'J’ai fini' }).tap();
  await marie.page.getByRole('button', { name: 'Envoyer', exact: true }).tap();
  await expect(marie.page.getByText('Envoyé, pas encore sur la tablette')).toBeVisible();
  await expect.poll(() => fetched, 'the tablet knows of it').toContain('/api/pull');
  expect(fetched.filter((path) => path.startsWith('/api/media/'))).toEqual([]);
  await expect(marie.page.getByText('Envoyé, pas encore sur la tablette')).toBeVisible();

  await telephone.getByRole('button', { name: 'Raccrocher' }).click();
  await expect(marie.page.getByText('Sur la tablette', { exact: true })).toBeVisible();
  await expect(anne.page.getByRole('button', { name: 'Messages 1' })).toBeVisible();

  await expect(page.getByRole('region', { name: 'Box 1' }).getByText(/Go utilisés ce mois-ci/)).toBeVisible();
});
