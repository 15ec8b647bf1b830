import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFacility } from '../store/accounts.ts';
import { createEndlessLink } from '../store/links.ts';
import { type As, FACILITY, type House, openHouse } from '../test-house.ts';
import { SESSION_MS } from './cookies.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const PASSWORD = 'correct horse';
const admin = { name: 'Claire Hoffmann', email: 'claire@tilleuls.example', password: PASSWORD };

function cookieOf({ headers }: { headers: Headers }): As {
  return { cookie: /moien=([\w-]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '' };
}

async function setUp(): Promise<void> {
  const passwordHash = await house.server.passwords.hash(PASSWORD);
  const login = { email: admin.email, passwordHash };
  await createFacility(house.server.store, { facility: FACILITY, admin: { name: admin.name, login } });
}

const signIn = (password: string, email = admin.email) => house.call('signIn', { email, password });

describe('the first admin', () => {
  test('creates the facility with the printed link, once, and is signed in', async () => {
    const token = await house.server.setupLink();
    const answer = await house.call('setup', { token, facility: FACILITY, admin });
    expect(answer).toMatchObject({ status: 200, body: { name: 'Claire Hoffmann', role: 'admin' } });
    expect(await house.call('session', null, cookieOf(answer))).toMatchObject({
      status: 200,
      body: answer.body,
    });
    expect(await signIn(PASSWORD)).toMatchObject({ status: 200 });
    const again = await house.call('setup', { token, facility: FACILITY, admin });
    expect(again).toMatchObject({ status: 409, body: { code: 'already-set-up' } });
    expect(await house.server.setupLink()).toBeNull();
  });

  test('cannot use the link of an earlier start', async () => {
    const token = await house.server.setupLink();
    await house.server.setupLink();
    const answer = await house.call('setup', { token, facility: FACILITY, admin });
    expect(answer).toMatchObject({ status: 410, body: { code: 'link-expired' } });
  });

  test('who taps twice creates one facility', async () => {
    const token = await house.server.setupLink();
    const both = [1, 2].map(() => house.call('setup', { token, facility: FACILITY, admin }));
    const codes = (await Promise.all(both)).map(({ status }) => status).sort();
    expect(codes).toEqual([200, 409]);
  });
});

describe('a password', () => {
  beforeEach(setUp);

  test('signs in, whatever the case of the e-mail', async () => {
    expect(await signIn(PASSWORD, ' CLAIRE@tilleuls.example ')).toMatchObject({ status: 200 });
  });

  test('that is wrong, and an e-mail that nobody has, are told alike', async () => {
    const [wrong, unknown] = [await signIn('wrong horse'), await signIn(PASSWORD, 'nobody@tilleuls.example')];
    expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong-sign-in', retry: 'never' } });
    expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body]);
  });

  test('cannot be guessed for long; others at the same address still come in', async () => {
    for (let guess = 0; guess < 5; guess++) await signIn(`guess ${guess}`, 'jos@tilleuls.example');
    const sixth = await signIn('guess 5', 'jos@tilleuls.example');
    expect(sixth).toMatchObject({ status: 429, body: { code: 'too-many-tries', retry: 'later' } });
    expect(Number(sixth.headers.get('retry-after'))).toBe(30);
    expect(await signIn(PASSWORD)).toMatchObject({ status: 200 });
  });
});

describe('a session', () => {
  beforeEach(setUp);

  test('is a cookie that no script reads and no other site sends', async () => {
    const cookies = (await signIn(PASSWORD)).headers.getSetCookie();
    expect(cookies[0]).toMatch(/^moien=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/);
    expect(cookies[1]).toMatch(
      /^moien-browser=[\w-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/,
    );
  });

  test('ends when its person signs out, and only that one', async () => {
    const [here, there] = [cookieOf(await signIn(PASSWORD)), cookieOf(await signIn(PASSWORD))];
    const out = await house.call('signOut', null, here);
    expect(out.headers.get('set-cookie')).toMatch(/^moien=; Path=\/; Max-Age=0/);
    expect((await house.call('session', null, here)).status).toBe(401);
    expect((await house.call('session', null, there)).status).toBe(200);
  });

  test('ends by itself', async () => {
    const here = cookieOf(await signIn(PASSWORD));
    house.time.now += SESSION_MS - 1;
    expect((await house.call('session', null, here)).status).toBe(200);
    house.time.now += 1;
    expect((await house.call('session', null, here)).status).toBe(401);
  });

  test.each(['https://evil.example', 'http://localhost:1', 'null', ''])(
    'cannot be used by a page of %j to change anything',
    async (origin) => {
      const init = { method: 'POST', body: '{"since":0,"scope":null}', headers: { origin } };
      const answer = await house.ask('/api/pull', init, cookieOf(await signIn(PASSWORD)));
      expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    },
  );

  test('may be used from the public address, and from the one that was typed', async () => {
    const here = cookieOf(await signIn(PASSWORD));
    for (const origin of ['http://localhost:8080', house.url]) {
      const init = { method: 'POST', body: '{"since":0,"scope":null}', headers: { origin } };
      expect((await house.ask('/api/pull', init, here)).status).toBe(200);
    }
  });
});

test('another site cannot sign a browser in as somebody else', async () => {
  await setUp();
  const body = JSON.stringify({ email: admin.email, password: PASSWORD });
  const init = { method: 'POST', body, headers: { origin: 'https://evil.example' } };
  expect((await house.ask('/api/session', init)).status).toBe(403);
});

test('a sign-in link of the demo opens as often as one likes', async () => {
  const { facilityId, staffId } = await house.settle();
  const link = { facilityId, subjectId: staffId };
  const token = await createEndlessLink(house.server.store, 'sign-in', link);
  for (let times = 0; times < 2; times++) {
    expect(await house.call('signInByLink', { token })).toMatchObject({ status: 200, body: { staffId } });
  }
  const other = await createEndlessLink(house.server.store, 'pairing-link', {
    facilityId,
    subjectId: randomUUID(),
  });
  expect((await house.call('signInByLink', { token: other })).status).toBe(410);
});

test('over TLS the cookie is bound to this host', async () => {
  const safe = await openHouse({ publicUrl: new URL('https://moien.example') });
  const { facilityId, staffId } = await safe.settle();
  const token = await createEndlessLink(safe.server.store, 'sign-in', { facilityId, subjectId: staffId });
  const answer = await safe.call('signInByLink', { token });
  for (const cookie of answer.headers.getSetCookie())
    expect(cookie).toMatch(/^__Host-moien(-browser)?=.*; HttpOnly; SameSite=Lax; Secure$/);
  expect(answer.headers.get('strict-transport-security')).toContain('max-age=');
  const secret = /__Host-moien=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
  const asks = (cookie: string) => safe.ask('/api/session', { headers: { cookie } });
  expect((await asks(`__Host-moien=${secret}`)).status).toBe(200);
  // Any host of the same domain may set a cookie without the prefix, and would sign a nurse in as somebody else.
  expect((await asks(`moien=${secret}`)).status).toBe(401);
  await safe.close();
});
