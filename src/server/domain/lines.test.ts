import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ResponseOf } from '../../protocol/http.ts';
import { type As, type House, openHouse, type Settled } from '../test-house.ts';
import { dial, ofType } from '../test-socket.ts';

let house: House;
let us: Settled;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
});
afterEach(() => house.close());

const BOX = { name: 'Second floor', address: null, monthlyBudgetMb: 50_000, uplinkKbps: null };

async function pulled(kind: string, as: As = us.staff) {
  const { body } = await house.call('pull', { since: 0, scope: null }, as);
  return (body as ResponseOf<'pull'>).changes.filter((change) => change.kind === kind);
}
const share = (lineId: string | null, as: As = us.staff) =>
  house.mutate('tablet.update', { id: us.tabletId, set: { lineId } }, as);

async function aLine(): Promise<string> {
  const id = randomUUID();
  await house.mutate('line.create', { id, ...BOX }, us.staff);
  return id;
}

test('a line is written down, changed, and shared by tablets', async () => {
  const id = await aLine();
  expect((await share(id)).refused).toBeNull();
  await house.mutate('line.update', { id, set: { address: '198.51.100.7' } }, us.staff);
  expect(await pulled('line')).toMatchObject([{ id, body: { ...BOX, address: '198.51.100.7' } }]);
  expect(await pulled('tablet')).toMatchObject([{ id: us.tabletId, body: { lineId: id } }]);
});

test('a line that is removed leaves its tablets where they are, on none', async () => {
  const id = await aLine();
  await share(id);
  expect((await house.mutate('line.remove', { id }, us.staff)).refused).toBeNull();
  expect(await pulled('tablet')).toMatchObject([{ id: us.tabletId, body: { lineId: null } }]);
  expect((await house.mutate('line.remove', { id }, us.staff)).refused?.code).toBe('not-found');
});

test('no tablet is on a line that there is not, or that is another house’s', async () => {
  const them = await house.settle();
  const theirs = randomUUID();
  await house.mutate('line.create', { id: theirs, ...BOX }, them.staff);
  for (const id of [theirs, randomUUID()]) expect((await share(id)).refused?.code).toBe('not-found');
  expect(await pulled('tablet')).toMatchObject([{ body: { lineId: null } }]);
});

test('tablets and relatives learn nothing of lines', async () => {
  await aLine();
  expect(await pulled('line', us.tablet)).toEqual([]);
  expect(await pulled('line', us.relative)).toEqual([]);
});

test('who did it is in the journal, with what it was before', async () => {
  const id = await aLine();
  await house.mutate('line.update', { id, set: { monthlyBudgetMb: 9 } }, us.staff);
  const asked = { actorId: null, residentId: null, text: null, from: null, until: null, before: null };
  const { body } = await house.call('audit', asked, us.staff);
  const [last] = (body as ResponseOf<'audit'>).entries;
  expect(last).toMatchObject({
    deed: 'update',
    kind: 'line',
    recordId: id,
    fields: [{ field: 'monthlyBudgetMb', before: 50_000, after: 9 }],
  });
});

test('two colleagues who change the budget at once: the later counts, the other is kept', async () => {
  const id = await aLine();
  const [{ seq: base } = { seq: 0 }] = await pulled('line');
  const change = (monthlyBudgetMb: number, client: string) => ({
    id: randomUUID(),
    at: house.time.now,
    name: 'line.update',
    args: { id, set: { monthlyBudgetMb } },
    base,
    client,
  });
  for (const mutation of [change(10, randomUUID()), change(20, randomUUID())])
    await house.call('mutate', { mutations: [mutation] }, us.staff);
  expect(await pulled('conflict')).toMatchObject([
    { body: { of: 'line', field: 'monthlyBudgetMb', kept: { value: 20 }, lost: { value: 10 } } },
  ]);
});

test('staff are told from where their own tablets come, and of nobody else’s', async () => {
  const them = await house.settle();
  const seen = async (as: As) =>
    ((await house.call('tabletAddresses', null, as)).body as ResponseOf<'tabletAddresses'>).seen;
  expect(await seen(us.staff)).toEqual([]);
  const tablet = await dial(house, us.tablet);
  const relative = await dial(house, us.relative);
  for (const page of [tablet, relative]) await page.until(ofType('welcome'));
  expect(await seen(us.staff)).toEqual([{ tabletId: us.tabletId, address: '127.0.0.1' }]);
  expect(await seen(them.staff)).toEqual([]);
  // The last address stays known while it is away: that is when somebody looks for it.
  tablet.close();
  relative.close();
  expect(await seen(us.staff)).toHaveLength(1);
});
