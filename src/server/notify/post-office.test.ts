import { createECDH, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { USUAL_ALERTS } from '../../protocol/alerts.ts';
import { hashSecret } from '../store/credentials.ts';
import { type House, openHouse, type Settled } from '../test-house.ts';
import { decryptPush } from '../test-push.ts';
import { keepChoices } from './alert-choices.ts';
import { isPushService } from './carry-push.ts';
import { fillIn } from './carry-sms.ts';
import type { StaffAlert } from './notify-ports.ts';
import { createTabletWatch } from './tablet-watch.ts';

/*
 * The real way out: a mail server, a gateway and a push service of the test's own, the last one decrypting what comes.
 */

type Hit = { headers: Record<string, unknown>; body: Buffer; url: string };

let hits: Hit[];
let mails: string[];
let status: number;
let smtpStatus: number;
let house: House;
let us: Settled;
let close: () => Promise<void>;
let gateway: string;

beforeEach(async () => {
  hits = [];
  mails = [];
  status = 201;
  smtpStatus = 0;
  const web = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    hits.push({ headers: request.headers, body: Buffer.concat(chunks), url: request.url ?? '' });
    response.writeHead(status).end();
  });
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (smtpStatus) return done(Object.assign(new Error('no'), { responseCode: smtpStatus }));
        mails.push(Buffer.concat(chunks).toString());
        done();
      });
    },
  });
  await once(web.listen(0, '127.0.0.1'), 'listening');
  const listening = smtp.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  gateway = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  const smtpPort = (listening.address() as AddressInfo).port;
  house = await openHouse({
    mail: { url: `smtp://127.0.0.1:${smtpPort}`, from: 'Moien <moien@test.example>' },
    sms: { url: `${gateway}/sms`, method: 'POST', headers: {}, body: '{"to":"{number}","text":"{text}"}' },
  });
  us = await house.settle();
  close = async () => {
    await house.close();
    web.close();
    await new Promise<void>((resolve) => smtp.close(resolve));
  };
});
afterEach(() => close());

const deliver = () => house.server.deliver();
const mail = () => ({
  facilityId: us.facilityId,
  to: 'marie@test.example',
  subject: 'Moien',
  text: 'Wéi geet et?',
});
const states = async () =>
  await house.server.store.db.selectFrom('message').select(['state', 'why', 'tries', 'body']).execute();

test('a mail goes out once, with its attachment, and nothing of it is kept', async () => {
  const attachments = [{ filename: 'visit.ics', contentType: 'text/calendar', content: 'BEGIN:VCALENDAR' }];
  const first = await house.server.notify.sendMail({ ...mail(), attachments, once: 'visit 1' });
  const again = await house.server.notify.sendMail({ ...mail(), attachments, once: 'visit 1' });
  await deliver();
  expect([first.state, again]).toEqual(['queued', { state: 'refused', why: 'twice' }]);
  expect(mails).toHaveLength(1);
  expect(mails[0]).toContain('filename=visit.ics');
  expect(await states()).toEqual([{ state: 'accepted', why: null, tries: 1, body: '' }]);
});

test('a busy mail server is asked again later, a refusing one is not', async () => {
  smtpStatus = 451;
  await house.server.notify.sendMail(mail());
  await deliver();
  expect(await states()).toMatchObject([{ state: 'waiting', why: 'smtp 451' }]);
  smtpStatus = 0;
  await deliver();
  expect(mails).toHaveLength(0);
  house.time.now += 60_000;
  await deliver();
  expect(mails).toHaveLength(1);
  smtpStatus = 550;
  await house.server.notify.sendMail(mail());
  await deliver();
  expect((await states()).at(-1)).toMatchObject({ state: 'failed', why: 'smtp 550' });
});

test('what is out of date is not sent any more', async () => {
  status = 503;
  const sms = { facilityId: us.facilityId, to: '+352621123456', text: 'Moien' };
  await house.server.notify.sendSms({ ...sms, expiresAt: house.time.now + 10_000 });
  await deliver();
  house.time.now += 60_000;
  await deliver();
  expect(await states()).toMatchObject([{ state: 'failed', why: 'expired' }]);
  expect(hits).toHaveLength(1);
});

test('one person is not sent more than ten SMS a day', async () => {
  const sms = { facilityId: us.facilityId, to: '+352621123456', text: 'a "b"\n{number}' };
  const posted = [];
  for (let i = 0; i < 11; i++) posted.push((await house.server.notify.sendSms(sms)).state);
  await deliver();
  expect(posted.filter((state) => state === 'queued')).toHaveLength(10);
  expect(JSON.parse(hits[0]?.body.toString() ?? '')).toEqual({ to: sms.to, text: sms.text });
});

test('what is put into an address or a form cannot leave its field', () => {
  const filling = { number: '+352 1', text: 'a&b={number}' };
  const base = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } } as const;
  const { url, init } = fillIn({ ...base, url: 'https://g.example/?to={number}', body: 'm={text}' }, filling);
  expect([url, init.body]).toEqual(['https://g.example/?to=%2B352%201', 'm=a%26b%3D%7Bnumber%7D']);
});

test.each([
  'http://push.example/a',
  'https://10.0.0.1/a',
  'https://[::1]/a',
  'https://nas.local/a',
  'https://nas/a',
  'x',
])('%s is no push service', (endpoint) => expect(isPushService(endpoint, false)).toBe(false));

test('a push names nobody, is readable by its browser alone, and stops at sign-out and when the browser is gone', async () => {
  const browser = createECDH('prime256v1');
  const keys = { p256dh: browser.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') };
  await house.call('subscribePush', { endpoint: `${gateway}/push`, keys }, us.staff);
  const helpId = randomUUID();
  await house.mutate('help.ask', { id: helpId, residentId: us.residentId }, us.tablet);
  const alert: StaffAlert = { alert: 'help', helpId, minutes: 5 };
  await house.server.notify.notifyStaff(us.facilityId, alert);
  await house.server.notify.notifyStaff(us.facilityId, alert);
  await deliver();
  expect(hits).toHaveLength(1);
  const [hit] = hits;
  expect(hit?.headers).toMatchObject({ urgency: 'high', 'content-encoding': 'aes128gcm', ttl: '3600' });
  const told = JSON.parse(decryptPush(hit?.body ?? Buffer.alloc(0), browser, keys.auth));
  expect(told).toMatchObject({ about: 'help', id: helpId });
  expect(JSON.stringify(told)).not.toMatch(/Anne|Weber|12 –/);
  const { body } = await house.call('readAlert', { about: 'help', id: helpId }, us.staff);
  expect(body).toMatchObject({ text: '12 – depuis 0 minutes.', path: '/staff/help' });
  status = 410;
  await house.server.notify.notifyStaff(us.facilityId, { ...alert, minutes: 15 });
  await deliver();
  const db = house.server.store.db;
  expect(await db.selectFrom('push_subscription').selectAll().execute()).toEqual([]);
  await house.call('subscribePush', { endpoint: `${gateway}/push`, keys }, us.staff);
  await house.call('signOut', null, us.staff);
  await house.server.notify.notifyStaff(us.facilityId, { ...alert, minutes: 60 });
  await deliver();
  expect(hits).toHaveLength(2);
});

test('who chose no push gets none', async () => {
  const keys = { p256dh: 'BA', auth: 'AA' };
  await house.call('subscribePush', { endpoint: `${gateway}/push`, keys }, us.staff);
  const choices = { ...USUAL_ALERTS, silent: { push: false, mail: false } };
  await keepChoices(house.server.store.db, { facilityId: us.facilityId, staffId: us.staffId, choices });
  await house.server.notify.notifyStaff(us.facilityId, { alert: 'house-silent' });
  expect(await states()).toEqual([]);
  expect(hashSecret(us.staff.cookie ?? '')).toMatch(/^[0-9a-f]{64}$/);
});

test('a silent tablet is told once, not at night, and again only after it was back', async () => {
  const told: StaffAlert[] = [];
  let online = false;
  let since = house.time.now;
  const { db } = house.server.store;
  const other = randomUUID();
  await house.server.store.write(us.facilityId, async (writing) => {
    const tablet = await writing.get('tablet', us.tabletId);
    if (tablet) await writing.put('tablet', other, { ...tablet, name: 'Tilleul 2' });
  });
  const watch = createTabletWatch({
    db,
    now: () => house.time.now,
    health: { latest: async () => [] },
    presence: () => [
      { kind: 'tablet', id: us.tabletId, online, since },
      { kind: 'tablet', id: other, online: true, since },
    ],
    notify: { notifyStaff: async (_, what) => void told.push(what) },
  });
  const after = async (minutes: number) => {
    house.time.now += minutes * 60_000;
    await watch.look();
  };
  await after(9);
  expect(told).toEqual([]);
  await after(2);
  await after(1);
  expect(told).toEqual([{ alert: 'tablet', tabletId: us.tabletId, reason: 'silent' }]);
  online = true;
  await after(1);
  online = false;
  since = house.time.now;
  await after(11);
  expect(told).toHaveLength(2);
  online = true;
  await after(10 * 60);
  online = false;
  since = house.time.now;
  await after(30);
  expect(told).toHaveLength(2);
});

test('a relative is sent the link in their language; staff never see it', async () => {
  const send = { via: 'mail', to: 'marie@test.example', language: 'en' };
  const asked = { id: randomUUID(), contactId: us.contactId, send };
  const { body } = await house.call('sendInvitation', asked, us.staff);
  await deliver();
  expect(JSON.stringify(body)).not.toContain('secret');
  expect(mails[0]?.replace(/=\r\n/g, '')).toMatch(/would like to see you.*#invitation=/s);
});
