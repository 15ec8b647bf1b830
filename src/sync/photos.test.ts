import 'fake-indexeddb/auto';
import { effect, signal } from '@preact/signals';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { contactChange, contactGone, testHash } from '../data/records.fixture.ts';
import { openStore, type Store } from '../data/store.ts';
import { type ErrorCode, refusal } from '../protocol/errors.ts';
import { RequestRefused } from './http.ts';
import { createPhotos, type KeptFiles, namedFiles } from './photos.ts';
import { applyChanges, noRecords } from './records.ts';
import { createFakeTime, type FakeTime, turns, until } from './time.fixture.ts';

let store: Store;
let time: FakeTime;
let abort: AbortController;
let asked: string[];
let atOnce: number;
let mostAtOnce: number;
let refuses: Map<string, ErrorCode>;
let revoked: string[];
const withPhoto = (n: number, photo: number) => contactChange(n, n, { photo: testHash(photo) });
const records = signal(noRecords());
const caughtUp = signal(false);
const busy = signal(false);

beforeEach(async () => {
  store = await openStore('moien-tablet', new IDBFactory());
  time = createFakeTime();
  abort = new AbortController();
  asked = [];
  revoked = [];
  atOnce = 0;
  mostAtOnce = 0;
  refuses = new Map();
  records.value = applyChanges(noRecords(), [withPhoto(1, 1), withPhoto(2, 2), contactChange(3, 3)]);
  caughtUp.value = false;
  busy.value = false;
});

afterEach(() => abort.abort());

async function getBlob(hash: string) {
  asked.push(hash);
  atOnce += 1;
  mostAtOnce = Math.max(mostAtOnce, atOnce);
  await turns(2);
  atOnce -= 1;
  const code = refuses.get(hash);
  if (code) throw new RequestRefused(refusal(code));
  return new Blob([hash], { type: 'image/webp' });
}

function start(): KeptFiles {
  let made = 0;
  const urls = {
    createObjectURL: () => `blob:${++made}`,
    revokeObjectURL: (url: string) => void revoked.push(url),
  };
  const rest = { http: { getBlob }, urls, timers: time, random: () => 0.5 };
  return createPhotos({ store, replica: { records, caughtUp }, busy, ...rest }, abort.signal);
}

it('knows every photo that any kind of record names, once', () => {
  const both = applyChanges(noRecords(), [withPhoto(1, 1), withPhoto(2, 1), contactChange(3, 3)]);
  expect([...namedFiles(both)]).toEqual([testHash(1)]);
});

it('knows the voices too, after all the faces', () => {
  const voice = { photo: testHash(2), voice: testHash(5) };
  const records = applyChanges(noRecords(), [contactChange(2, 2, voice), withPhoto(3, 3)]);
  expect([...namedFiles(records)]).toEqual([testHash(2), testHash(3), testHash(5)]);
});

it('gives a voice to the ring from what it keeps, without network', async () => {
  const photos = start();
  expect(await photos.blob(testHash(5))).toBeUndefined();
  records.value = applyChanges(records.value, [contactChange(3, 9, { voice: testHash(5) })]);
  caughtUp.value = true;
  await until(() => asked.includes(testHash(5)));
  await turns(20);
  caughtUp.value = false;
  expect(await (await photos.blob(testHash(5)))?.text()).toBe(testHash(5));
});

it('fetches what is missing, one after another, and wakes the screen', async () => {
  const photos = start();
  const seen: (string | null)[] = [];
  effect(() => void seen.push(photos.url(testHash(1))));
  expect(photos.url(null)).toBeNull();
  caughtUp.value = true;
  await until(() => photos.url(testHash(1)) !== null && photos.url(testHash(2)) !== null);
  expect(asked).toEqual([testHash(1), testHash(2)]);
  expect(mostAtOnce).toBe(1);
  expect(seen).toEqual([null, 'blob:1']);
});

it('shows kept photos without network', async () => {
  await store.blobs.put(testHash(1), new Blob(['face']));
  const photos = start();
  await until(() => photos.url(testHash(1)) !== null);
  expect(asked).toEqual([]);
});

it('asks only for what it does not have', async () => {
  await store.blobs.put(testHash(1), new Blob(['face']));
  start();
  caughtUp.value = true;
  await turns(30);
  expect(asked).toEqual([testHash(2)]);
});

it('forgets a photo that no record names any more', async () => {
  const photos = start();
  caughtUp.value = true;
  await until(() => photos.url(testHash(1)) !== null);
  const url = photos.url(testHash(1));
  records.value = applyChanges(records.value, [contactGone(1, 9)]);
  await until(() => revoked.length > 0);
  expect(revoked).toEqual([url]);
  expect(photos.url(testHash(1))).toBeNull();
  await turns(20);
  expect(await store.blobs.hashes()).toEqual([testHash(2)]);
});

it('forgets nothing before it has caught up: the records may be half of what there is', async () => {
  await store.blobs.put(testHash(7), new Blob(['face']));
  start();
  await turns(20);
  expect(await store.blobs.hashes()).toEqual([testHash(7)]);
});

it('goes on after a photo that the server does not have', async () => {
  refuses.set(testHash(1), 'not-found');
  const photos = start();
  caughtUp.value = true;
  await until(() => photos.url(testHash(2)) !== null);
  records.value = applyChanges(records.value, [contactChange(5, 9)]);
  await turns(30);
  expect(asked).toEqual([testHash(1), testHash(2)]);
});

it('tries again later when the line breaks', async () => {
  refuses.set(testHash(1), 'unavailable');
  const photos = start();
  caughtUp.value = true;
  await turns(20);
  refuses.clear();
  time.advance(300);
  await until(() => photos.url(testHash(1)) !== null);
  await until(() => asked.length === 3);
  expect(asked).toEqual([testHash(1), testHash(1), testHash(2)]);
});

it('tries again when the network is back', async () => {
  refuses.set(testHash(1), 'unavailable');
  const photos = start();
  caughtUp.value = true;
  await until(() => asked.length === 1);
  caughtUp.value = false;
  await turns(20);
  expect(time.waiting()).toBe(0);
  refuses.clear();
  caughtUp.value = true;
  await until(() => photos.url(testHash(2)) !== null);
});

it('gives its object URLs back when it is told to stop', async () => {
  const photos = start();
  caughtUp.value = true;
  await until(() => photos.url(testHash(1)) !== null);
  abort.abort();
  expect(revoked).toContain('blob:1');
});

it('fetches only what a screen shows while somebody speaks on the line, and the rest afterwards', async () => {
  busy.value = true;
  const photos = start();
  photos.url(testHash(2));
  caughtUp.value = true;
  await until(() => photos.url(testHash(2)) !== null);
  expect(asked).toEqual([testHash(2)]);
  busy.value = false;
  await until(() => asked.length === 2);
  expect(asked).toEqual([testHash(2), testHash(1)]);
});

it('fetches at once what a screen begins to show while somebody speaks', async () => {
  busy.value = true;
  const photos = start();
  caughtUp.value = true;
  await turns(20);
  expect(asked).toEqual([]);
  photos.url(testHash(1));
  await until(() => photos.url(testHash(1)) !== null);
  expect(asked).toEqual([testHash(1)]);
});
