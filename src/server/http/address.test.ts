import { expect, test } from 'vitest';
import { clientAddress } from './address.ts';
import { parseCookies, sessionCookie } from './cookies.ts';
import { isOwnOrigin } from './origin.ts';
import { createThrottle } from './throttle.ts';

test.each([
  [{ remote: '192.0.2.7', forwarded: undefined, trustProxy: false }, '192.0.2.7'],
  [{ remote: '::ffff:192.0.2.7', forwarded: undefined, trustProxy: false }, '192.0.2.7'],
  [{ remote: '127.0.0.1', forwarded: '198.51.100.1', trustProxy: false }, '127.0.0.1'],
  [{ remote: '127.0.0.1', forwarded: '6.6.6.6, 198.51.100.1', trustProxy: true }, '198.51.100.1'],
  [{ remote: '127.0.0.1', forwarded: undefined, trustProxy: true }, '127.0.0.1'],
  [{ remote: undefined, forwarded: undefined, trustProxy: false }, 'unknown'],
  [{ remote: '2001:db8::1', forwarded: undefined, trustProxy: false }, '2001:0db8:0000:0000'],
  [{ remote: '2001:db8:1:2:3:4:5:6', forwarded: undefined, trustProxy: false }, '2001:0db8:0001:0002'],
])('%j counts as %s', (seen, address) => expect(clientAddress(seen)).toBe(address));

const publicUrl = new URL('https://moien.example');

test.each([
  ['https://moien.example', 'moien.example', true],
  ['https://moien.example', '127.0.0.1:8080', true],
  ['http://10.0.0.5:8080', '10.0.0.5:8080', true],
  ['https://evil.example', 'moien.example', false],
  ['https://moien.example.evil.example', 'moien.example', false],
  ['https://moien.example:8443', 'moien.example', false],
  ['null', 'moien.example', false],
  ['http://moien.example', 'moien.example', false],
  ['', 'moien.example', false],
  [undefined, 'moien.example', false],
])('a page of %j on host %j is our own: %j', (origin, host, own) => {
  expect(isOwnOrigin({ origin, host, publicUrl })).toBe(own);
});

test('the session is found among other cookies, over TLS only the one bound to the host', () => {
  const bound = 'a=b; __Host-moien=one; moien=two; __Host-moien-browser=three; moien-browser=four';
  expect(parseCookies(bound, true)).toEqual({ session: 'one', browser: 'three' });
  expect(parseCookies('xmoien=1; moien=two', false)).toEqual({ session: 'two', browser: null });
  for (const header of [undefined, '', 'moien', ';;=;'])
    expect(parseCookies(header, false).session ?? '').toBe('');
});

test('a cookie that ends a session has no secret and no age', () => {
  expect(sessionCookie(null, true)).toBe('__Host-moien=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure');
});

test('a throttle says how long to wait, and tries can be given back', async () => {
  const throttle = createThrottle(2, 60);
  await throttle.take('a');
  await throttle.giveBack('a');
  await throttle.take('a');
  await throttle.take('a');
  await expect(throttle.take('a')).rejects.toMatchObject({
    refusal: { code: 'too-many-tries', retry: 'later' },
  });
  await throttle.take('b');
});
