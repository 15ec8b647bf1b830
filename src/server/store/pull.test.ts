import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ResponseOf } from '../../protocol/http.ts';
import type { Contact } from '../../protocol/records.ts';
import { ANNE, type As, type House, marieOf, openHouse, PNG, type Settled } from '../test-house.ts';

let house: House;
let us: Settled;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
});
afterEach(() => house.close());

async function pull(as: As, since = 0, scope: string | null = null): Promise<ResponseOf<'pull'>> {
  return (await house.call('pull', { since, scope }, as)).body as ResponseOf<'pull'>;
}

/** Kind and id of what is seen, in order of change. */
const seen = async (as: As) => (await pull(as)).changes.map(({ kind, id }) => [kind, id]);

describe('who sees what', () => {
  beforeEach(async () => {
    await house.settle();
  });

  test('a tablet sees its facility, itself, its resident and that resident’s contacts', async () => {
    expect(await seen(us.tablet)).toEqual([
      ['facility', us.facilityId],
      ['resident', us.residentId],
      ['contact', us.contactId],
      ['contact', us.otherContactId],
      ['tablet', us.tabletId],
    ]);
  });

  test('a relative sees own contact, own device, and of the resident only what they may', async () => {
    const { changes } = await pull(us.relative);
    expect(changes.map(({ kind, id }) => [kind, id])).toEqual([
      ['contact', us.contactId],
      ['loved', us.residentId],
      ['device', us.deviceId],
    ]);
    expect(changes[1]?.body).toEqual({
      name: 'Anne Weber',
      photo: null,
      facilityName: 'Les Tilleuls',
      timeZone: 'Europe/Luxembourg',
      callingHours: { from: 0, until: 1440 },
      quietHours: ANNE.quietHours,
      notNowUntil: null,
      callable: true,
    });
    expect(JSON.stringify(changes)).not.toMatch(/Madame|"room"|Jean|Jos/);
  });

  test('staff see the whole facility and nothing of another', async () => {
    const ids = (await seen(us.staff)).map(([, id]) => id);
    expect(ids).toHaveLength(10);
    expect(ids).toContain(us.otherResidentId);
  });
});

describe('who has seen everything up to a number', () => {
  test('is told only what changed since', async () => {
    const { seq, scope } = await pull(us.tablet);
    expect(await pull(us.tablet, seq, scope)).toEqual({ seq, scope, reset: false, more: false, changes: [] });
    await house.mutate('contact.update', { id: us.contactId, set: { name: 'Maria' } }, us.staff);
    const next = await pull(us.tablet, seq, scope);
    expect(next).toMatchObject({ seq: seq + 1, reset: false });
    expect(next.changes).toMatchObject([{ kind: 'contact', seq: seq + 1, body: { name: 'Maria' } }]);
  });

  test('gets a tombstone for what was deleted, and nothing of what it said', async () => {
    const { seq, scope } = await pull(us.tablet);
    await house.mutate('contact.remove', { id: us.otherContactId }, us.staff);
    const { changes } = await pull(us.tablet, seq, scope);
    expect(changes).toMatchObject([{ kind: 'contact', id: us.otherContactId, body: null }]);
    const { db } = house.server.store;
    const row = await db
      .selectFrom('record')
      .select('body')
      .where('id', '=', us.otherContactId)
      .executeTakeFirstOrThrow();
    expect(row.body).toBe('null');
  });

  test('moves on with the number although what changed is not theirs', async () => {
    const { seq, scope } = await pull(us.relative);
    await house.mutate('resident.update', { id: us.otherResidentId, set: { room: '2' } }, us.staff);
    expect(await pull(us.relative, seq, scope)).toMatchObject({ seq: seq + 1, changes: [] });
  });

  test('starts anew when the tablet has got another resident', async () => {
    const before = await pull(us.tablet);
    await house.mutate(
      'tablet.update',
      { id: us.tabletId, set: { residentId: us.otherResidentId } },
      us.staff,
    );
    const after = await pull(us.tablet, before.seq, before.scope);
    expect(after.reset).toBe(true);
    expect(after.scope).not.toBe(before.scope);
    expect(after.changes.map(({ kind }) => kind)).toEqual(['facility', 'resident', 'tablet']);
  });

  test('starts anew when the number lies in the future: the database came from a backup', async () => {
    const { seq, scope } = await pull(us.tablet);
    expect((await pull(us.tablet, seq + 1, scope)).reset).toBe(true);
  });
});

test('a relative’s view of the resident changes with the resident and with the facility', async () => {
  const { seq, scope } = await pull(us.relative);
  await house.mutate('facility.update', { id: us.facilityId, set: { name: 'Les Hêtres' } }, us.staff);
  await house.mutate('resident.update', { id: us.residentId, set: { givenName: 'Annie' } }, us.staff);
  const { changes } = await pull(us.relative, seq, scope);
  expect(changes).toMatchObject([
    {
      kind: 'loved',
      id: us.residentId,
      seq: seq + 2,
      body: { name: 'Annie Weber', facilityName: 'Les Hêtres' },
    },
  ]);
});

test('a relative’s view has the hours of their own, and no calls when they are no relative any more', async () => {
  const change = (set: Partial<Contact>) =>
    house.mutate('contact.update', { id: us.contactId, set }, us.staff);
  const told = async (after: { seq: number; scope: string }) => {
    const { changes } = await pull(us.relative, after.seq, after.scope);
    return changes.find(({ kind }) => kind === 'loved');
  };
  const before = await pull(us.relative);
  const own = { from: 600, until: 720 };
  await change({ callingHours: own });
  expect(await told(before)).toMatchObject({ seq: before.seq + 1, body: { callingHours: own } });
  await change({ callingHours: null });
  expect(await told(before)).toMatchObject({ body: { callingHours: { from: 0, until: 1440 } } });
  await change({ kind: 'phone', phone: '112' });
  expect(await told(before)).toMatchObject({ body: { callable: false } });
});

test('a relative knows the resident by both names, or by the one that there is', async () => {
  const nameNow = async () => {
    const { changes } = await pull(us.relative);
    return changes.find(({ kind }) => kind === 'loved')?.body;
  };
  expect(await nameNow()).toMatchObject({ name: 'Anne Weber' });
  const longest = { givenName: 'A'.repeat(60), familyName: 'W'.repeat(60) };
  await house.mutate('resident.update', { id: us.residentId, set: longest }, us.staff);
  expect(await nameNow()).toMatchObject({ name: `${longest.givenName} ${longest.familyName}` });
  await house.mutate('resident.update', { id: us.residentId, set: { familyName: '' } }, us.staff);
  expect(await nameNow()).toMatchObject({ name: longest.givenName });
});

test('a large facility comes in pages, each record once', async () => {
  await house.server.store.write(us.facilityId, async (writing) => {
    for (let count = 0; count < 700; count++)
      await writing.put('contact', randomUUID(), marieOf(us.residentId));
  });
  const first = await pull(us.tablet);
  expect([first.changes.length, first.more, first.reset]).toEqual([500, true, true]);
  const second = await pull(us.tablet, first.seq, first.scope);
  expect([second.changes.length, second.more, second.reset]).toEqual([205, false, false]);
  expect(new Set([...first.changes, ...second.changes].map(({ id }) => id)).size).toBe(705);
  expect((await pull(us.tablet, second.seq, second.scope)).changes).toEqual([]);
});

describe('a photo', () => {
  const get = (hash: string, as: As) => house.ask(`/api/blobs/${hash}`, {}, as);

  test('comes back as it went in, as a picture and nothing else', async () => {
    const up = await house.ask('/api/blobs', { method: 'POST', body: PNG }, us.staff);
    const { hash } = up.body as { hash: string };
    const { body, headers } = await get(hash, us.staff);
    expect(body).toEqual(new Uint8Array(PNG));
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      // What the page keeps it can erase; what the browser keeps it cannot.
      'cache-control': 'no-store',
    });
  });

  test('is seen only by those who see whose it is', async () => {
    const photo = await house.server.photos.keep(us.facilityId, PNG);
    const statuses = async () =>
      await Promise.all(
        [us.tablet, us.relative, us.otherRelative].map(async (as) => (await get(photo, as)).status),
      );
    expect(await statuses()).toEqual([404, 404, 404]);
    await house.mutate('contact.update', { id: us.contactId, set: { photo } }, us.staff);
    expect(await statuses()).toEqual([200, 200, 404]);
    const them = await house.settle();
    expect((await get(photo, them.staff)).status).toBe(404);
  });

  test('uploaded twice is one file', async () => {
    const twice = [1, 2].map(() => house.server.photos.keep(us.facilityId, PNG));
    expect(new Set(await Promise.all(twice)).size).toBe(1);
  });
});
