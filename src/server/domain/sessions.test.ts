import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ResponseOf } from '../../protocol/http.ts';
import type { MutationArgs } from '../../protocol/mutations.ts';
import { sweepTabletSessions } from '../store/tablet-sessions.ts';
import { type House, openHouse, type Settled } from '../test-house.ts';

let house: House;
let us: Settled;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
});
afterEach(() => house.close());

const share = () => house.mutate('tablet.update', { id: us.tabletId, set: { kind: 'shared' } }, us.staff);
const begin = async (id: string, residentId = us.residentId) =>
  (await house.mutate('session.begin', { id, tabletId: us.tabletId, residentId }, us.staff)).refused?.code;
const end = async (id: string, as = us.staff) =>
  (await house.mutate('session.end', { id, tabletId: us.tabletId }, as)).refused?.code;

async function seen() {
  const { body } = await house.call('pull', { since: 0, scope: null }, us.tablet);
  const { changes, scope } = body as ResponseOf<'pull'>;
  return { kinds: new Set(changes.map(({ kind }) => kind)), scope: scope.split('.')[0] };
}

test('a shared tablet sees a person only while it serves them', async () => {
  await share();
  expect((await seen()).kinds).toEqual(new Set(['facility', 'tablet']));
  const id = randomUUID();
  await begin(id);
  expect((await seen()).kinds).toContain('contact');
  await end(id, us.tablet);
  expect((await seen()).kinds).toEqual(new Set(['facility', 'tablet']));
});

test('the same person again is another scope: what was left in between is not kept', async () => {
  await share();
  const [first, second] = [randomUUID(), randomUUID()];
  await begin(first);
  const { scope } = await seen();
  await end(first);
  await begin(second);
  expect((await seen()).scope).not.toBe(scope);
});

test('a session begins only on a shared tablet that serves nobody', async () => {
  expect(await begin(randomUUID())).toBe('not-allowed');
  await share();
  const id = randomUUID();
  expect(await begin(id)).toBeUndefined();
  expect(await begin(id)).toBeUndefined();
  expect(await begin(randomUUID(), us.otherResidentId)).toBe('conflict');
});

test('the end of an earlier session, heard late, does not end the one that is on', async () => {
  await share();
  const [first, second] = [randomUUID(), randomUUID()];
  await begin(first);
  await end(first);
  await begin(second);
  expect(await end(first)).toBeUndefined();
  expect((await seen()).kinds).toContain('resident');
});

test('whom a shared tablet serves is not set like the person of an own one', async () => {
  await share();
  const set = { residentId: us.residentId };
  const refused = await house.mutate('tablet.update', { id: us.tabletId, set }, us.staff);
  expect(refused.refused?.code).toBe('not-allowed');
});

test('a shared tablet stays when whom it served is removed', async () => {
  await share();
  await begin(randomUUID());
  await house.mutate('resident.remove', { id: us.residentId }, us.staff);
  expect((await seen()).kinds).toEqual(new Set(['facility', 'tablet']));
});

test('who has left the house is not served, and is served no longer', async () => {
  await share();
  await begin(randomUUID());
  const archive = { id: us.residentId, set: { archivedAt: house.time.now } };
  await house.mutate('resident.update', archive, us.staff);
  expect((await seen()).kinds).toEqual(new Set(['facility', 'tablet']));
  expect(await begin(randomUUID())).toBe('not-allowed');
});

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Anne sat at the tablet for an hour, without network for all that the server knows. */
async function anneSat() {
  await share();
  const id = randomUUID();
  const from = house.time.now;
  await begin(id);
  house.time.now += 60 * MINUTE;
  await end(id);
  const until = house.time.now;
  house.time.now += 60 * MINUTE;
  return { from, until };
}

/** Said by the tablet now; done then. */
async function late<N extends 'help.ask' | 'help.withdraw' | 'wish.leave' | 'wish.withdraw'>(
  name: N,
  args: MutationArgs<N>,
  at: number,
) {
  const mutation = { id: randomUUID(), at, name, args };
  const { body } = await house.call('mutate', { mutations: [mutation] }, us.tablet);
  return (body as ResponseOf<'mutate'>).results[0]?.refused?.code;
}

const staffSee = async (wanted: string) => {
  const { body } = await house.call('pull', { since: 0, scope: null }, us.staff);
  return (body as ResponseOf<'pull'>).changes.filter(({ kind }) => kind === wanted);
};

test('help that was asked for in a session reaches staff when the tablet comes back after it', async () => {
  const { from } = await anneSat();
  const asked = { id: randomUUID(), residentId: us.residentId };
  expect(await late('help.ask', asked, from + 10 * MINUTE)).toBeUndefined();
  expect((await staffSee('help')).map(({ body }) => body)).toMatchObject([
    { residentId: us.residentId, askedAt: from + 10 * MINUTE, closedAt: null },
  ]);
  expect(await late('help.withdraw', { id: asked.id }, from + 11 * MINUTE)).toBeUndefined();
});

test('help counts as long as the tablet had not heard of the discharge, and nobody else sat there', async () => {
  const { until } = await anneSat();
  const help = () => ({ id: randomUUID(), residentId: us.residentId });
  expect(await late('help.ask', help(), until + 30 * MINUTE)).toBeUndefined();
  await begin(randomUUID(), us.otherResidentId);
  house.time.now += 60 * MINUTE;
  expect(await late('help.ask', help(), house.time.now - 10 * MINUTE)).toBe('not-allowed');
});

test('a wish left in a session reaches the family afterwards; one left after it is nobody’s', async () => {
  const { from, until } = await anneSat();
  const wish = { id: randomUUID(), contactId: us.contactId };
  expect(await late('wish.leave', wish, from + 10 * MINUTE)).toBeUndefined();
  expect(await staffSee('wish')).toHaveLength(1);
  expect(await late('wish.withdraw', { id: wish.id }, from + 11 * MINUTE)).toBeUndefined();
  const later = { id: randomUUID(), contactId: us.contactId };
  expect(await late('wish.leave', later, until + 30 * MINUTE)).toBe('not-found');
});

test('a tablet speaks late only for whom it served', async () => {
  const { from } = await anneSat();
  const at = from + 10 * MINUTE;
  const other = { id: randomUUID(), residentId: us.otherResidentId };
  expect(await late('help.ask', other, at)).toBe('not-allowed');
  expect(await late('help.ask', { ...other, residentId: us.residentId }, from - 10 * MINUTE)).toBe(
    'not-allowed',
  );
});

test('after a week whom a tablet served is forgotten, and so is everything of somebody who is removed', async () => {
  const { from } = await anneSat();
  const { db } = house.server.store;
  const count = async () => (await db.selectFrom('tablet_session').selectAll().execute()).length;
  await sweepTabletSessions(db, from + 6 * DAY);
  expect(await count()).toBe(1);
  await begin(randomUUID(), us.otherResidentId);
  await house.mutate('resident.remove', { id: us.otherResidentId }, us.staff);
  expect(await count()).toBe(1);
  await sweepTabletSessions(db, from + 8 * DAY);
  expect(await count()).toBe(0);
});
