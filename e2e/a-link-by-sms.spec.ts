import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, face, test } from './cast.ts';
import { relative, resident, staff } from './people.ts';
import { recordsOf, setAddress, setContact } from './screens/setting.ts';
import { expectToSee } from './senses.ts';
import { startWorld } from './world.ts';

/** A gateway for SMS, as an operator would have one, that keeps what it is asked to send. */
async function openGateway() {
  const sent: { to: string; text: string }[] = [];
  const server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    sent.push(JSON.parse(body));
    response.writeHead(201).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    sent,
    env: {
      MOIEN_SMS_URL: `http://127.0.0.1:${port}/send`,
      MOIEN_SMS_HEADERS: '{"Content-Type":"application/json"}',
      MOIEN_SMS_BODY: '{"to":"{number}","text":"{text}"}',
    },
    close: () => void server.close(),
  };
}

test('whose page is closed gets an SMS, and one tap on its link later they talk; else the stand-in is rung', async () => {
  // The times of a ring are real ones: 25 s until Marie is not reached, 15 s until the SMS goes.
  test.setTimeout(150_000);
  const gateway = await openGateway();
  const world = await startWorld({ env: gateway.env });
  const [anne, jean, claire] = await Promise.all([resident(), relative({ name: 'jean' }), staff()]);
  await anne.page.goto(world.link('Tablet (Anne'));
  await jean.page.goto(world.link('Relative (Jean'));
  await claire.page.goto(world.link('Staff'));
  await expect(claire.page.getByRole('navigation').first()).toBeVisible();
  await expect(jean.page.getByText('Tablette en ligne')).toBeVisible();

  // Nobody has a phone of Marie's, and nobody knows a number: staff named her brother for that.
  const son = (await recordsOf(claire.page, 'contact')).find(({ body }) => body.name === 'Jean');
  await setContact(claire.page, 'Marie', { standInId: son?.id });
  await face(anne, 'Marie').tap();
  await expect(anne.page.getByText('Nous cherchons Marie…')).toBeVisible();
  await expect(anne.page.getByText('Marie n’a pas répondu.')).toBeVisible({ timeout: 35_000 });
  await expect(anne.page.getByText('Nous allons appeler Jean')).toBeVisible();
  await jean.page.getByRole('button', { name: 'Répondre' }).tap();
  await expectToSee(jean.page, { colour: 'red' });
  await anne.page.getByRole('button', { name: 'Raccrocher' }).tap();
  await jean.page.getByRole('button', { name: 'Retour' }).tap();
  await anne.page.getByRole('button', { name: /^OK$/ }).tap();

  await setContact(claire.page, 'Marie', { standInId: null, messageQuiet: { from: 0, until: 0 } });
  await setAddress(claire.page, 'Marie', { phone: '+352621123456' });
  await face(anne, 'Marie').tap();
  await expect(anne.page.getByText('Nous cherchons Marie…')).toBeVisible();
  await expect.poll(() => gateway.sent.length, { timeout: 25_000 }).toBe(1);
  // The gateway has it: that is not a ring yet.
  await expect(anne.page.getByText('Nous avons écrit à Marie…')).toBeVisible();
  const [sms] = gateway.sent;
  expect(sms?.to).toBe('+352621123456');
  const link = /https?:\S+#\S+/.exec(sms?.text ?? '')?.[0] ?? '';
  const marie = await relative();
  await marie.page.goto(link);
  await expect(anne.page.getByText('Ça sonne chez Marie…')).toBeVisible();
  await marie.page.getByRole('button', { name: 'Répondre' }).tap();
  await expectToSee(marie.page, { colour: 'red' });
  await expectToSee(anne.page, { colour: 'blue' });
  await marie.page.getByRole('button', { name: 'Raccrocher' }).tap();
  await expect(anne.page.getByText(/Vous avez parlé avec Marie/)).toBeVisible();

  // The link is good for one device.
  const stranger = await relative({ name: 'stranger' });
  await stranger.page.goto(link);
  await expect(stranger.page.getByText('Ce lien n’est plus valable')).toBeVisible();
  for (const person of [anne, jean, claire, marie, stranger]) await person.leave();
  await world.close();
  gateway.close();
});
