import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type As, type House, openHouse, type Settled, START } from '../test-house.ts';
import { createInvitation, INVITATION_MS } from './invitations.ts';
import { createEndlessLink } from './links.ts';
import { newPairingCode, PAIRING_MS } from './pairings.ts';

let house: House;
let us: Settled;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
});
afterEach(() => house.close());

const session = async (as: As) => (await house.call('pull', { since: 0, scope: null }, as)).status;

describe('pairing a tablet', () => {
  type Shown = { code: string; claim: string; expiresAt: number };
  const show = async () => (await house.call('startPairing', {})).body as Shown;
  const claim = ({ claim }: Shown) => house.call('claimPairing', { claim });
  const confirm = (code: string, tabletId: string, as = us.staff) =>
    house.call('confirmPairing', { code, tabletId, name: 'Tilleul 2', residentId: us.residentId }, as);

  test('the tablet shows a code, a nurse types it, the tablet is hers', async () => {
    const shown = await show();
    expect(shown.code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    expect(shown.expiresAt).toBe(START + PAIRING_MS);
    expect((await claim(shown)).body).toEqual({ state: 'waiting' });
    const tabletId = randomUUID();
    expect(await confirm(shown.code.toLowerCase(), tabletId)).toMatchObject({
      status: 200,
      body: { tabletId },
    });
    const paired = await claim(shown);
    expect(paired.body).toMatchObject({ state: 'paired', tabletId, facilityId: us.facilityId });
    const { credential } = paired.body as { credential: string };
    expect(await session({ bearer: credential })).toBe(200);
  });

  test('an answer that got lost is asked for again; the last one counts', async () => {
    const shown = await show();
    const tabletId = randomUUID();
    await confirm(shown.code, tabletId);
    expect((await confirm(shown.code, tabletId)).status).toBe(200);
    const [lost, kept] = [await claim(shown), await claim(shown)].map(
      ({ body }) => (body as { credential: string }).credential,
    );
    expect([await session({ bearer: lost ?? '' }), await session({ bearer: kept ?? '' })]).toEqual([
      401, 200,
    ]);
  });

  test('a code is for one tablet', async () => {
    const shown = await show();
    await confirm(shown.code, randomUUID());
    expect(await confirm(shown.code, randomUUID())).toMatchObject({
      status: 404,
      body: { code: 'wrong-code' },
    });
  });

  test('a tablet that exists cannot be paired over', async () => {
    const { code } = await show();
    expect(await confirm(code, us.tabletId)).toMatchObject({ status: 409 });
  });

  test('a code is dead after ten minutes', async () => {
    const shown = await show();
    house.time.now += PAIRING_MS;
    expect((await confirm(shown.code, randomUUID())).status).toBe(404);
    expect(await claim(shown)).toMatchObject({ status: 410, body: { code: 'link-expired' } });
  });

  test('codes cannot be guessed, and who types ten right ones is not guessing', async () => {
    for (let count = 0; count < 6; count++) {
      const { code } = await show();
      expect((await confirm(code, randomUUID())).status).toBe(200);
    }
    for (let guess = 0; guess < 5; guess++)
      expect((await confirm('BCDFGHJK', randomUUID())).status).toBe(404);
    expect(await confirm('BCDFGHJK', randomUUID())).toMatchObject({ status: 429, body: { retry: 'later' } });
    const them = await house.settle();
    expect((await confirm('BCDFGHJK', randomUUID(), them.staff)).status).toBe(404);
  });

  test('every letter of a code is equally likely', () => {
    const bytes = [255, 254, 240, 239, 0, 19, 20, 39, 40, 5, 6];
    const code = newPairingCode(() => Uint8Array.of(bytes.shift() ?? 7));
    expect(code).toBe('ZBZBZBHJ');
  });

  test('a link makes a browser that tablet, until the tablet is revoked', async () => {
    const link = { facilityId: us.facilityId, subjectId: us.tabletId };
    const token = await createEndlessLink(house.server.store, 'pairing-link', link);
    const { body } = await house.call('pairByLink', { token });
    expect(body).toMatchObject({ tabletId: us.tabletId, facilityId: us.facilityId });
    await house.mutate('tablet.revoke', { id: us.tabletId }, us.staff);
    expect(await session({ bearer: (body as { credential: string }).credential })).toBe(401);
    expect(await session(us.tablet)).toBe(401);
    expect((await house.call('pairByLink', { token })).status).toBe(410);
  });
});

describe('an invitation', () => {
  type Invited = { id: string; secret: string; expiresAt: number };
  const invite = async (id: string = randomUUID()) =>
    (await house.call('createInvitation', { id, contactId: us.contactId }, us.staff)).body as Invited;
  const accept = (secret: string) =>
    house.call('acceptInvitation', { secret, label: 'Firefox · Android', language: 'pt' });

  test('binds a browser to the contact', async () => {
    const { id, secret, expiresAt } = await invite();
    expect(expiresAt).toBe(START + INVITATION_MS);
    const { body } = await accept(secret);
    expect(body).toMatchObject({
      contactId: us.contactId,
      residentId: us.residentId,
      facilityId: us.facilityId,
    });
    const { credential, deviceId } = body as { credential: string; deviceId: string };
    expect(await session({ bearer: credential })).toBe(200);
    const seen = (await house.call('pull', { since: 0, scope: null }, us.staff)).body;
    expect(seen).toMatchObject({
      changes: expect.arrayContaining([
        expect.objectContaining({
          id,
          body: expect.objectContaining({ accepted: 1, createdBy: us.staffId }),
        }),
        expect.objectContaining({
          id: deviceId,
          body: expect.objectContaining({ label: 'Firefox · Android' }),
        }),
      ]),
    });
  });

  test('is for relatives: a telephone and the carers are invited by nobody, nor by a link that is older', async () => {
    const { secret } = await invite();
    const set = { kind: 'station' as const };
    await house.mutate('contact.update', { id: us.contactId, set }, us.staff);
    expect(await accept(secret)).toMatchObject({ status: 410 });
    const asked = { id: randomUUID(), contactId: us.contactId };
    expect(await house.call('createInvitation', asked, us.staff)).toMatchObject({ status: 403 });
  });

  test('may be accepted by five browsers, and no more', async () => {
    const { secret } = await invite();
    const statuses = await Promise.all(Array.from({ length: 6 }, async () => (await accept(secret)).status));
    expect(statuses.sort()).toEqual([200, 200, 200, 200, 200, 410]);
  });

  test('is dead after two weeks', async () => {
    const { secret } = await invite();
    house.time.now += INVITATION_MS;
    expect(await accept(secret)).toMatchObject({
      status: 410,
      body: { code: 'link-expired', retry: 'never' },
    });
  });

  test('that is revoked lets nobody in any more, and those who are in stay', async () => {
    const { id, secret } = await invite();
    const { credential } = (await accept(secret)).body as { credential: string };
    await house.mutate('invitation.revoke', { id }, us.staff);
    expect((await accept(secret)).status).toBe(410);
    expect(await session({ bearer: credential })).toBe(200);
    expect(await house.call('createInvitation', { id, contactId: us.contactId }, us.staff)).toMatchObject({
      status: 409,
    });
  });

  test('asked for again has a new secret; the first is dead', async () => {
    const first = await invite();
    const second = await invite(first.id);
    expect([(await accept(first.secret)).status, (await accept(second.secret)).status]).toEqual([410, 200]);
  });

  test('of the demo never ends', async () => {
    const endless = { id: randomUUID(), contactId: us.contactId, createdBy: null, endless: true };
    const { secret } = await createInvitation(house.server.store, us.facilityId, endless);
    house.time.now += 100 * INVITATION_MS;
    for (let count = 0; count < 7; count++) expect((await accept(secret)).status).toBe(200);
  });

  test('device by device is revoked', async () => {
    await house.mutate('device.revoke', { id: us.deviceId }, us.staff);
    expect([await session(us.relative), await session(us.otherRelative)]).toEqual([401, 200]);
  });
});

test('no secret is stored: only hashes', async () => {
  const rows = await house.server.store.db.selectFrom('credential').selectAll().execute();
  expect(rows.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
  expect(JSON.stringify(rows)).not.toContain(us.tablet.bearer);
});
