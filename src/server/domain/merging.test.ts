import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MutationArgs, MutationName } from '../../protocol/mutations.ts';
import type { Change, Conflict } from '../../protocol/records.ts';
import { type As, type House, openHouse, type Settled } from '../test-house.ts';

let house: House;
let us: Settled;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  us = await house.settle();
});

const [CLAIRES_PC, PAULS_PC] = [randomUUID(), randomUUID()];

type From = { as: As; client: string; base?: number };

async function send<N extends MutationName>(name: N, args: MutationArgs<N>, { as, ...from }: From) {
  const mutation = { id: randomUUID(), at: house.time.now, name, args, ...from };
  const { body } = await house.call('mutate', { mutations: [mutation] }, as);
  return (body as { results: { seq: number; refused: { code: string } | null }[] }).results[0];
}

async function pulled(as: As): Promise<{ seq: number; changes: Change[] }> {
  return (await house.call('pull', { since: 0, scope: null }, as)).body as { seq: number; changes: Change[] };
}

async function conflicts(as: As = us.staff): Promise<{ id: string; body: Conflict }[]> {
  const { changes } = await pulled(as);
  return changes.flatMap(({ kind, id, body }) => (kind === 'conflict' && body ? [{ id, body }] : []));
}

async function room(): Promise<string | undefined> {
  const { changes } = await pulled(us.staff);
  for (const { kind, id, body } of changes)
    if (kind === 'resident' && id === us.residentId) return body?.room;
  return undefined;
}

const setRoom = (room: string, client: string, base: number) =>
  send('resident.update', { id: us.residentId, set: { room } }, { as: us.staff, client, base });

test('edits of different fields both survive, and nobody is bothered', async () => {
  const { seq } = await pulled(us.staff);
  await setRoom('14', CLAIRES_PC, seq);
  const set = { address: 'Madame W.' };
  await send('resident.update', { id: us.residentId, set }, { as: us.staff, client: PAULS_PC, base: seq });
  expect(await room()).toBe('14');
  expect(await conflicts()).toEqual([]);
});

test('of the same field the later arrival wins, and what it typed over unseen is kept with who and when', async () => {
  const { seq } = await pulled(us.staff);
  const first = house.time.now;
  await setRoom('14', CLAIRES_PC, seq);
  house.time.now += 60_000;
  await setRoom('15', PAULS_PC, seq);
  expect(await room()).toBe('15');
  const [{ body } = { body: null }] = await conflicts();
  expect(body).toMatchObject({
    of: 'resident',
    recordId: us.residentId,
    residentId: us.residentId,
    field: 'room',
    kept: { value: '15', by: us.staffId, at: first + 60_000 },
    lost: { value: '14', by: us.staffId, at: first },
    settledAt: null,
  });
});

test('who had seen it, typed it in the same browser, or says the same, is in no conflict', async () => {
  const { seq } = await pulled(us.staff);
  const answer = await setRoom('14', CLAIRES_PC, seq);
  await setRoom('15', CLAIRES_PC, seq);
  await setRoom('15', PAULS_PC, seq);
  const now = (await pulled(us.staff)).seq;
  await setRoom('16', PAULS_PC, now);
  expect(answer?.refused).toBeNull();
  expect(await room()).toBe('16');
  expect(await conflicts()).toEqual([]);
});

test('a tablet that knows nothing of it wins over nobody unnoticed either', async () => {
  const { seq } = await pulled(us.staff);
  const set = { language: 'lb' } as const;
  await send('resident.update', { id: us.residentId, set }, { as: us.staff, client: CLAIRES_PC, base: seq });
  const adjust = { id: us.residentId, set: { language: 'de' as const } };
  await send('resident.adjust', adjust, { as: us.tablet, client: randomUUID(), base: seq });
  expect((await conflicts())[0]?.body).toMatchObject({ field: 'language', kept: { by: us.tabletId } });
});

test('a conflict is for staff only', async () => {
  const { seq } = await pulled(us.staff);
  await setRoom('14', CLAIRES_PC, seq);
  await setRoom('15', PAULS_PC, seq);
  expect(await conflicts()).toHaveLength(1);
  expect(await conflicts(us.tablet)).toEqual([]);
  expect(await conflicts(us.relative)).toEqual([]);
});

test('restoring puts the lost value back, once; dismissing leaves what is there', async () => {
  for (const [verb, expected] of [
    ['conflict.restore', '14'],
    ['conflict.dismiss', '15'],
  ] as const) {
    us = await house.settle();
    const { seq } = await pulled(us.staff);
    await setRoom('14', CLAIRES_PC, seq);
    await setRoom('15', PAULS_PC, seq);
    const [{ id } = { id: '' }] = await conflicts();
    const { seq: base } = await pulled(us.staff);
    await send(verb, { id }, { as: us.staff, client: PAULS_PC, base });
    expect(await room()).toBe(expected);
    expect((await conflicts())[0]?.body).toMatchObject({ settledBy: us.staffId });
    await setRoom('17', PAULS_PC, (await pulled(us.staff)).seq);
    await send('conflict.restore', { id }, { as: us.staff, client: CLAIRES_PC, base });
    expect(await room()).toBe('17');
  }
});

test('restoring over what somebody has changed since is a conflict of its own', async () => {
  const { seq } = await pulled(us.staff);
  await setRoom('14', CLAIRES_PC, seq);
  await setRoom('15', PAULS_PC, seq);
  const [{ id } = { id: '' }] = await conflicts();
  const { seq: base } = await pulled(us.staff);
  await setRoom('16', CLAIRES_PC, base);
  await send('conflict.restore', { id }, { as: us.staff, client: PAULS_PC, base });
  expect(await room()).toBe('14');
  expect((await conflicts()).filter(({ body }) => body.settledAt === null)[0]?.body).toMatchObject({
    lost: { value: '16' },
    kept: { value: '14' },
  });
});

test('a conflict goes with whom it is about', async () => {
  const { seq } = await pulled(us.staff);
  await setRoom('14', CLAIRES_PC, seq);
  await setRoom('15', PAULS_PC, seq);
  await send('resident.remove', { id: us.residentId }, { as: us.staff, client: PAULS_PC });
  expect(await conflicts()).toEqual([]);
});

test('what one person did is not taken under the session of another', async () => {
  const mutation = { id: randomUUID(), at: house.time.now, name: 'help.take', args: { id: randomUUID() } };
  const asked = { mutations: [mutation], as: randomUUID() };
  expect(await house.call('mutate', asked, us.staff)).toMatchObject({ body: { code: 'not-signed-in' } });
  const pulling = { since: 0, scope: null, as: us.staffId };
  expect((await house.call('pull', pulling, us.staff)).status).toBe(200);
});
