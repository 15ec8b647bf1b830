import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ResponseOf } from '../../protocol/http.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Change, Kind } from '../../protocol/records.ts';
import { ANNE, type As, type House, marieOf, openHouse, PNG, type Settled, START } from '../test-house.ts';

let house: House;
let us: Settled;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
});
afterEach(() => house.close());

async function pull(as: As, since = 0, scope: string | null = null): Promise<ResponseOf<'pull'>> {
  const { body } = await house.call('pull', { since, scope }, as);
  return body as ResponseOf<'pull'>;
}

async function find(kind: Kind, id: Id, as = us.staff): Promise<Change['body']> {
  const { changes } = await pull(as);
  return changes.find((change) => change.kind === kind && change.id === id)?.body ?? null;
}

const wish = (contactId: Id) => house.mutate('wish.leave', { id: randomUUID(), contactId }, us.tablet);

describe('one change', () => {
  test('sent twice is applied once, and answered alike', async () => {
    const mutation = {
      id: randomUUID(),
      at: START,
      name: 'wish.leave',
      args: { id: randomUUID(), contactId: us.contactId },
    };
    const send = async () => (await house.call('mutate', { mutations: [mutation] }, us.tablet)).body;
    const first = await send();
    await house.mutate('contact.update', { id: us.contactId, set: { name: 'M' } }, us.staff);
    expect(await send()).toEqual(first);
    expect((await pull(us.staff)).changes.filter(({ kind }) => kind === 'wish')).toHaveLength(1);
  });

  test('under the id of somebody else’s is a conflict', async () => {
    const id = randomUUID();
    const ask = { id, at: START, name: 'help.ask', args: { id: randomUUID(), residentId: us.residentId } };
    await house.call('mutate', { mutations: [ask] }, us.tablet);
    const done = { id, at: START, name: 'wish.done', args: { id: randomUUID() } };
    const { body } = await house.call('mutate', { mutations: [done] }, us.relative);
    expect(body).toMatchObject({ results: [{ id, seq: null, refused: { code: 'conflict' } }] });
  });

  test('cannot have been made in the future', async () => {
    const help = randomUUID();
    const args = { id: help, residentId: us.residentId };
    const mutation = { id: randomUUID(), at: START + 1e9, name: 'help.ask', args };
    await house.call('mutate', { mutations: [mutation] }, us.tablet);
    expect(await find('help', help)).toMatchObject({ askedAt: START });
  });

  test('keeps the time at which it was made without network', async () => {
    const id = randomUUID();
    const mutation = {
      id: randomUUID(),
      at: START - 5000,
      name: 'wish.leave',
      args: { id, contactId: us.contactId },
    };
    await house.call('mutate', { mutations: [mutation] }, us.tablet);
    expect(await find('wish', id)).toMatchObject({ createdAt: START - 5000 });
  });

  test('that is refused does not keep the next from being applied', async () => {
    const at = START;
    const bad = {
      id: randomUUID(),
      at,
      name: 'resident.update',
      args: { id: randomUUID(), set: { room: '1' } },
    };
    const good = {
      id: randomUUID(),
      at,
      name: 'resident.update',
      args: { id: us.residentId, set: { room: '2' } },
    };
    const { body } = await house.call('mutate', { mutations: [bad, good] }, us.staff);
    expect(body).toMatchObject({ results: [{ refused: { code: 'not-found' } }, { refused: null }] });
  });
});

describe('two people', () => {
  test('who change different fields of a resident lose nothing', async () => {
    await house.mutate('resident.update', { id: us.residentId, set: { room: '14' } }, us.staff);
    await house.mutate('resident.update', { id: us.residentId, set: { address: 'Anne' } }, us.staff);
    expect(await find('resident', us.residentId)).toEqual({ ...ANNE, room: '14', address: 'Anne' });
  });

  test('who create the same thing the same way make one', async () => {
    const args = { id: randomUUID(), ...marieOf(us.residentId) };
    expect((await house.mutate('contact.create', args, us.staff)).refused).toBeNull();
    expect((await house.mutate('contact.create', args, us.staff)).refused).toBeNull();
    const other = await house.mutate('contact.create', { ...args, name: 'Eve' }, us.staff);
    expect(other.refused).toEqual({ code: 'conflict', retry: 'never' });
  });
});

describe('a contact', () => {
  test('of nobody is refused', async () => {
    const created = await house.mutate(
      'contact.create',
      { id: randomUUID(), ...marieOf(randomUUID()) },
      us.staff,
    );
    expect(created.refused?.code).toBe('not-found');
  });

  test('cannot have a photo that never arrived, nor one of another facility', async () => {
    const them = await house.settle();
    const photo = await house.server.photos.keep(them.facilityId, PNG);
    for (const hash of [photo, 'a'.repeat(64)]) {
      const { refused } = await house.mutate(
        'contact.update',
        { id: us.contactId, set: { photo: hash } },
        us.staff,
      );
      expect(refused?.code).toBe('not-found');
    }
  });

  test('that is a telephone has a number, whatever order it was changed in', async () => {
    const change = async (set: object) =>
      (await house.mutate('contact.update', { id: us.contactId, set }, us.staff)).refused?.code;
    const doctor = { ...marieOf(us.residentId), kind: 'phone' as const, phone: '' };
    const created = await house.mutate('contact.create', { id: randomUUID(), ...doctor }, us.staff);
    expect(created.refused?.code).toBe('bad-request');
    expect(await change({ kind: 'phone' })).toBe('bad-request');
    expect(await change({ phone: '+352 26 12 34' })).toBeUndefined();
    expect(await change({ kind: 'phone' })).toBeUndefined();
    expect(await change({ phone: '' })).toBe('bad-request');
    expect(await change({ kind: 'station', phone: '' })).toBeUndefined();
  });

  test('that is removed leaves tombstones, and its browsers are signed out', async () => {
    await wish(us.contactId);
    await house.mutate('contact.remove', { id: us.contactId }, us.staff);
    const { changes } = await pull(us.tablet);
    expect(changes.filter(({ id }) => id === us.contactId)).toEqual([]);
    expect((await house.call('pull', { since: 0, scope: null }, us.relative)).status).toBe(401);
    expect((await house.call('pull', { since: 0, scope: null }, us.otherRelative)).status).toBe(200);
    expect(await find('device', us.deviceId)).toBeNull();
    const again = await house.mutate(
      'contact.create',
      { id: us.contactId, ...marieOf(us.residentId) },
      us.staff,
    );
    expect(again.refused?.code).toBe('conflict');
  });
});

test('a resident who is removed takes contacts, browsers, wishes and calls along, and nobody else', async () => {
  await wish(us.contactId);
  const before = await pull(us.staff);
  await house.mutate('resident.remove', { id: us.residentId }, us.staff);
  const left = (await pull(us.staff)).changes.map(({ kind }) => kind);
  expect(left.sort()).toEqual(['facility', 'resident', 'staff']);
  const { changes } = await pull(us.staff, before.seq, before.scope);
  expect(changes.every(({ body }) => body === null)).toBe(true);
  for (const as of [us.tablet, us.relative, us.otherRelative]) {
    expect((await house.call('pull', { since: 0, scope: null }, as)).status).toBe(401);
  }
});

describe('a wish', () => {
  test('tapped ten times is one, with the time of the first', async () => {
    await wish(us.contactId);
    house.time.now += 60_000;
    expect((await wish(us.contactId)).refused).toBeNull();
    await wish(us.otherContactId);
    const wishes = (await pull(us.tablet)).changes.filter(({ kind }) => kind === 'wish');
    expect(wishes.map(({ body }) => body)).toMatchObject([
      { createdAt: START },
      { createdAt: START + 60_000 },
    ]);
  });

  test('that is done makes room for the next', async () => {
    const id = randomUUID();
    await house.mutate('wish.leave', { id, contactId: us.contactId }, us.tablet);
    house.time.now += 1000;
    await house.mutate('wish.done', { id }, us.relative);
    expect(await find('wish', id)).toMatchObject({ doneAt: START + 1000 });
    const next = randomUUID();
    await house.mutate('wish.leave', { id: next, contactId: us.contactId }, us.tablet);
    expect(await find('wish', next)).toMatchObject({ doneAt: null });
  });

  test('that is withdrawn is gone', async () => {
    const id = randomUUID();
    await house.mutate('wish.leave', { id, contactId: us.contactId }, us.tablet);
    await house.mutate('wish.withdraw', { id }, us.tablet);
    expect(await find('wish', id)).toBeNull();
  });
});

describe('help', () => {
  const ask = async () => {
    const id = randomUUID();
    await house.mutate('help.ask', { id, residentId: us.residentId }, us.tablet);
    return id;
  };

  test('asked for twice is one request: the first tap counts', async () => {
    const [first, second] = [await ask(), await ask()];
    expect(await find('help', first)).toMatchObject({ askedAt: START, closedAt: null });
    expect(await find('help', second)).toBeNull();
  });

  test('is taken by the first who comes, and closed once', async () => {
    const id = await ask();
    house.time.now += 1000;
    await house.mutate('help.take', { id }, us.staff);
    house.time.now += 1000;
    await house.mutate('help.take', { id }, us.staff);
    await house.mutate('help.close', { id }, us.staff);
    house.time.now += 1000;
    await house.mutate('help.close', { id }, us.staff);
    await house.mutate('help.withdraw', { id }, us.tablet);
    expect(await find('help', id)).toMatchObject({
      takenAt: START + 1000,
      takenBy: us.staffId,
      closedAt: START + 2000,
    });
  });

  test('tells the tablet who comes only if the house wants that', async () => {
    const [id, tellWhoComes] = [await ask(), true];
    await house.mutate('help.take', { id }, us.staff);
    expect(await find('help', id, us.tablet)).toMatchObject({ coming: null });
    await house.mutate('help.close', { id }, us.staff);
    await house.mutate('facility.update', { id: us.facilityId, set: { tellWhoComes } }, us.staff);
    const next = await ask();
    await house.mutate('help.take', { id: next }, us.staff);
    expect(await find('help', next, us.tablet)).toMatchObject({ coming: 'Claire Hoffmann' });
  });

  test('that is closed at once was also taken', async () => {
    const id = await ask();
    await house.mutate('help.close', { id }, us.staff);
    expect(await find('help', id)).toMatchObject({ takenAt: START, takenBy: us.staffId, closedAt: START });
  });

  test('that is withdrawn stays in the history', async () => {
    const id = await ask();
    await house.mutate('help.withdraw', { id }, us.tablet);
    expect(await find('help', id)).toMatchObject({ takenBy: null, closedAt: START });
  });
});

test('a tablet may be given to another resident of the house, and of no other', async () => {
  const them = await house.settle();
  const give = (residentId: Id) =>
    house.mutate('tablet.update', { id: us.tabletId, set: { residentId } }, us.staff);
  expect((await give(them.residentId)).refused?.code).toBe('not-found');
  expect((await give(us.otherResidentId)).refused).toBeNull();
  expect(await find('resident', us.otherResidentId, us.tablet)).toMatchObject({ givenName: 'Jos' });
  expect(await find('resident', us.residentId, us.tablet)).toBeNull();
});
