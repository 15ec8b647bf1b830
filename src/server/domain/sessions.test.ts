import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ResponseOf } from '../../protocol/http.ts';
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
