import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_VOICE_BYTES } from '../../protocol/http.ts';
import type { BlobHash } from '../../protocol/primitives.ts';
import { ANNE, type As, type House, openHouse, PNG, type Settled } from '../test-house.ts';
import { mp4, ogg, wav, webm } from '../test-voice.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let house: House;
let us: Settled;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
});
afterEach(() => house.close());

const put = (bytes: BodyInit, as: As) => house.ask('/api/blobs', { method: 'POST', body: bytes }, as);
const get = (hash: BlobHash, as: As) => house.ask(`/api/blobs/${hash}`, {}, as);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** A recording of its own, as large as wished. */
const voiceOf = (number: number, bytes = 100) => wav(1, Array(bytes).fill(number));
const record = (voice: BlobHash | null, as = us.relative) =>
  house.mutate('contact.record-voice', { id: us.contactId, voice }, as);

describe('a voice', () => {
  test.each([
    ['audio/webm', webm()],
    ['audio/ogg', ogg()],
    ['audio/mp4', mp4()],
    ['audio/wav', wav()],
  ])('comes back as %s and never as a page', async (type, bytes) => {
    const claimed = { method: 'POST', body: bytes, headers: { 'content-type': 'text/html' } };
    const { status, body } = await house.ask('/api/blobs', claimed, us.staff);
    expect([status, body]).toEqual([200, { hash: hashOf(bytes) }]);
    const { headers, ...answer } = await get(hashOf(bytes), us.staff);
    expect(answer.body).toEqual(bytes);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  test('of a relative is heard by the tablet and by themselves, and by no other relative', async () => {
    const bytes = webm();
    expect((await put(bytes, us.relative)).status).toBe(200);
    const hash = hashOf(bytes);
    expect((await get(hash, us.relative)).status).toBe(404);
    expect((await record(hash)).refused).toBeNull();
    for (const as of [us.tablet, us.relative, us.staff]) expect((await get(hash, as)).status).toBe(200);
    const them = await house.settle();
    for (const as of [us.otherRelative, them.tablet, them.staff])
      expect((await get(hash, as)).status).toBe(404);
    expect((await record(null)).refused).toBeNull();
    expect((await get(hash, us.tablet)).status).toBe(404);
  });

  test('of exactly the limit is taken, and of more is not, from whomever', async () => {
    const head = wav(1, []).length;
    const longest = voiceOf(1, MAX_VOICE_BYTES - head);
    const tooLong = voiceOf(1, MAX_VOICE_BYTES - head + 2);
    expect([longest.length, tooLong.length]).toEqual([MAX_VOICE_BYTES, MAX_VOICE_BYTES + 2]);
    for (const as of [us.relative, us.staff]) {
      expect((await put(longest, as)).status).toBe(200);
      expect(await put(tooLong, as)).toMatchObject({ status: 413, body: { code: 'too-large' } });
    }
  });

  test('can be recorded again some twenty times a day, each device for itself', async () => {
    const answers: number[] = [];
    for (let time = 0; time < 22; time += 1) answers.push((await put(voiceOf(time), us.relative)).status);
    expect(answers).toEqual([...Array(20).fill(200), 429, 429]);
    expect((await put(voiceOf(30), us.otherRelative)).status).toBe(200);
    expect((await put(voiceOf(31), us.staff)).status).toBe(200);
  });
});

describe('who may send what', () => {
  test('a relative sends no pictures', async () => {
    expect(await put(PNG, us.relative)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  });

  test('a tablet sends nothing', async () => {
    for (const bytes of [PNG, webm()]) expect((await put(bytes, us.tablet)).status).toBe(403);
  });

  test('a film is neither picture nor voice', async () => {
    const answer = await put(webm(['V_VP8', 'A_OPUS']), us.staff);
    expect(answer).toMatchObject({ status: 415, body: { code: 'not-an-image' } });
  });
});

describe('a record', () => {
  const voice = webm();

  test('takes a voice only where a voice belongs, and a picture only where a picture does', async () => {
    await put(PNG, us.staff);
    await put(voice, us.staff);
    const contact = (set: object) => house.mutate('contact.update', { id: us.contactId, set }, us.staff);
    const resident = (set: object) => house.mutate('resident.update', { id: us.residentId, set }, us.staff);
    expect((await contact({ voice: hashOf(voice), photo: hashOf(PNG) })).refused).toBeNull();
    expect((await contact({ voice: hashOf(PNG) })).refused?.code).toBe('not-found');
    expect((await contact({ photo: hashOf(voice) })).refused?.code).toBe('not-found');
    expect((await resident({ photo: hashOf(voice) })).refused?.code).toBe('not-found');
    expect((await record(hashOf(PNG))).refused?.code).toBe('not-found');
    expect((await record('a'.repeat(64))).refused?.code).toBe('not-found');
  });

  test('of another contact takes no voice from a relative', async () => {
    await put(voice, us.relative);
    const args = { id: us.otherContactId, voice: hashOf(voice) };
    expect((await house.mutate('contact.record-voice', args, us.relative)).refused?.code).toBe('not-found');
  });
});

describe('what no record names', () => {
  const files = async () =>
    (await readdir(join(house.dataDir, 'blobs', us.facilityId)).catch(() => [])).sort();

  test('goes after two days; faces and voices that are named stay', async () => {
    const [voice, other] = [voiceOf(1), voiceOf(2)];
    for (const bytes of [PNG, voice, other]) await put(bytes, us.staff);
    await record(hashOf(voice));
    await house.server.store.write(us.facilityId, (writing) =>
      writing.put('resident', us.residentId, { ...ANNE, photo: hashOf(PNG) }),
    );
    house.time.now += 2 * DAY_MS;
    await house.server.photos.sweep();
    expect(await files()).toHaveLength(3);
    house.time.now += 1;
    await house.server.photos.sweep();
    expect(await files()).toEqual([hashOf(PNG), hashOf(voice)].sort());
    expect((await get(hashOf(voice), us.tablet)).status).toBe(200);
    expect((await get(hashOf(other), us.staff)).status).toBe(404);
  });

  test('goes when its contact has gone', async () => {
    await put(webm(), us.relative);
    await record(hashOf(webm()));
    await house.mutate('contact.remove', { id: us.contactId }, us.staff);
    house.time.now += 3 * DAY_MS;
    await house.server.photos.sweep();
    expect(await files()).toEqual([]);
  });

  test('stays when it is sent once more, and comes back when it had gone', async () => {
    await put(PNG, us.staff);
    house.time.now += 3 * DAY_MS;
    await put(PNG, us.staff);
    await house.server.photos.sweep();
    expect(await files()).toHaveLength(1);
    house.time.now += 3 * DAY_MS;
    await Promise.all([house.server.photos.sweep(), put(PNG, us.staff)]);
    expect((await get(hashOf(PNG), us.staff)).body).toEqual(new Uint8Array(PNG));
  });

  test('is another facility’s as well: the same picture is two', async () => {
    const them = await house.settle();
    await put(PNG, us.staff);
    await put(PNG, them.staff);
    await house.mutate('resident.update', { id: them.residentId, set: { photo: hashOf(PNG) } }, them.staff);
    house.time.now += 3 * DAY_MS;
    await house.server.photos.sweep();
    expect(await files()).toEqual([]);
    expect((await get(hashOf(PNG), them.tablet)).status).toBe(200);
  });
});
