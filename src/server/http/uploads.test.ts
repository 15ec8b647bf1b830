import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_MEDIUM_BYTES } from '../../protocol/messages.ts';
import { type As, type House, openHouse, PNG, type Settled } from '../test-house.ts';
import { mp4, webm } from '../test-voice.ts';

const TUS = { 'tus-resumable': '1.0.0' };
const STREAM = 'application/offset+octet-stream';
const DAY_MS = 24 * 60 * 60 * 1000;
const MB = 1024 * 1024;

let house: House;
let us: Settled;
beforeEach(async () => {
  house = await openHouse({ mediaQuota: 120 * MB });
  us = await house.settle();
});
afterEach(() => house.close());

const start = (length: number | string, as: As = us.relative, headers: Record<string, string> = {}) =>
  house.ask(
    '/api/uploads',
    { method: 'POST', headers: { ...TUS, 'upload-length': String(length), ...headers } },
    as,
  );
const patch = (url: string, offset: number, body: BodyInit, as: As = us.relative) =>
  house.ask(
    url,
    { method: 'PATCH', body, headers: { ...TUS, 'upload-offset': String(offset), 'content-type': STREAM } },
    as,
  );
const head = (url: string, as: As = us.relative) => house.ask(url, { method: 'HEAD', headers: TUS }, as);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const film = (extra = 0) => {
  const bytes = mp4(['vide', 'soun']);
  // A box that no player looks at makes it as long as wished.
  const free = Buffer.alloc(extra < 8 ? 0 : extra, 7);
  if (free.length > 0) {
    free.writeUInt32BE(free.length, 0);
    free.write('free', 4, 'latin1');
  }
  return new Uint8Array(Buffer.concat([bytes, free]));
};

async function upload(bytes: Uint8Array<ArrayBuffer>, as: As = us.relative) {
  const begun = await start(bytes.length, as);
  const url = begun.headers.get('location') ?? '';
  return { url, answer: await patch(url, 0, bytes, as) };
}
const kept = () => readdir(join(house.dataDir, 'media', us.facilityId)).catch(() => []);
const begun = () => readdir(join(house.dataDir, 'uploads'));

describe('an upload', () => {
  test('comes in pieces, and answers its last one with what it is', async () => {
    const bytes = film(1000);
    const url = (await start(bytes.length)).headers.get('location') ?? '';
    expect(url).toMatch(/^\/api\/uploads\/[0-9a-f-]{36}\.[0-9a-f-]{36}$/);
    expect((await patch(url, 0, bytes.slice(0, 400))).headers.get('upload-offset')).toBe('400');
    expect((await head(url)).headers.get('upload-offset')).toBe('400');
    const last = await patch(url, 400, bytes.slice(400));
    const said = { hash: hashOf(bytes), type: 'video/mp4', bytes: bytes.length };
    expect(JSON.parse(last.headers.get('moien-medium') ?? '')).toEqual(said);
    expect(await kept()).toEqual([hashOf(bytes)]);
    expect(await begun()).toEqual([]);
  });

  test('whose last answer was lost answers once more, and is not sent again', async () => {
    const bytes = film();
    const { url } = await upload(bytes);
    const again = await head(url);
    expect([again.status, again.headers.get('upload-offset')]).toEqual([200, String(bytes.length)]);
    expect(JSON.parse(again.headers.get('moien-medium') ?? '')).toMatchObject({ hash: hashOf(bytes) });
  });

  test('that was cut goes on where the server stands, and nowhere else', async () => {
    const bytes = film(1000);
    const url = (await start(bytes.length)).headers.get('location') ?? '';
    await patch(url, 0, bytes.slice(0, 300));
    expect((await patch(url, 500, bytes.slice(500))).status).toBe(409);
    expect((await patch(url, 300, bytes.slice(300))).status).toBe(204);
  });

  test('belongs to who began it: nobody else asks, goes on or drops it', async () => {
    const url = (await start(100)).headers.get('location') ?? '';
    const them = await house.settle();
    for (const as of [us.otherRelative, us.tablet, them.relative]) {
      expect((await head(url, as)).status).toBe(404);
      expect((await patch(url, 0, 'abc', as)).status).toBe(404);
      expect((await house.ask(url, { method: 'DELETE', headers: TUS }, as)).status).toBe(404);
    }
    expect((await head(url)).headers.get('upload-offset')).toBe('0');
  });

  test('that nobody finished is forgotten after two days, and gives its room back', async () => {
    const url = (await start(100 * MB)).headers.get('location') ?? '';
    expect((await start(30 * MB)).body).toMatchObject({ code: 'no-room', retry: 'never' });
    house.time.now += 2 * DAY_MS + 1;
    await house.server.uploads.sweep();
    expect((await head(url)).status).toBe(404);
    expect((await start(30 * MB)).status).toBe(201);
  });

  test('can be given up at once', async () => {
    const url = (await start(100 * MB)).headers.get('location') ?? '';
    expect((await house.ask(url, { method: 'DELETE', headers: TUS }, us.relative)).status).toBe(204);
    expect((await start(100 * MB)).status).toBe(201);
  });
});

describe('room', () => {
  test('is each facility’s own: one that is full takes nothing from another', async () => {
    await start(100 * MB);
    expect((await start(100 * MB)).status).toBe(507);
    const them = await house.settle();
    expect((await start(100 * MB, them.relative)).status).toBe(201);
  });

  test('counts what is kept', async () => {
    await house.close();
    house = await openHouse({ mediaQuota: 3000 });
    us = await house.settle();
    const bytes = film(2000);
    expect((await upload(bytes)).answer.status).toBe(204);
    expect((await start(1000)).status).toBe(507);
  });
});

describe('hostile', () => {
  test.each([
    [
      'a page in a picture’s clothes',
      Buffer.concat([PNG.subarray(0, 16), Buffer.from('<script>alert(1)</script>')]),
    ],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a program', Buffer.concat([Buffer.from('MZ'), randomBytes(500)])],
    ['noise', randomBytes(5000)],
    ['a film without a picture or sound in it', Buffer.from(mp4(['text']))],
    ['a film that was cut off', Buffer.from(film(1000).slice(0, 900))],
    ['a WebM film that was cut off', Buffer.from(webm(['V_VP8', 'A_OPUS']).slice(0, -9))],
    ['a film with a hidden track', Buffer.from(mp4(['vide', 'soun', 'hint']))],
  ])('%s is refused, and nothing of it stays', async (_, bytes) => {
    const { answer, url } = await upload(new Uint8Array(bytes));
    expect(answer).toMatchObject({ status: 415, body: { code: 'not-an-image', retry: 'never' } });
    expect([await kept(), await begun()]).toEqual([[], []]);
    expect((await head(url)).status).toBe(404);
  });

  test('five gigabytes are refused when they are announced', async () => {
    for (const length of [5 * 1024 * MB, MAX_MEDIUM_BYTES + 1])
      expect(await start(length)).toMatchObject({ status: 413, body: { code: 'too-large' } });
    expect(await begun()).toEqual([]);
  });

  test.each(['0', '-1', '1e9', 'Infinity', 'abc', ''])('a length of “%s” is refused', async (length) => {
    expect((await start(length)).status).toBe(400);
    expect(await begun()).toEqual([]);
  });

  test('a length that is told later is refused: nobody could keep room for it', async () => {
    const headers = { ...TUS, 'upload-defer-length': '1' };
    const answer = await house.ask('/api/uploads', { method: 'POST', headers }, us.relative);
    expect(answer.status).toBe(400);
  });

  test('more than was announced is not taken', async () => {
    const url = (await start(10)).headers.get('location') ?? '';
    expect((await patch(url, 0, 'x'.repeat(500))).status).toBeGreaterThanOrEqual(400);
    expect(await kept()).toEqual([]);
  });

  test.each([
    '/api/uploads/..%2f..%2fmoien.db',
    '/api/uploads/%2e%2e%2fsecrets.json',
    '/api/uploads/secrets.json',
    `/api/uploads/..%5c${randomUUID()}`,
    '/api/media/..%2f..%2fsecrets.json',
    '/api/media/secrets.json',
  ])('the path %s leads nowhere', async (path) => {
    const asked = await house.ask(path, { headers: TUS }, us.relative);
    expect([400, 404]).toContain(asked.status);
    expect((await patch(path, 0, 'x')).status).toBeGreaterThanOrEqual(400);
  });

  test('what a browser says of a file is neither believed nor kept', async () => {
    const name = Buffer.from('../../x.html').toString('base64');
    const metadata = `filename ${name},filetype ${Buffer.from('text/html').toString('base64')}`;
    const bytes = film();
    const url = (await start(bytes.length, us.relative, { 'upload-metadata': metadata })).headers.get(
      'location',
    );
    const last = await patch(url ?? '', 0, bytes);
    expect(last.headers.get('moien-medium')).toContain('video/mp4');
    expect(await begun()).toEqual([]);
  });

  test('a page that begins again and again is told to wait', async () => {
    const codes: number[] = [];
    for (let n = 0; n < 125; n += 1) codes.push((await start(9)).status);
    expect(codes.slice(0, 120).every((code) => code === 201)).toBe(true);
    expect(codes.at(-1)).toBe(429);
    expect((await start(9, us.tablet)).status).toBe(201);
  });

  test('who sends one byte and then nothing is let go, and keeps nobody else waiting', async () => {
    await house.close();
    house = await openHouse({ stalledMs: 300 });
    us = await house.settle();
    const url = (await start(1000)).headers.get('location') ?? '';
    const { port, hostname } = new URL(house.url);
    const socket = connect(Number(port), hostname);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    socket.write(
      [
        `PATCH ${url} HTTP/1.1`,
        `host: ${hostname}:${port}`,
        `authorization: Bearer ${us.relative.bearer}`,
        'tus-resumable: 1.0.0',
        'upload-offset: 0',
        `content-type: ${STREAM}`,
        'content-length: 1000',
        '',
        'x',
      ].join('\r\n'),
    );
    expect((await upload(film(), us.tablet)).answer.status).toBe(204);
    await closed;
    expect((await head(url)).headers.get('upload-offset')).toBe('1');
  });

  test('memory stays as it is, however much comes in', async () => {
    const bytes = film(90 * MB);
    const url = (await start(bytes.length)).headers.get('location') ?? '';
    const rss: number[] = [];
    for (let at = 0; at < bytes.length; at += MB) {
      expect((await patch(url, at, bytes.subarray(at, at + MB))).status).toBe(204);
      rss.push(process.memoryUsage().rss / MB);
    }
    expect(await kept()).toHaveLength(1);
    // What the first third cost (buffers, code that was compiled) is not asked for again by the other sixty megabytes.
    const most = (part: number[]) => Math.max(...part);
    expect(most(rss.slice(30)) - most(rss.slice(0, 30))).toBeLessThan(40);
  }, 60_000);
});
