import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Medium, Message } from '../../protocol/messages.ts';
import type { MutationArgs } from '../../protocol/mutations.ts';
import type { Id } from '../../protocol/primitives.ts';
import { sweepOldMessages } from '../store/old-messages.ts';
import { ANNE, type As, type House, openHouse, type Settled } from '../test-house.ts';
import { mp4 } from '../test-voice.ts';
import { keepFilm } from '../test-world.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let house: House;
let us: Settled;
let film: Medium;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
  film = await keepFilm(house, us.facilityId, mp4(['vide']));
});
afterEach(() => house.close());

const send = async (as: As = us.relative, changes: object = {}): Promise<Id> => {
  const id = randomUUID();
  const args: MutationArgs<'message.send'> = {
    id,
    contactId: us.contactId,
    kind: 'video',
    media: [film],
    text: '',
    ...changes,
  };
  expect((await house.mutate('message.send', args, as)).refused).toBeNull();
  return id;
};
const get = (as: As, range?: string) =>
  house.ask(`/api/media/${film.hash}`, range === undefined ? {} : { headers: { range } }, as);
const messages = async (as: As): Promise<[Id, Message][]> => {
  const { body } = await house.call('pull', { since: 0, scope: null }, as);
  const { changes } = body as { changes: { kind: string; id: Id; body: Message }[] };
  return changes.filter(({ kind }) => kind === 'message').map(({ id, body }) => [id, body]);
};
const only = async (as: As): Promise<Message | undefined> => (await messages(as))[0]?.[1];
const files = () => readdir(join(house.dataDir, 'media', us.facilityId)).catch(() => []);

describe('a file of a message', () => {
  test('is seen by the two whom it concerns, and by nobody before it was sent', async () => {
    expect((await get(us.tablet)).status).toBe(404);
    await send();
    for (const as of [us.tablet, us.relative]) expect((await get(as)).status).toBe(200);
    const them = await house.settle();
    for (const as of [us.otherRelative, them.tablet, them.relative]) expect((await get(as)).status).toBe(404);
    expect((await get(us.staff)).status).toBe(404);
    expect((await get({})).status).toBe(401);
  });

  test('is played and never a page', async () => {
    await send();
    const { headers, body } = await get(us.tablet);
    expect(headers.get('content-type')).toBe('video/mp4');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('accept-ranges')).toBe('bytes');
    expect((body as Uint8Array).length).toBe(film.bytes);
  });

  test.each([
    ['bytes=0-9', 206, 0, 9],
    ['bytes=10-', 206, 10, -1],
    ['bytes=-5', 206, -5, -1],
    ['bytes=4-100000', 206, 4, -1],
    ['bytes=5-2', 200, 0, -1],
    ['bytes=0-1,4-5', 200, 0, -1],
    ['lines=1-2', 200, 0, -1],
  ])('answers the range %s with %i', async (range, status, from, to) => {
    await send();
    const whole = mp4(['vide']);
    const end = to < 0 ? whole.length - 1 : to;
    const start = from < 0 ? whole.length + from : from;
    const answer = await get(us.tablet, range);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual(whole.slice(start, end + 1));
    if (status === 206)
      expect(answer.headers.get('content-range')).toBe(`bytes ${start}-${end}/${whole.length}`);
  });

  test('has nothing beyond its end', async () => {
    await send();
    for (const range of ['bytes=100000-', 'bytes=-0']) expect((await get(us.tablet, range)).status).toBe(416);
  });
});

describe('what staff see of a message', () => {
  test('is that there is one and what became of it, and nothing that is in it', async () => {
    const id = await send(us.relative, { text: 'Between us' });
    await house.mutate('message.arrived', { id, plays: true }, us.tablet);
    expect(await only(us.staff)).toMatchObject({
      media: [],
      text: '',
      kind: 'video',
      arrivedAt: house.time.now,
    });
    expect(await only(us.tablet)).toMatchObject({ media: [film], text: 'Between us' });
    const { body } = await house.call(
      'audit',
      { actorId: null, residentId: null, text: 'Between', from: null, until: null, before: null },
      us.staff,
    );
    expect(body).toMatchObject({ entries: [] });
  });

  test('that staff took one away is in the log, without its content', async () => {
    const id = await send(us.relative, { text: 'Something ugly' });
    expect((await house.mutate('message.remove', { id }, us.staff)).refused).toBeNull();
    expect(await messages(us.tablet)).toEqual([]);
    const entries = await house.server.store.db.selectFrom('audit').selectAll().execute();
    const [entry] = entries.filter(({ kind }) => kind === 'message');
    expect(entry).toMatchObject({ deed: 'remove', record_id: id, fields: '[]' });
    expect(JSON.stringify(entries)).not.toContain('ugly');
  });
});

describe('the truth about a message', () => {
  test('is told by the tablet: there, and later seen', async () => {
    const id = await send();
    expect(await only(us.relative)).toMatchObject({ arrivedAt: null, seenAt: null });
    await house.mutate('message.arrived', { id, plays: true }, us.tablet);
    const arrivedAt = house.time.now;
    house.time.now += 5000;
    await house.mutate('message.seen', { id }, us.tablet);
    await house.mutate('message.seen', { id }, us.tablet);
    const seenAt = house.time.now;
    expect(await only(us.relative)).toMatchObject({ arrivedAt, seenAt, unplayable: false });
  });

  test('is also that the tablet cannot play it', async () => {
    const id = await send();
    await house.mutate('message.arrived', { id, plays: false }, us.tablet);
    expect(await only(us.relative)).toMatchObject({ unplayable: true, seenAt: null });
    await house.mutate('message.arrived', { id, plays: true }, us.tablet);
    expect(await only(us.relative)).toMatchObject({ unplayable: false });
  });

  test('is nobody’s to tell about their own', async () => {
    const id = await send();
    const seen = await house.mutate('message.seen', { id }, us.relative);
    expect(seen.refused?.code).toBe('not-allowed');
    const answer = await send(us.tablet);
    const own = await house.mutate('message.seen', { id: answer }, us.tablet);
    expect(own.refused?.code).toBe('not-allowed');
    expect((await house.mutate('message.seen', { id: answer }, us.relative)).refused).toBeNull();
  });
});

describe('sending', () => {
  const sending = (as: As, changes: object) =>
    house.mutate(
      'message.send',
      { id: randomUUID(), contactId: us.contactId, kind: 'video', media: [film], text: '', ...changes },
      as,
    );

  test('twice is once: a page that was closed in between sends it again', async () => {
    const id = await send();
    expect((await sending(us.relative, { id })).refused).toBeNull();
    expect(await messages(us.tablet)).toHaveLength(1);
    expect((await sending(us.relative, { id, kind: 'text', media: [], text: 'x' })).refused?.code).toBe(
      'conflict',
    );
    await house.mutate('message.remove', { id }, us.relative);
    expect((await sending(us.relative, { id })).refused).toBeNull();
    expect(await messages(us.tablet), 'what was taken back stays away').toEqual([]);
  });

  test('names only files that are here, as they are', async () => {
    const wrong = [
      { ...film, hash: 'a'.repeat(64) },
      { ...film, bytes: film.bytes + 1 },
      { ...film, type: 'video/webm' as const },
    ];
    for (const medium of wrong)
      expect((await sending(us.relative, { media: [medium] })).refused?.code).toBe('not-found');
    const them = await house.settle();
    const theirs = await sending(them.relative, { contactId: them.contactId });
    expect(theirs.refused?.code).toBe('not-found');
  });

  test('goes to one’s own, and only to somebody who has a browser for it', async () => {
    expect((await sending(us.relative, { contactId: us.otherContactId })).refused?.code).toBe('not-found');
    expect((await sending(us.relative, { media: [] })).refused?.code).toBe('bad-request');
    const set = { kind: 'phone', phone: '+352 1' } as const;
    await house.mutate('contact.update', { id: us.otherContactId, set }, us.staff);
    expect((await sending(us.tablet, { contactId: us.otherContactId })).refused?.code).toBe('not-found');
    await house.server.store.write(us.facilityId, (writing) =>
      writing.put('resident', us.residentId, { ...ANNE, givenName: 'Anna' }),
    );
    expect((await sending(us.tablet, {})).refused).toBeNull();
  });
});

describe('what goes away', () => {
  test('is what was seen long ago, with its file; never what nobody has seen, nor what is kept', async () => {
    const [old, kept, unseen] = [await send(), await send(), await send()];
    for (const id of [old, kept]) await house.mutate('message.seen', { id }, us.tablet);
    await house.mutate('message.keep', { id: kept, favourite: true }, us.tablet);
    await house.mutate('facility.update', { id: us.facilityId, set: { messageDays: 30 } }, us.staff);
    house.time.now += 30 * DAY_MS;
    await sweepOldMessages(house.server.store);
    expect(await messages(us.tablet)).toHaveLength(3);
    house.time.now += 1;
    await sweepOldMessages(house.server.store);
    expect((await messages(us.tablet)).map(([id]) => id).sort()).toEqual([kept, unseen].sort());
    await house.server.media.sweep();
    expect(await files()).toHaveLength(1);
    for (const id of [kept, unseen]) await house.mutate('message.remove', { id }, us.tablet);
    await house.server.media.sweep();
    expect(await files()).toEqual([]);
  });

  test('is everything of a resident who is erased, at once', async () => {
    await send();
    await send(us.tablet);
    const erased = await house.call(
      'erasePerson',
      { residentId: us.residentId, name: 'Anne Weber' },
      us.staff,
    );
    expect(erased).toMatchObject({ status: 200, body: { media: 1 } });
    expect(await files()).toEqual([]);
    const left = await house.server.store.db
      .selectFrom('record')
      .selectAll()
      .where('kind', '=', 'message')
      .execute();
    expect(left.every(({ body, deleted }) => deleted === 1 && body === 'null')).toBe(true);
  });

  test('is a relative’s own message, when they take it back', async () => {
    const id = await send();
    const answer = await send(us.tablet);
    expect((await house.mutate('message.remove', { id: answer }, us.relative)).refused?.code).toBe(
      'not-allowed',
    );
    expect((await house.mutate('message.remove', { id }, us.relative)).refused).toBeNull();
    expect((await messages(us.tablet)).map(([one]) => one)).toEqual([answer]);
  });
});
