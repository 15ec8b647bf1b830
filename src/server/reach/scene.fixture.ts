import { createECDH, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished } from 'vitest';
import type { Id } from '../../protocol/primitives.ts';
import type { Call, Device } from '../../protocol/records.ts';
import { createFakeTime } from '../live/testing/fake-time.ts';
import { findBody } from '../store/records.ts';
import { type As, openHouse, START } from '../test-house.ts';
import { decryptPush } from '../test-push.ts';
import { dial, ofType } from '../test-socket.ts';

/** One push, SMS or other request that left the server. */
export type Hit = { at: number; url: string; headers: Record<string, unknown>; body: Buffer };

/** Anne's tablet in a real house, with a push service, an SMS gateway and a mail server of the test's own; its time is the test's. */
export async function openScene({ sms = true, mail = true }: { sms?: boolean; mail?: boolean } = {}) {
  const time = createFakeTime(START);
  const hits: Hit[] = [];
  const mails: string[] = [];
  /** What is answered, by the beginning of the address; 201 otherwise. */
  const answers = new Map<string, { status: number; headers?: Record<string, string> }>();
  const web = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = request.url ?? '';
    hits.push({ at: time.now(), url, headers: request.headers, body: Buffer.concat(chunks) });
    const answer = [...answers].find(([start]) => url.startsWith(start))?.[1];
    response.writeHead(answer?.status ?? 201, answer?.headers).end();
  });
  await once(web.listen(0, '127.0.0.1'), 'listening');
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString().replace(/=\r\n/g, '').replaceAll('=3D', '='));
        done();
      });
    },
  });
  const mailing = smtp.listen(0, '127.0.0.1');
  await once(mailing, 'listening');
  const gateway = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  const smtpUrl = `smtp://127.0.0.1:${(mailing.address() as AddressInfo).port}`;
  const house = await openHouse(
    {
      mail: mail ? { url: smtpUrl, from: 'Moien <moien@test.example>' } : null,
      sms: sms
        ? { url: `${gateway}/sms`, method: 'POST', headers: {}, body: '{"to":"{number}","text":"{text}"}' }
        : null,
    },
    { clock: time.now, timers: time.timers() },
  );
  const us = await house.settle();
  const tablet = await dial(house, us.tablet);
  let isMailUp = true;
  const stopMail = () =>
    new Promise<void>((resolve) => {
      if (!isMailUp) return resolve();
      isMailUp = false;
      smtp.close(resolve);
    });
  onTestFinished(async () => {
    tablet.close();
    await house.close();
    web.closeAllConnections();
    web.close();
    await stopMail();
  });

  const { store } = house.server;
  return {
    ...{ house, us, time, tablet, hits, mails, answers, gateway, stopMail },
    to: (start: string) => hits.filter(({ url }) => url.startsWith(start)),
    /** This device's browser may be woken under that address. Answers how it reads what comes. */
    async subscribe(as: As, path: string) {
      const browser = createECDH('prime256v1');
      const keys = { p256dh: browser.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') };
      const { status } = await house.call('subscribeRing', { endpoint: gateway + path, keys }, as);
      expect(status).toBe(200);
      return (hit: Hit | undefined): unknown =>
        JSON.parse(decryptPush(hit?.body ?? Buffer.alloc(0), browser, keys.auth));
    },
    /** Marie has one more phone. */
    async secondDevice(): Promise<As> {
      const invited = { id: randomUUID(), contactId: us.contactId };
      const { body } = await house.call('createInvitation', invited, us.staff);
      const { secret } = body as { secret: string };
      const accepted = await house.call('acceptInvitation', { secret, label: 'X', language: 'pt' }, {});
      return { bearer: (accepted.body as { credential: string }).credential };
    },
    address: (set: { mail?: string; phone?: string }) =>
      house.mutate('address.update', { id: us.contactId, set }, us.staff),
    /** The tablet rings Marie. */
    async ring(): Promise<Id> {
      const callId = randomUUID();
      tablet.send({ type: 'call.start', callId, contactId: us.contactId });
      await tablet.until(ofType('call.state', ({ call }) => call.callId === callId));
      return callId;
    },
    call: async (callId: Id): Promise<Call | null> => await findBody(store.db, us.facilityId, 'call', callId),
    /** Every sign so far: `push accepted`, `sms failed limit`. */
    async signs(callId: Id): Promise<string[]> {
      const call = await findBody(store.db, us.facilityId, 'call', callId);
      return (call?.receipts ?? []).map(({ by, got, why }) => [by, got, why].filter(Boolean).join(' '));
    },
    device: async (id: Id): Promise<Device | null> => await findBody(store.db, us.facilityId, 'device', id),
  };
}
