import { randomUUID, webcrypto } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AuditEntry, Colleague, OwnAccess } from '../../protocol/people.ts';
import { createPinCheck } from '../../protocol/pin.ts';
import { type As, type House, openHouse, type Settled } from '../test-house.ts';
import { dial, ofType } from '../test-socket.ts';

let house: House;
let us: Settled;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
});
afterEach(() => house.close());

const DAY = 24 * 60 * 60 * 1000;
const PASSWORD = 'correct horse';
const by = { with: 'password', password: PASSWORD };

async function invite(role: 'admin' | 'carer' = 'carer', id: string = randomUUID()) {
  const { body } = await house.call('inviteColleague', { id, role }, us.staff);
  return { id, token: (body as { secret: string }).secret };
}

const cookieOf = ({ headers }: { headers: Headers }): As => ({
  cookie: /moien=([\w-]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '',
});

async function join(token: string, email = 'jos@tilleuls.example') {
  return await house.call('join', { token, name: 'Jos Muller', email, by });
}

async function comeIn(role: 'admin' | 'carer' = 'carer') {
  const { id, token } = await invite(role);
  return { id, as: cookieOf(await join(token)) };
}

describe('a colleague’s link', () => {
  test('says what it is for, and lets one person in, with the role that was meant', async () => {
    const { id, token } = await invite();
    const read = await house.call('readColleagueInvitation', { token });
    expect(read.body).toMatchObject({ facilityName: 'Les Tilleuls', role: 'carer', staffId: id });
    const joined = await join(token);
    expect(joined).toMatchObject({ status: 200, body: { staffId: id, name: 'Jos Muller', role: 'carer' } });
    expect((await join(token, 'eve@tilleuls.example')).status).toBe(410);
    expect((await house.call('signIn', { email: 'jos@tilleuls.example', password: PASSWORD })).status).toBe(
      200,
    );
  });

  test('opened twice at once lets one in', async () => {
    const { token } = await invite();
    const both = await Promise.all([join(token, 'a@b.example'), join(token, 'c@b.example')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
  });

  test('is good for a week, until it is withdrawn, or until it gets a new secret', async () => {
    const old = await invite();
    house.time.now += 7 * DAY;
    expect((await join(old.token)).status).toBe(410);
    const withdrawn = await invite();
    await house.call('withdrawColleague', { id: withdrawn.id }, us.staff);
    expect((await join(withdrawn.token)).status).toBe(410);
    const first = await invite();
    const second = await invite('carer', first.id);
    expect((await join(first.token)).status).toBe(410);
    expect((await join(second.token)).status).toBe(200);
  });

  test('with an e-mail that somebody has is not used up', async () => {
    await comeIn();
    const { token } = await invite();
    expect((await join(token)).body).toMatchObject({ code: 'conflict' });
    expect((await join(token, 'other@tilleuls.example')).status).toBe(200);
  });

  test('that waits is listed, and one that was used is not', async () => {
    await comeIn();
    const { id } = await invite('admin');
    const { body } = await house.call('people', null, us.staff);
    const { colleagues, invitations } = body as { colleagues: Colleague[]; invitations: unknown[] };
    expect(invitations).toMatchObject([{ id, role: 'admin' }]);
    expect(colleagues.map(({ name }) => name).sort()).toEqual(['Claire Hoffmann', 'Jos Muller']);
  });
});

describe('the last admin', () => {
  test('can be neither demoted nor removed; the last but one can', async () => {
    const set = { role: 'carer' } as const;
    const demote = () => house.mutate('staff.update', { id: us.staffId, set }, us.staff);
    await comeIn();
    expect((await demote()).refused?.code).toBe('last-admin');
    expect((await house.mutate('staff.remove', { id: us.staffId }, us.staff)).refused?.code).toBe(
      'last-admin',
    );
    const { token } = await invite('admin');
    await join(token, 'two@tilleuls.example');
    expect((await demote()).refused).toBeNull();
    expect((await house.call('people', null, us.staff)).status).toBe(403);
  });
});

describe('somebody who is removed', () => {
  test('is out at once: socket, sessions, password and all', async () => {
    const { id, as } = await comeIn();
    const page = await dial(house, as);
    await page.until(ofType('welcome'));
    expect((await house.mutate('staff.remove', { id }, us.staff)).refused).toBeNull();
    expect(await page.closed).toBe(4401);
    expect((await house.call('session', null, as)).status).toBe(401);
    expect((await house.call('signIn', { email: 'jos@tilleuls.example', password: PASSWORD })).status).toBe(
      401,
    );
    for (const table of ['staff_login', 'passkey', 'staff_pin'] as const) {
      const rows = await house.server.store.db
        .selectFrom(table)
        .selectAll()
        .where('staff_id', '=', id)
        .execute();
      expect(rows).toEqual([]);
    }
  });
});

test('who becomes an admin comes again as one: the page is told to dial', async () => {
  const { id, as } = await comeIn();
  const page = await dial(house, as);
  await page.until(ofType('welcome'));
  await house.mutate('staff.update', { id, set: { role: 'admin' } }, us.staff);
  expect(await page.closed).toBe(1012);
  expect((await house.call('people', null, as)).status).toBe(200);
});

test('a carer says that care is in progress, and changes nothing else of the house', async () => {
  const { as } = await comeIn();
  const change = (set: object) => house.mutate('facility.update', { id: us.facilityId, set }, as);
  expect((await change({ careUntil: house.time.now + 1 })).refused).toBeNull();
  for (const set of [{ name: 'Mine' }, { careUntil: null, lockMinutes: 60 }])
    expect((await change(set)).refused?.code).toBe('not-allowed');
});

describe('my own access', () => {
  const own = async (as: As) => (await house.call('access', null, as)).body as OwnAccess;

  test('lists my sessions; one or all others can be ended, and nobody else’s', async () => {
    const { as } = await comeIn();
    const again = async () =>
      cookieOf(await house.call('signIn', { email: 'jos@tilleuls.example', password: PASSWORD }));
    const [second, third] = [await again(), await again()];
    const { sessions } = await own(as);
    expect(sessions.filter(({ isThis }) => isThis)).toHaveLength(1);
    expect(sessions).toHaveLength(3);
    const claires = (await own(us.staff)).sessions[0]?.id ?? '';
    expect((await house.call('endSessions', { id: claires }, as)).status).toBe(404);
    const thirds = (await own(third)).sessions.find(({ isThis }) => isThis)?.id ?? '';
    expect((await house.call('endSessions', { id: thirds }, as)).status).toBe(200);
    expect((await house.call('session', null, third)).status).toBe(401);
    await house.call('endSessions', { id: null }, as);
    expect((await house.call('session', null, second)).status).toBe(401);
    expect((await house.call('session', null, as)).status).toBe(200);
  });

  test('a new password needs the old one, and ends the other sessions', async () => {
    const { as } = await comeIn();
    const other = cookieOf(await house.call('signIn', { email: 'jos@tilleuls.example', password: PASSWORD }));
    const change = (current: string | null) =>
      house.call('setPassword', { current, email: null, password: 'another long one' }, as);
    expect((await change(null)).body).toMatchObject({ code: 'wrong-sign-in' });
    expect((await change('guess')).body).toMatchObject({ code: 'wrong-sign-in' });
    expect((await change(PASSWORD)).status).toBe(200);
    expect((await house.call('session', null, other)).status).toBe(401);
    expect((await house.call('session', null, as)).status).toBe(200);
    expect((await house.call('signIn', { email: 'jos@tilleuls.example', password: PASSWORD })).status).toBe(
      401,
    );
  });

  test('the last way in cannot be taken away', async () => {
    const { facilityId, staffId } = us;
    const whose = { facility_id: facilityId, staff_id: staffId, created_at: 1, used_at: null };
    const keys = ['one', 'two'].map((id) => ({
      ...whose,
      id,
      key: 'AA',
      counter: 0,
      transports: '',
      label: id,
    }));
    await house.server.store.db.insertInto('passkey').values(keys).execute();
    expect((await house.call('removePasskey', { id: 'one' }, us.staff)).status).toBe(200);
    expect((await house.call('removePasskey', { id: 'two' }, us.staff)).body).toMatchObject({
      code: 'last-way-in',
    });
    expect((await own(us.staff)).passkeys.map(({ id }) => id)).toEqual(['two']);
  });

  test('a challenge is good once and for five minutes; what does not fit it signs nobody in', async () => {
    const { body } = await house.call('passkeyChallenge', {});
    expect(body).toMatchObject({ rpId: 'localhost' });
    const response = { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' };
    const proof = { id: 'k', rawId: 'k', type: 'public-key', response };
    expect((await house.call('signInByPasskey', { proof })).body).toMatchObject({ code: 'wrong-sign-in' });
  });
});

describe('the lock of a shared PC', () => {
  const tryPin = (pin: string) => house.call('unlock', { by: { with: 'pin', pin } }, us.staff);

  test('opens with the PIN, and with no other', async () => {
    const check = await createPinCheck('2468', webcrypto as Crypto);
    await house.call('setPin', { check }, us.staff);
    expect((await tryPin('1111')).body).toMatchObject({ code: 'wrong-sign-in' });
    expect((await tryPin('2468')).status).toBe(200);
  });

  test('makes guessing slow, and ends the session after ten wrong PINs', async () => {
    const codes: number[] = [];
    for (let guess = 0; guess < 10; guess++) {
      house.time.now += 16 * 60_000;
      codes.push((await tryPin(`000${guess}`)).status);
    }
    expect(codes).toEqual(Array(10).fill(401));
    expect((await house.call('session', null, us.staff)).status).toBe(401);
  });
});

describe('the audit log', () => {
  const ANY = { actorId: null, residentId: null, text: null, from: null, until: null, before: null };
  const log = async (filter: Partial<typeof ANY> | object = {}) => {
    const { body } = await house.call('audit', { ...ANY, ...filter }, us.staff);
    return (body as { entries: AuditEntry[] }).entries;
  };
  const move = (room: string) =>
    house.mutate('resident.update', { id: us.residentId, set: { room } }, us.staff);

  test('says who changed what, from what to what', async () => {
    await move('14');
    expect(await log()).toMatchObject([
      {
        at: house.time.now,
        actor: { kind: 'staff', id: us.staffId, name: 'Claire Hoffmann' },
        deed: 'update',
        kind: 'resident',
        recordId: us.residentId,
        fields: [{ field: 'room', before: '12', after: '14' }],
      },
    ]);
  });

  test('has no line for what was refused or changed nothing, and no PIN in it', async () => {
    await move('12');
    await house.mutate('contact.update', { id: randomUUID(), set: { name: 'X' } }, us.staff);
    expect(await log()).toEqual([]);
    const pin = await createPinCheck('2468', webcrypto as Crypto);
    await house.mutate('facility.update', { id: us.facilityId, set: { pin } }, us.staff);
    expect((await log())[0]?.fields).toEqual([{ field: 'pin', before: null, after: null }]);
  });

  test('knows the tablet’s panel and the relatives, but not what residents do all day', async () => {
    await house.mutate('resident.adjust', { id: us.residentId, set: { textFactor: 1.5 } }, us.tablet);
    await house.mutate('contact.record-voice', { id: us.contactId, voice: null }, us.relative);
    await house.mutate('device.update', { id: us.deviceId, set: { language: 'pt' } }, us.relative);
    await house.mutate('help.ask', { id: randomUUID(), residentId: us.residentId }, us.tablet);
    expect((await log()).map(({ actor, kind }) => [actor.kind, actor.name, kind])).toEqual([
      ['relative', '', 'device'],
      ['tablet', 'Tilleul 1', 'resident'],
    ]);
  });

  test('is searched by word, person, resident and time; signs of the search language are none', async () => {
    await move('50 %');
    house.time.now += DAY;
    await house.mutate('contact.update', { id: us.contactId, set: { name: 'Zoé_"B"' } }, us.staff);
    expect(await log({ text: '50 %' })).toHaveLength(1);
    expect(await log({ text: '%' })).toHaveLength(1);
    expect(await log({ text: 'zoé_"b"' })).toHaveLength(1);
    expect(await log({ text: 'hoffmann' })).toHaveLength(2);
    expect(await log({ residentId: us.residentId })).toHaveLength(2);
    expect(await log({ residentId: us.otherResidentId })).toEqual([]);
    expect(await log({ actorId: randomUUID() })).toEqual([]);
    expect(await log({ from: house.time.now })).toHaveLength(1);
    expect(await log({ until: house.time.now })).toHaveLength(1);
  });

  test('comes in pages', async () => {
    for (let room = 100; room < 205; room++) await move(String(room));
    const { body } = await house.call('audit', ANY, us.staff);
    const { entries, next } = body as { entries: AuditEntry[]; next: number };
    expect([entries.length, entries[0]?.n, next]).toEqual([100, 105, 6]);
    expect(await log({ before: next })).toHaveLength(5);
  });

  test('keeps no value of a person who was erased', async () => {
    await move('14');
    await house.mutate('contact.update', { id: us.contactId, set: { name: 'Mariechen' } }, us.staff);
    await house.mutate('resident.remove', { id: us.residentId }, us.staff);
    const rows = await house.server.store.db.selectFrom('audit').selectAll().execute();
    expect(JSON.stringify(rows)).not.toMatch(/Mariechen|Weber|"14/);
    expect((await log({ residentId: us.residentId })).some(({ deed }) => deed === 'remove')).toBe(true);
  });

  test('does not go to any client by pull, nor to another facility', async () => {
    const them = await house.settle();
    await move('14');
    expect((await house.call('audit', ANY, them.staff)).body).toEqual({ entries: [], next: null });
  });
});

describe('consent', () => {
  const give = (until: number, id: string = randomUUID()) => {
    const { residentId, contactId } = us;
    return house.mutate('consent.give', { id, residentId, contactId, how: 'She said yes.', until }, us.staff);
  };
  const seenBy = async (as: As) => {
    const { body } = await house.call('pull', { since: 0, scope: null }, as);
    const { changes } = body as { changes: { kind: string; body: { withdrawnAt: number | null } }[] };
    return changes.filter(({ kind }) => kind === 'consent').map((one) => one.body.withdrawnAt);
  };

  test('is for a year at most, and not for yesterday', async () => {
    expect((await give(house.time.now + 367 * DAY)).refused?.code).toBe('bad-request');
    expect((await give(house.time.now)).refused?.code).toBe('bad-request');
    expect((await give(house.time.now + 365 * DAY)).refused).toBeNull();
  });

  test('given again takes the place of the one before; the tablet sees both, the relative none', async () => {
    const first = randomUUID();
    await give(house.time.now + DAY, first);
    house.time.now += 1000;
    const second = randomUUID();
    await give(house.time.now + DAY, second);
    expect(await seenBy(us.tablet)).toEqual([house.time.now, null]);
    expect(await seenBy(us.relative)).toEqual([]);
    await house.mutate('consent.withdraw', { id: second }, us.staff);
    house.time.now += 1000;
    await house.mutate('consent.withdraw', { id: second }, us.staff);
    expect(await seenBy(us.tablet)).toEqual([house.time.now - 1000, house.time.now - 1000]);
  });
});
