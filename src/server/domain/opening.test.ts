import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RequestOf, ResponseOf } from '../../protocol/http.ts';
import { createPinCheck } from '../../protocol/pin.ts';
import type { Id } from '../../protocol/primitives.ts';
import { tilesOf } from '../store/shown-faces.ts';
import { ANNE, type As, type House, openHouse, PNG, type Settled } from '../test-house.ts';

let house: House;
let us: Settled;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
  await house.mutate('tablet.update', { id: us.tabletId, set: { kind: 'shared' } }, us.staff);
  await setHouse({ chooseByCard: true });
});
afterEach(() => house.close());

type Code = { code?: string };
const PIN = '2580';

const setHouse = (set: object) => house.mutate('facility.update', { id: us.facilityId, set }, us.staff);
const setPin = async () => setHouse({ pin: await createPinCheck(PIN, crypto) });
const archive = (id: Id) =>
  house.mutate('resident.update', { id, set: { archivedAt: house.time.now } }, us.staff);

async function people(pin: string | null, as: As = us.tablet) {
  const { body } = await house.call('peopleToServe', { pin }, as);
  return body as ResponseOf<'peopleToServe'> & Code;
}

async function open(by: RequestOf<'openSession'>['by'], as: As = us.tablet, id = randomUUID()) {
  const { body } = await house.call('openSession', { id, by }, as);
  return (body as Code).code;
}

async function issue(residentId = us.residentId, as = us.staff) {
  const { body } = await house.call('issueCard', { residentId }, as);
  return body as ResponseOf<'issueCard'> & Code;
}

async function servedNow(): Promise<Id | null> {
  const { body } = await house.call('pull', { since: 0, scope: null }, us.tablet);
  const { changes } = body as ResponseOf<'pull'>;
  return changes.find(({ kind }) => kind === 'resident')?.id ?? null;
}

const face = (residentId = us.residentId) => ({ with: 'face', residentId }) as const;
const card = (secret: string) => ({ with: 'card', secret }) as const;

test('a house that shows no faces tells a waiting tablet nothing, and opens it for no tap', async () => {
  expect((await people(null)).code).toBe('not-allowed');
  expect(await open(face())).toBe('not-allowed');
  expect(await servedNow()).toBeNull();
});

test('where the house shows faces, a tap on one opens the tablet for that person', async () => {
  await setHouse({ chooseByFace: true });
  const tiles = (await people(null)).people;
  expect(tiles.map(({ name, room }) => [name, room])).toEqual([
    ['Anne', ''],
    ['Jos', ''],
  ]);
  expect(await open(face())).toBeUndefined();
  expect(await servedNow()).toBe(us.residentId);
});

test('a tablet that serves somebody is told of nobody else, nor is one that is somebody’s own or locked', async () => {
  await setHouse({ chooseByFace: true });
  await open(face());
  expect((await people(null)).code).toBe('not-allowed');
  expect(await open(face(us.otherResidentId))).toBe('conflict');
  await house.mutate(
    'tablet.update',
    { id: us.tabletId, set: { kind: 'own', residentId: us.residentId } },
    us.staff,
  );
  expect((await people(null)).code).toBe('not-allowed');
  await house.mutate('tablet.update', { id: us.tabletId, set: { kind: 'shared' } }, us.staff);
  await house.mutate('tablet.lock', { id: us.tabletId }, us.staff);
  expect((await people(null)).code).toBe('not-allowed');
  expect(await open(face())).toBe('not-allowed');
});

test('staff with the PIN see everybody with their room, and open the tablet', async () => {
  await setPin();
  const list = (await people(PIN)).people;
  expect(list).toContainEqual({ residentId: us.residentId, name: 'Anne Weber', room: '12', photo: null });
  expect(await open({ with: 'pin', residentId: us.residentId, pin: PIN })).toBeUndefined();
  expect(await servedNow()).toBe(us.residentId);
});

test('who does not know the PIN sees nobody, and soon has to wait', async () => {
  await setPin();
  for (let n = 0; n < 5; n++) expect((await people('0000')).code).toBe('wrong-code');
  expect((await people(PIN)).code).toBe('too-many-tries');
  house.time.now += 60_000;
  expect((await people(PIN)).people).toHaveLength(2);
});

test('a house without a PIN has no list for staff at the tablet', async () => {
  expect((await people(PIN)).code).toBe('wrong-code');
  expect(await open({ with: 'pin', residentId: us.residentId, pin: PIN })).toBe('wrong-code');
});

test('a card opens the tablet for its holder, as often as they come', async () => {
  const { secret } = await issue();
  for (let n = 0; n < 2; n++) {
    const id = randomUUID();
    expect(await open(card(secret), us.tablet, id)).toBeUndefined();
    expect(await servedNow()).toBe(us.residentId);
    await house.mutate('session.end', { id, tabletId: us.tabletId }, us.tablet);
  }
});

test('in a house that takes no cards, a card of before opens nothing', async () => {
  const { secret } = await issue();
  await setHouse({ chooseByCard: false });
  expect(await open(card(secret))).toBe('not-allowed');
});

test('the card before is dead when there is a new one, and the new one when it is revoked', async () => {
  const [{ secret: lost }, { secret }] = [await issue(), await issue()];
  expect(await open(card(lost))).toBe('wrong-code');
  await house.call('revokeCard', { residentId: us.residentId }, us.staff);
  expect(await open(card(secret))).toBe('wrong-code');
  expect((await house.call('findCard', { residentId: us.residentId }, us.staff)).body).toEqual({
    issuedAt: null,
  });
});

test('a card is good for nothing else, nor in another house', async () => {
  const { secret } = await issue();
  const them = await house.settle();
  await house.mutate('tablet.update', { id: them.tabletId, set: { kind: 'shared' } }, them.staff);
  const takesCards = { id: them.facilityId, set: { chooseByCard: true } };
  await house.mutate('facility.update', takesCards, them.staff);
  expect(await open(card(secret), them.tablet)).toBe('wrong-code');
  for (const as of [{ bearer: secret }, { cookie: secret }])
    expect((await house.call('pull', { since: 0, scope: null }, as)).status).toBe(401);
  const asLink = await house.call('pairByLink', { token: secret });
  expect((asLink.body as Code).code).toBe('link-expired');
});

test('the secret of a card is stored as a hash, and in no record or log', async () => {
  const { secret } = await issue();
  const { db } = house.server.store;
  const kept = await Promise.all(
    (['record', 'credential', 'audit', 'mutation'] as const).map((table) =>
      db.selectFrom(table).selectAll().execute(),
    ),
  );
  expect(JSON.stringify(kept)).not.toContain(secret);
});

test('the log says who printed and who revoked a card, once each', async () => {
  await issue();
  for (let n = 0; n < 2; n++) await house.call('revokeCard', { residentId: us.residentId }, us.staff);
  const rows = await house.server.store.db
    .selectFrom('audit')
    .select(['deed', 'actor_id', 'resident_id'])
    .where('deed', 'in', ['issue-card', 'revoke-card'])
    .execute();
  const line = (deed: string) => ({ deed, actor_id: us.staffId, resident_id: us.residentId });
  expect(rows).toEqual([line('issue-card'), line('revoke-card')]);
});

test('the log says which tablet was opened for whom', async () => {
  await setHouse({ chooseByFace: true });
  await open(face());
  const [row] = await house.server.store.db
    .selectFrom('audit')
    .selectAll()
    .where('actor_kind', '=', 'tablet')
    .execute();
  expect(row).toMatchObject({ actor_id: us.tabletId, record_id: us.tabletId, resident_id: us.residentId });
});

test('somebody who has left is on no list, has no card, and their card opens nothing', async () => {
  await setHouse({ chooseByFace: true });
  await setPin();
  const { secret } = await issue();
  await archive(us.residentId);
  expect((await people(null)).people.map(({ name }) => name)).toEqual(['Jos']);
  expect((await people(PIN)).people.map(({ name }) => name)).toEqual(['Jos Weber']);
  expect(await open(card(secret))).toBe('not-allowed');
  expect(await open(face())).toBe('not-allowed');
  expect(await open({ with: 'pin', residentId: us.residentId, pin: PIN })).toBe('not-allowed');
  expect((await issue()).code).toBe('not-allowed');
});

test('a card goes with its holder', async () => {
  const { secret } = await issue();
  await house.mutate('resident.remove', { id: us.residentId }, us.staff);
  expect(await open(card(secret))).toBe('wrong-code');
});

test('a waiting tablet may fetch the photos of faces that it shows, and of nobody else', async () => {
  const photo = await house.server.photos.keep(us.facilityId, PNG);
  await house.mutate('resident.update', { id: us.residentId, set: { photo } }, us.staff);
  const fetched = async () => (await house.ask(`/api/blobs/${photo}`, {}, us.tablet)).status;
  expect(await fetched()).toBe(404);
  await setHouse({ chooseByFace: true });
  expect(await fetched()).toBe(200);
  await open(face(us.otherResidentId));
  expect(await fetched()).toBe(404);
});

const person = fc.record({
  id: fc.uuid(),
  givenName: fc.constantFrom('Anne', 'Jos', 'Marie'),
  familyName: fc.constantFrom('', 'Weber', 'Wagner', 'Schmit', 'Müller'),
});

test('no tile tells a whole family name, and every person has one', () => {
  const everybody = fc.array(person, { maxLength: 12 });
  const living = everybody.map((all) => all.map(({ id, ...names }) => ({ id, body: { ...ANNE, ...names } })));
  fc.assert(
    fc.property(living, (people) => {
      const tiles = tilesOf(people);
      expect(tiles.map(({ residentId }) => residentId).sort()).toEqual(people.map(({ id }) => id).sort());
      for (const { name, room } of tiles) {
        expect(name).toMatch(/^(Anne|Jos|Marie)( [WSM]\.)?$/);
        expect(room).toBe('');
      }
    }),
  );
});

test('of two who share a given name the tiles can be told apart', () => {
  const named = (givenName: string, familyName: string) => {
    return { id: randomUUID(), body: { ...ANNE, givenName, familyName } };
  };
  const tiles = tilesOf([named('Anne', 'Weber'), named('Jos', 'Weber'), named('Anne', 'Müller')]);
  expect(tiles.map(({ name }) => name)).toEqual(['Anne M.', 'Anne W.', 'Jos']);
});

test('a tablet that is paired for nobody is a shared one: it waits, and sees nobody', async () => {
  const started = (await house.call('startPairing', {})).body as ResponseOf<'startPairing'>;
  const pairing = { code: started.code, tabletId: randomUUID(), name: 'Salon', residentId: null };
  expect((await house.call('confirmPairing', pairing, us.staff)).status).toBe(200);
  const claimed = await house.call('claimPairing', { claim: started.claim });
  const { credential } = claimed.body as { credential: string };
  const { body } = await house.call('pull', { since: 0, scope: null }, { bearer: credential });
  const { changes } = body as ResponseOf<'pull'>;
  expect(changes.map(({ kind }) => kind).sort()).toEqual(['facility', 'tablet']);
  expect(changes.find(({ kind }) => kind === 'tablet')?.body).toMatchObject({
    kind: 'shared',
    session: null,
  });
  await setHouse({ chooseByFace: true });
  expect((await people(null, { bearer: credential })).people).toHaveLength(2);
});
