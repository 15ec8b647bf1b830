import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { channelPath } from '../../protocol/channels.ts';
import type { ResponseOf } from '../../protocol/http.ts';
import { systemTimers, type Timers } from '../live/timers.ts';
import { createLog } from '../log.ts';
import { type As, type House, openHouse, type Settled } from '../test-house.ts';
import { dial, ofType } from '../test-socket.ts';
import { startChannelWatch } from './channel-watch.ts';
import type { Look } from './look-at-address.ts';

/** A site whose headers the test decides. */
let site: Server;
let address: string;
let headers: Record<string, string>;
let house: House;
let us: Settled;
let nextDay: () => void;

beforeEach(async () => {
  headers = { 'content-type': 'text/html' };
  site = createServer((_, response) => void response.writeHead(200, headers).end('<p>Moien</p>'));
  await new Promise<void>((done) => void site.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/live`;
  const timers: Timers = {
    ...systemTimers,
    every(ms, run) {
      if (ms === 24 * 60 * 60 * 1000) nextDay = run;
      return systemTimers.every(ms, run);
    },
  };
  house = await openHouse({}, { timers });
  us = await house.settle();
});
afterEach(async () => {
  await house.close();
  site.closeAllConnections();
  site.close();
});

const RTL = { name: 'RTL', icon: 'television', position: 1 } as const;

async function pulled(as: As) {
  const { body } = await house.call('pull', { since: 0, scope: null }, as);
  return (body as ResponseOf<'pull'>).changes.flatMap((change) =>
    change.kind === 'channel' && change.body ? [{ id: change.id, ...change.body }] : [],
  );
}
const create = (id: string = randomUUID()) =>
  house
    .mutate('channel.create', { id, ...RTL, link: address }, us.staff)
    .then(({ refused }) => ({ id, refused }));
/** What was found, once somebody has looked. */
const looked = (id: string) =>
  house
    .call('lookAtChannel', { id }, us.staff)
    .then(({ body }) => (body as ResponseOf<'lookAtChannel'>).found);
const page = async (id: string, facilityId = us.facilityId) => {
  const answer = await house.ask(channelPath(facilityId, id));
  return { ...answer, body: answer.body instanceof Uint8Array ? Buffer.from(answer.body).toString() : '' };
};

/** Nobody asked: until the server has looked by itself. */
async function until(id: string, isSo: (found: unknown) => boolean) {
  const socket = await dial(house, us.staff);
  for (let seq = 0; ; ) {
    const found = (await pulled(us.staff)).find((one) => one.id === id)?.found ?? null;
    if (isSo(found)) return found;
    const news = await socket.until(ofType('poke', (poke) => poke.seq > seq));
    seq = news.seq;
  }
}

test('the server goes there as soon as it is saved, and every tablet hears of it', async () => {
  const { id } = await create();
  await until(id, (found) => found !== null);
  expect(await pulled(us.tablet)).toMatchObject([
    { id, name: 'RTL', found: { what: 'page', opens: address } },
  ]);
  expect(await pulled(us.relative)).toEqual([]);
});

test('a new name changes nothing of what was found; a new address begins anew', async () => {
  const { id } = await create();
  await looked(id);
  await house.mutate('channel.update', { id, set: { name: 'Tëlee', position: 2 } }, us.staff);
  expect(await pulled(us.staff)).toMatchObject([{ name: 'Tëlee', found: { what: 'page' } }]);
  headers = { ...headers, 'x-frame-options': 'DENY' };
  await house.mutate('channel.update', { id, set: { link: `${address}/other` } }, us.staff);
  expect(await looked(id)).toMatchObject({ what: 'refuses', opens: `${address}/other` });
});

test('four stand, and a fifth is refused until one goes', async () => {
  const ids = [];
  for (const _ of [1, 2, 3, 4]) ids.push((await create()).id);
  expect((await create()).refused?.code).toBe('no-room');
  // Sent again it is the same one, and no fifth.
  await looked(ids[0] ?? '');
  expect((await create(ids[0])).refused).toBeNull();
  expect((await house.mutate('channel.remove', { id: ids[3] ?? '' }, us.staff)).refused).toBeNull();
  expect((await create()).refused).toBeNull();
  expect((await house.mutate('channel.remove', { id: ids[3] ?? '' }, us.staff)).refused?.code).toBe(
    'not-found',
  );
});

test('what two people type over each other is kept', async () => {
  const { id } = await create();
  await looked(id);
  const seen = await pulled(us.staff);
  const base = (
    await house.server.store.db
      .selectFrom('facility')
      .select('seq')
      .where('id', '=', us.facilityId)
      .executeTakeFirstOrThrow()
  ).seq;
  expect(seen).toHaveLength(1);
  await house.mutate('channel.update', { id, set: { name: 'One' } }, us.staff);
  const late = { id: randomUUID(), at: house.time.now, base: Number(base), client: randomUUID() };
  const mutations = [{ ...late, name: 'channel.update', args: { id, set: { name: 'Two' } } }];
  await house.call('mutate', { mutations }, us.staff);
  const { body } = await house.call('pull', { since: 0, scope: null }, us.staff);
  const conflicts = (body as ResponseOf<'pull'>).changes.filter(({ kind }) => kind === 'conflict');
  expect(conflicts).toMatchObject([{ body: { of: 'channel', field: 'name', lost: { value: 'One' } } }]);
});

test('once a day it looks again, and a site that has changed its mind goes', async () => {
  const { id } = await create();
  await looked(id);
  headers = { ...headers, 'content-security-policy': "frame-ancestors 'none'" };
  nextDay();
  await until(id, (found) => JSON.stringify(found).includes('refuses'));
});

test('a site that is down for a night keeps its tile, unless somebody asks how it is', async () => {
  const { id } = await create();
  await looked(id);
  const looks: string[] = [];
  const look: Look = async (opens) => {
    looks.push(opens);
    return { what: 'unreachable', opens };
  };
  const { store } = house.server;
  let dayAfter = () => {};
  const every: Timers['every'] = (_, run) => {
    dayAfter = run;
    return () => undefined;
  };
  const timers = { ...systemTimers, every };
  const watch = await startChannelWatch({ store, look, timers, log: createLog('silent') });
  dayAfter();
  while (looks.length === 0) await new Promise(setImmediate);
  await watch.close();
  expect(await pulled(us.staff)).toMatchObject([{ found: { what: 'page' } }]);
  const asked = await startChannelWatch({ store, look, timers, log: createLog('silent') });
  expect(await asked.look(us.facilityId, id)).toMatchObject({ what: 'unreachable' });
  expect(await asked.look(us.facilityId, randomUUID())).toBeNull();
  await asked.close();
});

test('a carer asks again thirty times in an hour, and no more', async () => {
  const { id } = await create();
  const statuses = [];
  for (let n = 0; n < 31; n += 1) statuses.push((await house.call('lookAtChannel', { id }, us.staff)).status);
  expect([statuses[29], statuses[30]]).toEqual([200, 429]);
  expect((await house.call('lookAtChannel', { id: randomUUID() }, us.staff)).status).toBe(404);
});

test('the page around it frames that one site, and is framed by nobody but us', async () => {
  const { id } = await create();
  await looked(id);
  const { status, body, headers: sent } = await page(id);
  expect(status).toBe(200);
  const policy = sent.get('content-security-policy') ?? '';
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    expect.stringMatching(/^style-src 'sha256-[\w+/]+=*'$/),
    `frame-src ${new URL(address).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ]);
  expect(sent.get('cache-control')).toBe('no-store');
  expect(body).toContain(`<iframe src="${address}"`);
  expect(body).not.toMatch(/allowfullscreen|allow-top-navigation|allow-popups|<script/);
});

test('a stream is played by the browser itself', async () => {
  headers = { 'content-type': 'audio/mpeg' };
  const { id } = await create();
  await looked(id);
  const { body, headers: sent } = await page(id);
  expect(body).toContain(`<audio src="${address}"`);
  expect(sent.get('content-security-policy')).toContain(`media-src ${new URL(address).origin};`);
});

test('there is no page around what may not be shown, is gone, or belongs to another house', async () => {
  headers = { ...headers, 'x-frame-options': 'DENY' };
  const { id } = await create();
  await looked(id);
  expect((await page(id)).status).toBe(404);
  headers = { 'content-type': 'text/html' };
  await looked(id);
  expect((await page(id)).status).toBe(200);
  const them = await house.settle();
  expect((await page(id, them.facilityId)).status).toBe(404);
  expect((await page('x')).status).toBe(400);
  await house.mutate('channel.remove', { id }, us.staff);
  expect((await page(id)).status).toBe(404);
});

test('nothing that somebody typed becomes markup', async () => {
  address = `${address}?a="><script>alert(1)</script>`;
  const id = randomUUID();
  const name = '</title><b>&';
  await house.mutate('channel.create', { id, ...RTL, name, link: address }, us.staff);
  await looked(id);
  const { body } = await page(id);
  expect(body).not.toContain('<script');
  expect(body).toContain('<title>&lt;/title&gt;&lt;b&gt;&amp;</title>');
});

test('what a server that died had not looked at yet is looked at by the next', async () => {
  const id = randomUUID();
  await house.server.store.write(us.facilityId, (writing) =>
    writing.put('channel', id, { ...RTL, link: address, found: null }),
  );
  const { dataDir } = house;
  await house.server.close();
  house = await openHouse({ dataDir });
  await until(id, (found) => found !== null);
});

test('a tablet that serves nobody, or is locked, has none', async () => {
  await create();
  expect(await pulled(us.tablet)).toHaveLength(1);
  await house.mutate('tablet.lock', { id: us.tabletId }, us.staff);
  expect(await pulled(us.tablet)).toEqual([]);
  await house.mutate('tablet.unlock', { id: us.tabletId }, us.staff);
  expect(await pulled(us.tablet)).toHaveLength(1);
  await house.server.store.write(us.facilityId, async (writing) => {
    const tablet = await writing.get('tablet', us.tabletId);
    if (tablet)
      await writing.put('tablet', us.tabletId, {
        ...tablet,
        kind: 'shared',
        residentId: null,
        session: null,
      });
  });
  expect(await pulled(us.tablet)).toEqual([]);
});

test('who pinned what, and changed it, is in the journal; what the server finds is not', async () => {
  const { id } = await create();
  await looked(id);
  await house.mutate('channel.update', { id, set: { name: 'Tëlee' } }, us.staff);
  const rows = await house.server.store.db
    .selectFrom('audit')
    .select(['deed', 'actor_id', 'fields'])
    .where('kind', '=', 'channel')
    .orderBy('n')
    .execute();
  expect(rows.map(({ deed, actor_id }) => [deed, actor_id])).toEqual([
    ['create', us.staffId],
    ['update', us.staffId],
  ]);
  expect(JSON.parse(rows[1]?.fields ?? '')).toEqual([{ field: 'name', before: 'RTL', after: 'Tëlee' }]);
});
