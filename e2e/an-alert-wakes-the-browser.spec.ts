import type { CDPSession, Page } from '@playwright/test';
import { expect, face, test } from './cast.ts';
import { staff } from './people.ts';

/** The browser's own hand on its workers: a push as its push service would deliver it. */
async function pushServiceOf(page: Page) {
  const browser: CDPSession = await page.context().newCDPSession(page);
  const registrations: { registrationId: string; scopeURL: string }[] = [];
  browser.on('ServiceWorker.workerRegistrationUpdated', (event) =>
    registrations.push(...event.registrations),
  );
  await browser.send('ServiceWorker.enable');
  return async (message: object) => {
    await expect.poll(() => registrations.some(({ scopeURL }) => scopeURL.endsWith('/staff/'))).toBe(true);
    const { registrationId } = registrations.find(({ scopeURL }) => scopeURL.endsWith('/staff/')) ?? {};
    await browser.send('ServiceWorker.deliverPushMessage', {
      origin: new URL(page.url()).origin,
      registrationId: registrationId ?? '',
      data: JSON.stringify(message),
    });
  };
}

/** What the worker has put on the screen of the computer. */
const shown = (page: Page) =>
  page.evaluate(async () => {
    const worker = await navigator.serviceWorker.getRegistration('/staff/');
    return ((await worker?.getNotifications()) ?? []).map(({ title, body }) => [title, body]);
  });

const NEUTRAL = { title: 'Moien', text: 'Quelque chose vous attend.' };

test('a push becomes words on the screen, and its receipt is seen in the console', async ({
  world,
  anne,
}) => {
  await expect(face(anne, 'Marie')).toBeVisible();
  const claire = await staff({ permissions: ['camera', 'microphone', 'notifications'] });
  const { page } = claire;
  await page.goto(world.link('Staff'));
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
  const deliver = await pushServiceOf(page);

  // There is no push service in this house: the browser is told of by hand, and from there on all is real.
  await page.evaluate(async () => {
    const keys = { p256dh: 'BA', auth: 'AA' };
    const body = JSON.stringify({ endpoint: 'http://localhost:9/push', keys });
    const headers = { 'Content-Type': 'application/json' };
    await fetch('/api/alerts/push', { method: 'POST', headers, body });
  });
  await anne.page.getByRole('button', { name: 'Aide', exact: true }).tap();
  await expect(page.getByRole('region', { name: 'Demandes d’aide' })).toContainText('Anne Weber');
  const helpId = await page.evaluate(async () => {
    const headers = { 'Content-Type': 'application/json' };
    const ask = { method: 'POST', headers, body: JSON.stringify({ since: 0, scope: null }) };
    const { changes } = await (await fetch('/api/pull', ask)).json();
    return changes.find(({ kind, body }: { kind: string; body: unknown }) => kind === 'help' && body).id;
  });

  await deliver({ about: 'help', id: helpId, neutral: NEUTRAL });
  // In words that name the room, never the resident: others read this screen too.
  await expect
    .poll(() => shown(page))
    .toEqual([['Demande d’aide sans réponse', expect.stringMatching(/^12 – /)]]);

  // What is settled meanwhile, or may not be told here, is still shown: in words that name nobody.
  await deliver({ about: 'help', id: crypto.randomUUID(), neutral: NEUTRAL });
  await expect.poll(() => shown(page)).toContainEqual([NEUTRAL.title, NEUTRAL.text]);

  await page.goto(`${world.url}/staff/settings/access`);
  await expect(page.getByText(/^Dernière notification montrée ici/)).toBeVisible();
  await page.goto(`${world.url}/staff/settings/journal`);
  await expect(page.getByText('a activé les notifications sur un navigateur')).toBeVisible();
  await claire.leave();
});
