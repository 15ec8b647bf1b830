import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_JSON_BYTES, MAX_PHOTO_BYTES } from '../../protocol/http.ts';
import { type House, openHouse, PNG, type Settled } from '../test-house.ts';

let house: House;
let us: Settled;
beforeAll(async () => {
  house = await openHouse();
  us = await house.settle();
});
// Whatever was thrown at it, the server is up.
afterAll(async () => {
  expect((await house.call('health', null)).body).toMatchObject({ ok: true });
  await house.close();
});

const post = (path: string, body: BodyInit) => house.ask(path, { method: 'POST', body }, us.staff);

describe('JSON', () => {
  const pull = '/api/pull';

  test.each(['', '{', 'null', '[]', '"since"', '{"since":0}', '{"since":"0","scope":null}', 'since=0'])(
    '%j is refused as a bad request',
    async (body) => {
      const answer = await post(pull, body);
      expect(answer).toMatchObject({ status: 400, body: { code: 'bad-request', retry: 'never' } });
    },
  );

  test('an unknown field is refused', async () => {
    expect(await post(pull, '{"since":0,"scope":null,"facilityId":"x"}')).toMatchObject({ status: 400 });
  });

  test('a prototype is not polluted by it', async () => {
    expect(await post(pull, '{"since":0,"scope":null,"__proto__":{"admin":true}}')).toMatchObject({
      status: 400,
    });
    expect({}).not.toHaveProperty('admin');
  });

  test('bytes that are not UTF-8 are refused', async () => {
    expect(await post(pull, new Uint8Array([0x22, 0xff, 0x22]))).toMatchObject({ status: 400 });
  });

  test('nesting without end is refused', async () => {
    expect(await post(pull, `${'['.repeat(100_000)}`)).toMatchObject({ status: 400 });
  });

  test('more than allowed is refused, whether its length was announced or not', async () => {
    const large = 'x'.repeat(MAX_JSON_BYTES + 1);
    expect(await post(pull, large)).toMatchObject({ status: 413, body: { code: 'too-large' } });
    const body = new Blob([large]).stream();
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
    expect(await house.ask(pull, init, us.staff)).toMatchObject({ status: 413 });
  });

  test('one bad mutation spoils the request before any is applied', async () => {
    const good = {
      id: randomUUID(),
      at: 1,
      name: 'resident.update',
      args: { id: us.residentId, set: { room: '99' } },
    };
    const bad = { ...good, id: 'x' };
    expect(await house.call('mutate', { mutations: [good, bad] }, us.staff)).toMatchObject({ status: 400 });
    const { body } = await house.call('pull', { since: 0, scope: null }, us.staff);
    expect(JSON.stringify(body)).not.toContain('"99"');
  });
});

describe('photos', () => {
  test('a text named .jpg is not an image', async () => {
    const answer = await post('/api/blobs', new File(['Dear Anne'], 'anne.jpg', { type: 'image/jpeg' }));
    expect(answer).toMatchObject({ status: 415, body: { code: 'not-an-image', retry: 'never' } });
  });

  test('a picture cut off is not an image', async () => {
    expect(await post('/api/blobs', PNG.subarray(0, -6))).toMatchObject({ status: 415 });
  });

  test('nothing is not an image', async () => {
    expect(await post('/api/blobs', '')).toMatchObject({ status: 415 });
  });

  test('thirty megabytes are refused with an answer, not with a cut connection', async () => {
    const answer = await post('/api/blobs', new Uint8Array(30 * 1024 * 1024));
    expect(answer).toMatchObject({ status: 413, body: { code: 'too-large', retry: 'never' } });
  });

  test('exactly the limit is not too large', async () => {
    expect(await post('/api/blobs', new Uint8Array(MAX_PHOTO_BYTES))).toMatchObject({ status: 415 });
  });

  test.each(['..%2f..%2fsecrets.json', 'x', `${'a'.repeat(64)}.png`, '%00'])(
    '%s is no name of one',
    async (name) => {
      expect([400, 404]).toContain((await house.ask(`/api/blobs/${name}`, {}, us.staff)).status);
    },
  );

  test('one that nobody has is not found', async () => {
    expect(await house.ask(`/api/blobs/${'a'.repeat(64)}`, {}, us.staff)).toMatchObject({ status: 404 });
  });
});

describe('credentials', () => {
  test.each(['dead', 'A'.repeat(43), '', `${'A'.repeat(1000)}`, "' OR 1=1 --"])(
    '%j opens nothing',
    async (bearer) => {
      const answer = await house.ask('/api/session', { headers: { authorization: `Bearer ${bearer}` } });
      expect(answer).toMatchObject({ status: 401, body: { code: 'not-signed-in', retry: 'sign-in' } });
    },
  );

  test('a dead secret is not saved by a good cookie', async () => {
    expect(await house.call('session', null, { ...us.staff, bearer: 'A'.repeat(43) })).toMatchObject({
      status: 401,
    });
  });

  test('a device’s secret is no cookie, and a session no secret', async () => {
    expect(await house.call('session', null, { cookie: us.tablet.bearer ?? '' })).toMatchObject({
      status: 401,
    });
    const asSecret = { bearer: us.staff.cookie ?? '' };
    expect(await house.call('pull', { since: 0, scope: null }, asSecret)).toMatchObject({ status: 401 });
  });
});

test('an old client is told to reload', async () => {
  const headers = { 'moien-protocol': '0' };
  const answer = await house.ask('/api/session', { headers }, us.staff);
  expect(answer).toMatchObject({ status: 426, body: { code: 'old-version' } });
  expect(await house.ask('/api/session', { headers: { 'moien-protocol': 'x' } })).toMatchObject({
    status: 426,
  });
});

test.each(['/api', '/api/', '/api/nothing', '/api/../secrets.json', '//api/health', '/api/health/x'])(
  '%s is not found',
  async (path) => expect(await house.ask(path)).toMatchObject({ status: 404, body: { code: 'not-found' } }),
);
