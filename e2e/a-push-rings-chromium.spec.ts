import { expect, face, test } from './cast.ts';
import { type Person, relative } from './people.ts';

/** The browser's own hand on its workers: a push as its push service would deliver it. */
async function pushServiceOf({ context, page }: Person) {
  const browser = await context.newCDPSession(page);
  const found: { registrationId: string; scopeURL: string }[] = [];
  browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => found.push(...registrations));
  await browser.send('ServiceWorker.enable');
  return async (message: object) => {
    const ours = () => found.find(({ scopeURL }) => scopeURL.endsWith('/relative/'));
    await expect.poll(() => ours() !== undefined).toBe(true);
    const registrationId = ours()?.registrationId ?? '';
    const origin = new URL(page.url()).origin;
    await browser.send('ServiceWorker.deliverPushMessage', {
      origin,
      registrationId,
      data: JSON.stringify(message),
    });
  };
}

/** This browser's device, and the newest call that it may know of: asked as its worker asks. */
const known = ({ page }: Person) =>
  page.evaluate(async () => {
    const asked = indexedDB.open('moien-keyring');
    await new Promise((resolve) => asked.addEventListener('success', resolve));
    const all = asked.result.transaction('keys').objectStore('keys').getAll();
    await new Promise((resolve) => all.addEventListener('success', resolve));
    asked.result.close();
    const [{ deviceId, credential }] = all.result;
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${credential}` };
    const body = JSON.stringify({ since: 0, scope: null });
    const { changes } = await (await fetch('/api/pull', { method: 'POST', headers, body })).json();
    type Known = { kind: string; id: string; body: { startedAt: number; state: string } };
    const calls = (changes as Known[]).filter(({ kind }) => kind === 'call');
    const [newest] = calls.sort((a, b) => b.body.startedAt - a.body.startedAt);
    return { deviceId: deviceId as string, callId: newest?.id ?? '', state: newest?.body.state };
  });

const shown = ({ page }: Person) =>
  page.evaluate(async () => {
    const worker = await navigator.serviceWorker.getRegistration('/relative/');
    return ((await worker?.getNotifications()) ?? []).map(({ title }) => title);
  });

/** A press on a notification that stands there, as the system would tell the worker of it. */
async function press({ context }: Person, action: string): Promise<void> {
  const worker = context.serviceWorkers().find((one) => one.url().endsWith('/relative-sw.js'));
  await worker?.evaluate(async (pressed) => {
    const scope = globalThis as unknown as {
      registration: ServiceWorkerRegistration;
      NotificationEvent: new (type: string, of: object) => Event;
      dispatchEvent(event: Event): void;
    };
    const [notification] = await scope.registration.getNotifications();
    scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification, action: pressed }));
  }, action);
}

test('a push shows the ring on a closed page, takes not now, and leaves a missed call to call back', async ({
  world,
  anne,
}) => {
  const marie = await relative({ permissions: ['camera', 'microphone', 'notifications'] });
  const { page } = marie;
  await page.goto(world.link('Relative (Marie'));
  await expect(page.getByRole('region', { name: 'Sonner quand cette page est fermée' })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.goto(`${world.url}/icons/favicon.svg`);
  const deliver = await pushServiceOf(marie);
  const pushAboutCall = async () => {
    const { deviceId, callId } = await known(marie);
    await deliver({ about: 'call', id: callId, deviceId });
  };
  const ring = async () => {
    await face(anne, 'Marie').tap();
    await expect(anne.page.getByText('Nous cherchons Marie…')).toBeVisible();
    await expect.poll(async () => (await known(marie)).state).toBe('looking');
    await pushAboutCall();
    await expect(anne.page.getByText('Ça sonne chez Marie…')).toBeVisible();
    await expect.poll(() => shown(marie)).toEqual(['Maman vous appelle']);
  };

  await ring();
  await press(marie, 'decline');
  await expect(anne.page.getByText('Marie ne peut pas répondre maintenant.')).toBeVisible();
  await expect.poll(() => shown(marie)).toEqual([]);
  await anne.page.getByRole('button', { name: 'OK' }).tap();

  await ring();
  await anne.page.getByRole('button', { name: 'Arrêter' }).tap();
  await expect.poll(async () => (await known(marie)).state).toBe('ended');
  await pushAboutCall();
  await expect.poll(() => shown(marie)).toEqual([expect.stringMatching(/^Maman a essayé de vous joindre à/)]);

  await page.goto(`${world.url}/relative/`);
  await expect(page.getByText(/^Maman a essayé de vous joindre à/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Rappeler Maman' }).tap();
  await expect(anne.page.getByRole('button', { name: 'Répondre' })).toBeVisible();
  await marie.leave();
});
