import { copyFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ResponseOf } from '../../protocol/http.ts';
import { type House, openHouse, type Settled } from '../test-house.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moien-epochs-'));
});
afterEach(() => rm(folder, { recursive: true }));

const open = () => openHouse({ dataDir: join(folder, 'data') });
type Page = ResponseOf<'pull'>;
type Seen = Pick<Page, 'seq' | 'scope'>;
const START: Seen = { seq: 0, scope: '' };

async function pull(house: House, us: Settled, { seq, scope }: Seen = START): Promise<Page> {
  const { body } = await house.call('pull', { since: seq, scope: scope || null }, us.tablet);
  return body as Page;
}

async function changeNames(house: House, us: Settled, names: readonly string[]): Promise<void> {
  for (const name of names)
    await house.mutate('contact.update', { id: us.contactId, set: { name } }, us.staff);
}

/** What a tablet shows as Marie's name after it pulled. */
const nameOf = (us: Settled, { changes }: Page) =>
  changes.flatMap(({ id, body }) => (id === us.contactId && body && 'name' in body ? [body.name] : []))[0];

async function backup(): Promise<void> {
  await cp(join(folder, 'data'), join(folder, 'backup'), { recursive: true });
}

async function restore(): Promise<void> {
  await rm(join(folder, 'data'), { recursive: true });
  await cp(join(folder, 'backup'), join(folder, 'data'), { recursive: true });
}

test('a tablet goes on where it was after any number of restarts', async () => {
  let house = await open();
  const us = await house.settle();
  let seen = await pull(house, us);
  expect(seen.reset).toBe(true);
  for (const name of ['Maria', 'Marietta', 'Mia']) {
    await house.close();
    house = await open();
    await changeNames(house, us, [name]);
    seen = await pull(house, us, seen);
    expect([seen.reset, nameOf(us, seen), seen.changes.length]).toEqual([false, name, 1]);
  }
  await house.close();
});

test('a tablet that slept through several starts goes on, too', async () => {
  let house = await open();
  const us = await house.settle();
  const seen = await pull(house, us);
  for (const name of ['Maria', 'Mia']) {
    await changeNames(house, us, [name]);
    await house.close();
    house = await open();
  }
  expect(await pull(house, us, seen)).toMatchObject({ reset: false, changes: [{ id: us.contactId }] });
  await house.close();
});

test('after a restore that has moved on, a tablet that had seen more starts anew', async () => {
  let house = await open();
  const us = await house.settle();
  const early = await pull(house, us);
  await house.close();
  await backup();

  house = await open();
  await changeNames(house, us, ['Lost', 'Lost too']);
  const late = await pull(house, us, early);
  await house.close();
  await restore();

  house = await open();
  await changeNames(house, us, ['Maria', 'Mia', 'Marietta', 'Marie-Anne']);
  const { reset, ...page } = await pull(house, us, late);
  expect(page.seq).toBeGreaterThan(late.seq);
  expect([reset, nameOf(us, { reset, ...page })]).toEqual([true, 'Marie-Anne']);
  // Who had seen no more than the backup has nothing to unlearn.
  expect(await pull(house, us, early)).toMatchObject({ reset: false });
  await house.close();
});

test('a backup of the database alone, made while the server runs, is noticed as well', async () => {
  let house = await open();
  const us = await house.settle();
  const file = join(folder, 'copy.sqlite');
  await changeNames(house, us, ['Maria']);
  const { sql } = await import('kysely');
  await sql`vacuum into ${file}`.execute(house.server.store.db);
  const early = await pull(house, us);
  await changeNames(house, us, ['Lost']);
  const late = await pull(house, us, early);
  await house.close();
  for (const suffix of ['-wal', '-shm'])
    await rm(join(folder, 'data', `moien.sqlite${suffix}`), { force: true });
  await copyFile(file, join(folder, 'data', 'moien.sqlite'));
  house = await open();
  await changeNames(house, us, ['Mia', 'Marietta']);
  expect((await pull(house, us, late)).reset).toBe(true);
  expect((await pull(house, us, early)).reset).toBe(false);
  await house.close();
});

test('the same backup restored twice is two different pasts', async () => {
  let house = await open();
  const us = await house.settle();
  await house.close();
  await backup();
  const late: Seen[] = [];
  for (const name of ['First', 'Second']) {
    house = await open();
    await changeNames(house, us, [name]);
    late.push(await pull(house, us));
    await house.close();
    await restore();
  }
  house = await open();
  await changeNames(house, us, ['Maria', 'Mia']);
  for (const seen of late) expect((await pull(house, us, seen)).reset).toBe(true);
  await house.close();
});

test.each(['x', '.', 'x.y.z', '.........'])(
  'a client that says its scope is %j starts anew',
  async (scope) => {
    const house = await open();
    const us = await house.settle();
    expect((await pull(house, us, { seq: 0, scope })).reset).toBe(true);
    await house.close();
  },
);

test('a number from the future of this very epoch is none of ours', async () => {
  const house = await open();
  const us = await house.settle();
  const { seq, scope } = await pull(house, us);
  expect((await pull(house, us, { seq: seq + 1, scope })).reset).toBe(true);
  expect((await pull(house, us, { seq, scope })).reset).toBe(false);
  await house.close();
});
