import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type As, type House, openHouse, type Settled, START } from '../test-house.ts';

/* A real mail server, and a real server that writes to it. */

const HOUR = 60 * 60_000;
/** 15:00 in Luxembourg. */
const AT_THREE = START + 2 * HOUR;

let mails: string[];
let house: House;
let us: Settled;
let close: () => Promise<void>;

beforeEach(async () => {
  mails = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString());
        done();
      });
    },
  });
  const listening = smtp.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  house = await openHouse({
    mail: { url: `smtp://127.0.0.1:${port}`, from: 'Moien <moien@tilleuls.example>' },
  });
  us = await house.settle();
  const { contactId: id } = us;
  await house.mutate('address.update', { id, set: { mail: 'marie@example.org' } }, us.staff);
  close = async () => {
    await house.close();
    const closed = once(listening, 'close');
    smtp.close();
    await closed;
  };
});
afterEach(() => close());

async function propose(as: As, startsAt = AT_THREE, contactId = us.contactId) {
  const id = randomUUID();
  const visit = { id, contactId, startsAt, lengthMinutes: 30 };
  expect((await house.mutate('visit.propose', visit, as)).refused).toBeNull();
  return id;
}

const say = (what: 'accept' | 'decline' | 'cancel' | 'reopen', id: string, as: As) =>
  house.mutate(`visit.${what}`, { id }, as);

/** Waits until it came, for as long as a test may last. */
async function mail(n: number): Promise<{ raw: string; ics: string; text: string }> {
  await expect.poll(() => mails.length, { timeout: 5_000 }).toBe(n);
  const raw = mails[n - 1] ?? '';
  const parts = raw.split(/\r\n--[^\r\n]+\r\n/).map(decoded);
  const ics = parts.find((part) => part.includes('BEGIN:VCALENDAR')) ?? '';
  return {
    raw,
    ics: ics.replace(/\r\n /g, ''),
    text: parts.find((part) => part.includes('/relative/')) ?? '',
  };
}

function decoded(part: string): string {
  const [head = '', ...body] = part.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString();
  if (!/quoted-printable/i.test(head)) return text;
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

const headerOf = (raw: string, name: string) => new RegExp(`^${name}: (.*)$`, 'mi').exec(raw)?.[1] ?? '';

/** Everything that is under way has been put down, and nothing came of it. */
async function nothingMore(than: number): Promise<void> {
  await house.server.deliver();
  const { db } = house.server.store;
  await expect.poll(async () => (await db.selectFrom('message').selectAll().execute()).length).toBe(than);
}

test('a visit that staff propose is asked for by mail, with an entry that is not sure yet', async () => {
  const id = await propose(us.staff);
  const { raw, ics, text } = await mail(1);
  expect(headerOf(raw, 'To')).toContain('marie@example.org');
  expect(raw).toContain('text/calendar; charset=utf-8; method=REQUEST');
  expect(raw).toContain('moien.ics');
  expect(text).toContain('Une visite vidéo avec Maman vous est proposée\u00a0: Lundi 23 novembre, 15:00.');
  expect(text).toContain('http://localhost:8080/relative/');
  for (const line of [
    'METHOD:REQUEST',
    `UID:${id}@moien`,
    'SEQUENCE:0',
    'STATUS:TENTATIVE',
    'DTSTART:20261123T140000Z',
    'DTEND:20261123T143000Z',
    'SUMMARY:Visite vidéo\u00a0: Maman',
    'ORGANIZER;CN="Les Tilleuls":mailto:moien@tilleuls.example',
  ])
    expect(ics).toContain(line);
  expect(ics).toMatch(/ATTENDEE;.*MAILTO:marie@example\.org/);
});

test('one visit is one entry: agreed under the same name, and cancelled under it', async () => {
  const id = await propose(us.staff);
  await mail(1);
  await say('accept', id, us.relative);
  const agreed = (await mail(2)).ics;
  for (const line of [`UID:${id}@moien`, 'SEQUENCE:1', 'STATUS:CONFIRMED', 'METHOD:REQUEST', 'BEGIN:VALARM'])
    expect(agreed).toContain(line);
  await say('cancel', id, us.staff);
  const off = (await mail(3)).ics;
  for (const line of [`UID:${id}@moien`, 'SEQUENCE:2', 'STATUS:CANCELLED', 'METHOD:CANCEL'])
    expect(off).toContain(line);
  expect(off).not.toContain('VALARM');
  await say('reopen', id, us.staff);
  expect((await mail(4)).ics).toContain('SEQUENCE:3');
});

test('what a relative proposes is only written about when staff have answered', async () => {
  const id = await propose(us.relative);
  await say('accept', id, us.staff);
  const { ics, raw } = await mail(1);
  expect(ics).toContain('STATUS:CONFIRMED');
  expect(headerOf(raw, 'Auto-Submitted')).toBe('auto-generated');
  const other = await propose(us.relative, AT_THREE + HOUR);
  await say('cancel', other, us.relative);
  await nothingMore(1);
  const third = await propose(us.relative, AT_THREE + 2 * HOUR);
  await say('decline', third, us.staff);
  expect((await mail(2)).text).toContain('n’aura pas lieu');
});

test('it speaks the language that staff noted, else that of the newest device', async () => {
  await house.mutate('device.update', { id: us.deviceId, set: { language: 'lb' } }, us.relative);
  await propose(us.staff);
  expect((await mail(1)).text).toContain('Besuch um Video');
  const set = { language: 'pt' } as const;
  await house.mutate('address.update', { id: us.contactId, set }, us.staff);
  await propose(us.staff, AT_THREE + HOUR);
  expect((await mail(2)).text).toContain('visita por vídeo com Maman');
});

test('who leaves the house takes their visits out of the calendars', async () => {
  const id = await propose(us.staff);
  await mail(1);
  const set = { archivedAt: START };
  await house.mutate('resident.update', { id: us.residentId, set }, us.staff);
  const { ics } = await mail(2);
  expect(ics).toContain(`UID:${id}@moien`);
  expect(ics).toContain('METHOD:CANCEL');
});

test.each(['contact', 'resident'] as const)(
  'a visit goes off the calendar of a %s that is taken away',
  async (gone) => {
    const id = await propose(us.staff);
    await mail(1);
    await say('accept', id, us.relative);
    await mail(2);
    if (gone === 'contact') await house.mutate('contact.remove', { id: us.contactId }, us.staff);
    else await house.mutate('resident.remove', { id: us.residentId }, us.staff);
    const { ics, text } = await mail(3);
    for (const line of [`UID:${id}@moien`, 'SEQUENCE:2', 'STATUS:CANCELLED', 'METHOD:CANCEL'])
      expect(ics).toContain(line);
    expect(text).toContain('n’aura pas lieu');
  },
);

test('what is over or off already is not written about when its contact goes', async () => {
  const id = await propose(us.staff);
  await mail(1);
  await say('decline', id, us.relative);
  await mail(2);
  await house.mutate('contact.remove', { id: us.contactId }, us.staff);
  await nothingMore(2);
});

test('nobody is written to whose address staff do not keep', async () => {
  await propose(us.staff, AT_THREE, us.otherContactId);
  await nothingMore(0);
  await house.mutate('address.update', { id: us.contactId, set: { mail: '' } }, us.staff);
  await propose(us.staff);
  await nothingMore(0);
  await house.mutate('address.update', { id: us.contactId, set: { mail: 'marie@example.org' } }, us.staff);
  await propose(us.staff, AT_THREE + HOUR);
  expect((await mail(1)).ics).toContain('DTSTART:20261123T150000Z');
});
