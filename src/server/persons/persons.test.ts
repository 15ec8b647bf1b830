import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BlobHash } from '../../protocol/primitives.ts';
import { ANNE, type House, openHouse, PNG, type Settled } from '../test-house.ts';
import { wav } from '../test-voice.ts';
import { keepFilm } from '../test-world.ts';

let house: House;
let us: Settled;
let photo: BlobHash;
let voice: BlobHash;

/** What only Anne's life here says. Whatever of it is found afterwards was not erased. */
const HERS = ['Zwiebelfeld', 'Kathrinchen', 'Thorsten-Emil', 'Bettflasche', 'Wohnwagen'];

beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
  const { residentId, contactId, staff } = us;
  photo = await house.server.photos.keep(us.facilityId, PNG);
  voice = await house.server.photos.keep(us.facilityId, wav(1, Array(50).fill(7)));
  await house.mutate('resident.update', { id: residentId, set: { familyName: 'Zwiebelfeld', photo } }, staff);
  await house.mutate('resident.update', { id: residentId, set: { room: 'Wohnwagen' } }, staff);
  await house.mutate('resident.update', { id: residentId, set: { address: 'Kathrinchen' } }, staff);
  await house.mutate('contact.update', { id: contactId, set: { name: 'Thorsten-Emil', voice } }, staff);
  const consent = {
    id: crypto.randomUUID(),
    residentId,
    contactId,
    how: 'Bettflasche',
    until: house.time.now + 1e9,
  };
  await house.mutate('consent.give', consent, staff);
  await house.mutate('wish.leave', { id: crypto.randomUUID(), contactId }, us.tablet);
  await house.mutate('help.ask', { id: crypto.randomUUID(), residentId }, us.tablet);
});
afterEach(() => house.close());

const download = (as = us.staff, id = us.residentId) => house.ask(`/api/residents/${id}/export`, {}, as);
const erase = (name = 'Anne Zwiebelfeld', as = us.staff) =>
  house.call('erasePerson', { residentId: us.residentId, name }, as);

async function unzipped(): Promise<Record<string, string>> {
  const { body } = await download();
  const files = unzipSync(body as Uint8Array);
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** Every table with every row, as text. */
async function everyTable(): Promise<Record<string, string>> {
  const { db } = house.server.store;
  const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db);
  const read = async ({ name }: { name: string }) => {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
    return [name, JSON.stringify(rows)] as const;
  };
  return Object.fromEntries(await Promise.all(tables.rows.map(read)));
}

describe('an exported person', () => {
  test('has the films that went to and fro, and what was said', async () => {
    const film = await keepFilm(house, us.facilityId);
    const id = crypto.randomUUID();
    const sent = {
      id,
      contactId: us.contactId,
      kind: 'video',
      media: [film],
      text: 'Bei der Bettflasche',
    } as const;
    await house.mutate('message.send', { ...sent, media: [film] }, us.relative);
    const files = await unzipped();
    const day = new Date(house.time.now).toISOString().slice(0, 10);
    expect(files[`messages/${day}-relative-${id.slice(0, 8)}-1.webm`]?.length).toBeGreaterThan(0);
    expect(files['data/message.json']).toContain('Bettflasche');
  });

  test('is a zip with all their records, photos and voices under names that people can read', async () => {
    const { headers } = await download();
    expect(headers.get('content-type')).toBe('application/zip');
    expect(headers.get('content-disposition')).toBe('attachment; filename="anne-zwiebelfeld.zip"');
    const files = await unzipped();
    expect(Object.keys(files).sort()).toEqual([
      'README.txt',
      ...[
        'audit',
        'call-quality',
        'consent',
        'contact',
        'device',
        'help',
        'invitation',
        'resident',
        'tablet',
        'wish',
      ]
        .map((kind) => `data/${kind}.json`)
        .concat(`data/health-${us.tabletId}.json`)
        .sort(),
      'media/photo-anne-zwiebelfeld.png',
      'media/voice-thorsten-emil.wav',
    ]);
    expect(files['README.txt']).toContain('Données de Anne Zwiebelfeld');
    expect(JSON.parse(files['data/resident.json'] ?? '')).toMatchObject([
      { id: us.residentId, familyName: 'Zwiebelfeld', photo },
    ]);
    expect(JSON.parse(files['data/contact.json'] ?? '')).toHaveLength(2);
    expect(JSON.parse(files['data/audit.json'] ?? '').length).toBeGreaterThan(4);
  });

  test('takes nobody else along, and no secret', async () => {
    const all = Object.values(await unzipped()).join('\n');
    expect(all).not.toContain(us.otherResidentId);
    for (const secret of [us.tablet.bearer, us.relative.bearer, us.staff.cookie])
      expect(all).not.toContain(secret);
  });

  test('is in the log, with who took it', async () => {
    await download();
    const { body } = await house.call(
      'audit',
      { actorId: null, residentId: us.residentId, text: null, from: null, until: null, before: null },
      us.staff,
    );
    const [last] = (body as { entries: object[] }).entries;
    expect(last).toMatchObject({ deed: 'export-person', recordId: us.residentId, actor: { id: us.staffId } });
  });

  test('cannot be asked for from another site, nor for somebody who is not here', async () => {
    const from = { headers: { 'sec-fetch-site': 'cross-site' } };
    const other = await house.ask(`/api/residents/${us.residentId}/export`, from, us.staff);
    expect(other.status).toBe(403);
    expect((await download(us.staff, us.contactId)).status).toBe(404);
    expect((await house.ask('/api/residents/anne/export', {}, us.staff)).status).toBe(400);
  });

  test('has a log of any length', async () => {
    const by = { kind: 'staff', id: us.staffId } as const;
    await house.server.store.write(
      us.facilityId,
      async (writing) => {
        for (let n = 0; n < 600; n++) await writing.put('resident', us.residentId, { ...ANNE, room: `${n}` });
      },
      by,
    );
    const log = JSON.parse((await unzipped())['data/audit.json'] ?? '') as { n: number }[];
    expect(log.length).toBeGreaterThan(600);
    expect(new Set(log.map(({ n }) => n)).size).toBe(log.length);
  });
});

describe('an erased person', () => {
  test('is in no table, no file and no page of the database', async () => {
    const before = JSON.stringify(await everyTable());
    for (const word of HERS) expect(before).toContain(word);

    const { status, body } = await erase();
    expect([status, body]).toEqual([200, { contacts: 2, devices: 2, calls: 0, media: 2 }]);
    for (const [table, rows] of Object.entries(await everyTable()))
      for (const word of [...HERS, photo, voice]) expect(rows, `${word} in ${table}`).not.toContain(word);
    const blobs = await readdir(join(house.dataDir, 'blobs'), { recursive: true });
    expect(blobs.filter((name) => name.includes(photo) || name.includes(voice))).toEqual([]);
    const files = (await readdir(house.dataDir)).filter(
      (name) => name.includes('.db') || name.includes('sqlite'),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const bytes = await readFile(join(house.dataDir, file));
      for (const word of HERS) expect(bytes.includes(word), `${word} in ${file}`).toBe(false);
    }
  });

  test('leaves marks without content, and a line in the log without a name', async () => {
    await erase();
    const { db } = house.server.store;
    const left = await db.selectFrom('record').selectAll().where('resident_id', '=', us.residentId).execute();
    expect(left.length).toBeGreaterThan(5);
    expect(left.every(({ deleted, body }) => deleted === 1 && body === 'null')).toBe(true);
    const log = await db.selectFrom('audit').selectAll().where('resident_id', '=', us.residentId).execute();
    expect(log.at(-1)).toMatchObject({ deed: 'erase-person', actor_id: us.staffId, fields: '[]' });
    expect(log.every(({ fields }) => fields === '[]')).toBe(true);
  });

  test('signs their tablet and their relatives’ devices out', async () => {
    await erase();
    for (const as of [us.tablet, us.relative, us.otherRelative])
      expect((await house.call('pull', { since: 0, scope: null }, as)).status).toBe(401);
  });

  test('takes no photo along that somebody else has, too', async () => {
    await house.mutate('resident.update', { id: us.otherResidentId, set: { photo } }, us.staff);
    expect((await erase()).body).toMatchObject({ media: 1 });
    expect((await house.ask(`/api/blobs/${photo}`, {}, us.staff)).status).toBe(200);
  });

  test('takes a photo along that they no longer had, and that is only in the log', async () => {
    await house.mutate('resident.update', { id: us.residentId, set: { photo: null } }, us.staff);
    expect((await erase()).body).toMatchObject({ media: 2 });
  });

  test('is only erased under their own name', async () => {
    for (const name of ['Anne', 'Jos Weber', 'anne zwiebelfeld'])
      expect((await erase(name)).status).toBe(400);
    expect((await download()).status).toBe(200);
    expect(
      await house.mutate('resident.update', { id: us.otherResidentId, set: ANNE }, us.staff),
    ).toMatchObject({
      refused: null,
    });
  });

  test('is gone the second time', async () => {
    await erase();
    expect((await erase()).status).toBe(404);
  });
});

test('an archived person’s relative is told kindly, and theirs again once they are back', async () => {
  const callable = async () => {
    const { body } = await house.call('pull', { since: 0, scope: null }, us.relative);
    const { changes } = body as { changes: { kind: string; body: { callable?: boolean } }[] };
    return changes.find(({ kind }) => kind === 'loved')?.body.callable;
  };
  const set = (archivedAt: number | null) =>
    house.mutate('resident.update', { id: us.residentId, set: { archivedAt } }, us.staff);
  expect(await callable()).toBe(true);
  await set(house.time.now);
  expect(await callable()).toBe(false);
  await set(null);
  expect(await callable()).toBe(true);
});
