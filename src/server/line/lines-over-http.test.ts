import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LineUses } from '../../protocol/line-use.ts';
import { createLineStore } from '../store/lines.ts';
import { type House, openHouse, START } from '../test-house.ts';
import { dial, ofType } from '../test-socket.ts';

/* What staff are told of a line, by a real server that counted it. */

const BOX = '0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11';
let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const box = { id: BOX, name: 'Box', address: null, monthlyBudgetMb: 1_000, uplinkKbps: null };
type Us = Awaited<ReturnType<House['settle']>>;
async function told(us: Us): Promise<LineUses> {
  return (await house.call('lineUse', null, us.staff)).body as LineUses;
}
const bytesOf = async (us: Us) => (await told(us)).lines[0]?.bytes ?? 0;

async function withBox(): Promise<Us> {
  const us = await house.settle();
  await house.mutate('line.create', box, us.staff);
  await house.mutate('tablet.update', { id: us.tabletId, set: { lineId: BOX } }, us.staff);
  return us;
}

test('a line of which nothing is known yet is told with nothing', async () => {
  const us = await withBox();
  expect(await told(us)).toEqual({
    month: '2026-11',
    // The first of November and of December, 0:00 in Luxembourg.
    from: Date.UTC(2026, 9, 31, 23),
    until: Date.UTC(2026, 10, 30, 23),
    lines: [{ lineId: BOX, bytes: 0, countedSince: null, bytesBefore: 0, up: null, down: null, calls: 0 }],
  });
});

test('what a tablet asks and is answered is counted for its line', async () => {
  const us = await withBox();
  for (let i = 0; i < 20; i += 1) await house.call('pull', { since: 0, scope: null }, us.tablet);
  await expect.poll(() => bytesOf(us)).toBeGreaterThan(20 * 1_000);
});

test('so is a new version of its page, which nobody has to sign in for', async () => {
  await house.close();
  const pagesDir = await mkdtemp(join(tmpdir(), 'moien-pages-'));
  await writeFile(join(pagesDir, 'new.js'), randomBytes(300_000));
  house = await openHouse({ pagesDir });
  const us = await withBox();
  await house.ask('/new.js');
  const tablet = await dial(house, us.tablet);
  await tablet.until(ofType('welcome'));
  expect(await bytesOf(us)).toBeLessThan(10_000);
  await house.ask('/new.js');
  await expect.poll(() => bytesOf(us)).toBeGreaterThan(300_000);
  expect(await bytesOf(us)).toBeLessThan(340_000);
  await rm(pagesDir, { recursive: true });
});

test('what staff fetch is not counted', async () => {
  const us = await withBox();
  await told(us);
  for (let i = 0; i < 3; i += 1) await house.call('people', null, us.staff);
  expect(await bytesOf(us)).toBe(0);
});

test('a tablet’s socket is counted when it closes', async () => {
  const us = await withBox();
  const tablet = await dial(house, us.tablet);
  await tablet.until(ofType('welcome'));
  tablet.close();
  await tablet.closed;
  await expect.poll(() => bytesOf(us)).toBeGreaterThan(300);
});

test('a call is counted from what its tablet reports, and told while it is on', async () => {
  const us = await withBox();
  const [tablet, marie] = [await dial(house, us.tablet), await dial(house, us.relative)];
  await Promise.all([tablet, marie].map((page) => page.until(ofType('welcome'))));
  const callId = '5f0e1b52-7a0c-4df5-8d2a-3c1de0a9b422';
  tablet.send({ type: 'call.start', callId, contactId: us.contactId });
  await marie.until(ofType('call.state'));
  marie.send({ type: 'call.answer', callId });
  const isAnswered = ofType('call.state', ({ call }) => call.state === 'connecting');
  await Promise.all([tablet, marie].map((page) => page.until(isAnswered)));
  await tablet.until(ofType('call.share', ({ bits, picture }) => bits === null && picture));
  await tablet.until(ofType('line.busy', ({ busy }) => busy));
  const rest = { up: 800_000, loss: 0, roundTripMs: 90, relayed: true, picture: 'moving' } as const;
  tablet.send({ type: 'call.telemetry', callId, sent: 2_000_000, received: 2_000_000, ...rest });
  // Two seconds at four million bits.
  await expect.poll(() => bytesOf(us)).toBeGreaterThanOrEqual(1_000_000);
  expect((await told(us)).lines[0]?.calls).toBe(1);
  tablet.send({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 });
  await tablet.until(ofType('line.busy', ({ busy }) => !busy));
  expect((await told(us)).lines[0]?.calls).toBe(0);
});

test('last month is told beside this one, and what its address used before it was a line', async () => {
  const us = await house.settle();
  const store = createLineStore(house.server.store.db);
  const use = (line: string, month: string, bytes: number) => ({ line, month, bytes, since: START - bytes });
  await store.addUse(us.facilityId, [use(BOX, '2026-11', 5), use('at 198.51.100.7', '2026-11', 20)]);
  await store.addUse(us.facilityId, [
    use(BOX, '2026-11', 6),
    use(BOX, '2026-10', 40),
    use(BOX, '2026-09', 900),
  ]);
  await house.mutate('line.create', { ...box, address: '198.51.100.7' }, us.staff);
  expect((await told(us)).lines).toMatchObject([{ bytes: 31, bytesBefore: 40, countedSince: START - 20 }]);
});

test('another house is told nothing of it', async () => {
  await withBox();
  const them = await house.settle();
  expect((await told(them)).lines).toEqual([]);
});
