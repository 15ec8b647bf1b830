import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import { testId } from '../data/records.fixture.ts';
import { openStore, type Store } from '../data/store.ts';
import { type ErrorCode, refusal } from '../protocol/errors.ts';
import type { Mutation } from '../protocol/mutations.ts';
import { RequestRefused } from './http.ts';
import { createUploads, type Uploads } from './uploads.ts';

const photo = new Blob(['a face'], { type: 'image/webp' });
const HASH = createHash('sha256').update('a face').digest('hex');
const naming = (hash: string | null) =>
  ({
    id: testId(1),
    at: 1,
    name: 'resident.update',
    args: { id: testId(2), set: { photo: hash } },
  }) as Mutation;

let store: Store;
let sent: string[];
let refuses: ErrorCode | null;
let uploads: Uploads;
beforeEach(async () => {
  store = await openStore('moien-staff', new IDBFactory());
  sent = [];
  refuses = null;
  const putBlob = async (blob: Blob) => {
    if (refuses) throw new RequestRefused(refusal(refuses));
    sent.push(await blob.text());
    return HASH;
  };
  uploads = createUploads({ store, http: { putBlob }, subtle: crypto.subtle });
});

it('keeps a photo under its hash before anything is sent', async () => {
  expect(await uploads.keep(photo)).toBe(HASH);
  expect(await (await store.blobs.get(HASH))?.text()).toBe('a face');
  expect(sent).toEqual([]);
});

it('sends a photo before the record that names it, and once', async () => {
  await uploads.keep(photo);
  expect(await uploads.before(naming(null))).toBeNull();
  expect(sent).toEqual([]);
  await uploads.before(naming(HASH));
  await uploads.before(naming(HASH));
  expect(sent).toEqual(['a face']);
  expect(await store.blobs.hashes()).toEqual([HASH]);
});

it('tries again later what could not be sent', async () => {
  await uploads.keep(photo);
  refuses = 'unavailable';
  await expect(uploads.before(naming(HASH))).rejects.toThrow(RequestRefused);
  refuses = null;
  await uploads.before(naming(HASH));
  expect(sent).toEqual(['a face']);
});

it('says why a photo is never taken', async () => {
  await uploads.keep(photo);
  refuses = 'not-an-image';
  expect(await uploads.before(naming(HASH))).toEqual(refusal('not-an-image'));
  expect(await store.uploads.hashes()).toEqual([HASH]);
});
