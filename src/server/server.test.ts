import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Call, USUAL_CALL } from '../protocol/records.ts';
import { DATABASE_FILE, loadSecrets } from './secrets.ts';
import { createCallStore } from './store/calls.ts';
import { createDirectory } from './store/directory.ts';
import { type House, openHouse, START } from './test-house.ts';
import { dial, ofType } from './test-socket.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moien-server-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a running server', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  test('tells everybody in the facility that there is more, and nobody elsewhere', async () => {
    const [us, them] = [await house.settle(), await house.settle()];
    const pages = await Promise.all([us.tablet, us.relative, them.tablet].map((as) => dial(house, as)));
    await Promise.all(pages.map((page) => page.until(ofType('welcome'))));
    const set = { name: 'Maria' };
    const { seq } = await house.mutate('contact.update', { id: us.contactId, set }, us.staff);
    const isOfThis = ofType('poke', (poke) => poke.seq === seq);
    for (const page of pages.slice(0, 2)) await page.until(isOfThis);
    expect(pages[2]?.heard.some(isOfThis)).toBe(false);
  });

  test('closes the sockets of a tablet that is revoked', async () => {
    const us = await house.settle();
    const [tablet, marie] = [await dial(house, us.tablet), await dial(house, us.relative)];
    await Promise.all([tablet, marie].map((page) => page.until(ofType('welcome'))));
    await house.mutate('tablet.revoke', { id: us.tabletId }, us.staff);
    expect(await tablet.closed).toBe(4401);
    await house.mutate('device.revoke', { id: us.deviceId }, us.staff);
    expect(await marie.closed).toBe(4401);
  });

  test('closes the socket of the session that is signed out', async () => {
    const us = await house.settle();
    const console = await dial(house, us.staff);
    await console.until(ofType('welcome'));
    await house.call('signOut', null, us.staff);
    expect(await console.closed).toBe(4401);
  });

  test('lets a tablet that has got another resident dial again', async () => {
    const us = await house.settle();
    const tablet = await dial(house, us.tablet);
    await tablet.until(ofType('welcome'));
    await house.mutate(
      'tablet.update',
      { id: us.tabletId, set: { residentId: us.otherResidentId } },
      us.staff,
    );
    expect(await tablet.closed).toBe(1012);
  });
});

test('a refused upgrade whose other end never closes does not hold up the stop', async () => {
  const house = await openHouse();
  const socket = connect({ port: Number(new URL(house.url).port), host: '127.0.0.1', allowHalfOpen: true });
  socket.write('GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  socket.resume();
  await once(socket, 'end');
  await house.close();
  socket.destroy();
});

describe('calls as records', () => {
  test('are kept, found while they are open, and not brought back by a late write', async () => {
    const house = await openHouse();
    const { facilityId, residentId, contactId, staff } = await house.settle();
    const calls = createCallStore(house.server.store);
    const times = { ringingAt: null, answeredAt: null, connectedAt: null, endedAt: null };
    const call: Call = {
      ...USUAL_CALL,
      residentId,
      contactId,
      caller: 'tablet',
      state: 'looking',
      outcome: null,
      startedAt: START,
      ...times,
    };
    const [id, over] = [randomUUID(), randomUUID()];
    await calls.save(facilityId, id, call);
    await calls.save(facilityId, over, { ...call, state: 'ended', outcome: 'missed', endedAt: START });
    expect(await calls.open(facilityId)).toEqual([{ id, call }]);
    expect(await calls.openEverywhere()).toEqual([{ facilityId, id, call }]);
    await house.mutate('contact.remove', { id: contactId }, staff);
    await calls.save(facilityId, id, { ...call, state: 'ringing' });
    await calls.save(facilityId, randomUUID(), call);
    expect(await calls.find(facilityId, id)).toBeNull();
    expect(await calls.open(facilityId)).toEqual([]);
    await house.close();
  });

  test('fulfil the open wishes of the two who spoke', async () => {
    const house = await openHouse();
    const { facilityId, residentId, contactId, otherContactId, tablet } = await house.settle();
    const [theirs, other] = [randomUUID(), randomUUID()];
    await house.mutate('wish.leave', { id: theirs, contactId }, tablet);
    await house.mutate('wish.leave', { id: other, contactId: otherContactId }, tablet);
    await createCallStore(house.server.store).fulfilWishes(facilityId, residentId, contactId, START + 5);
    const { body } = await house.call('pull', { since: 0, scope: null }, tablet);
    const { changes } = body as { changes: { id: string; body: unknown }[] };
    const doneAt = (id: string) => changes.find((change) => change.id === id)?.body;
    expect([doneAt(theirs), doneAt(other)]).toMatchObject([{ doneAt: START + 5 }, { doneAt: null }]);
    await house.close();
  });
});

test('the directory knows who is where, and forgets who is removed', async () => {
  const house = await openHouse();
  const us = await house.settle();
  const directory = createDirectory(house.server.store.db);
  expect(await directory.facility(us.facilityId)).toMatchObject({ name: 'Les Tilleuls' });
  expect(await directory.residents(us.facilityId)).toEqual([us.residentId, us.otherResidentId]);
  expect(await directory.contactsOf(us.facilityId, us.residentId)).toEqual([us.contactId, us.otherContactId]);
  expect(await directory.contacts(us.facilityId)).toHaveLength(2);
  expect(await directory.tablets(us.facilityId)).toEqual([us.tabletId]);
  await house.mutate('device.revoke', { id: us.deviceId }, us.staff);
  expect(await directory.devicesOf(us.facilityId, us.contactId)).toEqual([]);
  expect(await directory.contact(us.facilityId, randomUUID())).toBeNull();
  await expect(directory.facility(randomUUID())).rejects.toThrow();
  await house.close();
});

test('what was acknowledged is there after a restart', async () => {
  const before = await openHouse({ dataDir: folder });
  const us = await before.settle();
  await before.mutate('resident.update', { id: us.residentId, set: { room: '99' } }, us.staff);
  await before.close();
  const after = await openHouse({ dataDir: folder });
  const { body } = await after.call('pull', { since: 0, scope: null }, us.tablet);
  expect(JSON.stringify(body)).toContain('"room":"99"');
  await after.close();
});

describe('npm start', () => {
  const main = join(import.meta.dirname, 'main.ts');

  function start(env: Record<string, string>) {
    const data = { MOIEN_DATA: join(folder, 'data'), MOIEN_PORT: '0' };
    const process_ = spawn(process.execPath, [main], { env: { PATH: process.env.PATH, ...data, ...env } });
    const said = { out: '', error: '' };
    process_.stdout.on('data', (chunk) => {
      said.out += String(chunk);
    });
    process_.stderr.on('data', (chunk) => {
      said.error += String(chunk);
    });
    return { process_, said, over: once(process_, 'close') };
  }

  async function secretsOfAnother(): Promise<string> {
    await loadSecrets(join(folder, 'another'));
    return await readFile(join(folder, 'another', 'secrets.json'), 'utf8');
  }

  test('refuses to start with one plain sentence', async () => {
    const { said, over } = start({});
    expect((await over)[0]).toBe(1);
    expect(said).toEqual({
      out: '',
      error: 'MOIEN_PUBLIC_URL is missing: set it to the address people open, like https://moien.example.\n',
    });
  });

  test('says so when its folder is a file', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const { said, over } = start({ MOIEN_PUBLIC_URL: 'http://localhost:1', MOIEN_DATA: file });
    expect((await over)[0]).toBe(1);
    expect(said.error).toBe('MOIEN_DATA must be a folder.\n');
  });

  test('says so when there is a folder in the place of the database', async () => {
    await mkdir(join(folder, 'data', DATABASE_FILE), { recursive: true });
    await writeFile(join(folder, 'data', 'secrets.json'), await secretsOfAnother());
    const { said, over } = start({ MOIEN_PUBLIC_URL: 'http://localhost:1' });
    expect((await over)[0]).toBe(1);
    expect(said.error).toBe(
      'The database in MOIEN_DATA cannot be opened: it must be a file that may be written.\n',
    );
  });

  test('prints the first admin’s link, keeps its files to itself, and stops when asked', async () => {
    const { process_, said, over } = start({ MOIEN_PUBLIC_URL: 'https://moien.example' });
    while (!said.out.includes('Set up:')) await once(process_.stdout, 'data');
    expect(said.out).toMatch(/^Set up: https:\/\/moien\.example\/staff\/#setup=[\w-]{43}$/m);
    const database = join(folder, 'data', 'moien.sqlite');
    expect((await stat(database)).mode & 0o777).toBe(0o600);
    process_.kill('SIGTERM');
    expect((await over)[0]).toBe(0);
    expect(said.error).toBe('');
    expect((await readFile(database)).length).toBeGreaterThan(0);
  });
});
