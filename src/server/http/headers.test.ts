import { expect, test } from 'vitest';
import { addSecurityHeaders } from './headers.ts';

function on(path: string, headers: Record<string, string> = {}, isHttps = true) {
  const all = new Headers(headers);
  addSecurityHeaders(all, { path, isHttps });
  return all;
}

test('a page, and a worker’s script, runs nothing but our own and stands in no frame', () => {
  for (const path of ['/relative/', '/relative-sw.js', '/kiosk/fr.html']) {
    const headers = on(path, { 'content-type': 'text/html; charset=utf-8' });
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('permissions-policy')).toContain('camera=(self)');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toContain('max-age=');
  }
});

test('a script or a style is taken for nothing else, by nobody else, and says no more than that', () => {
  const headers = on('/assets/first-ab12.js', { 'content-type': 'text/javascript; charset=utf-8' });
  expect([...headers.keys()]).toEqual([
    'content-type',
    'cross-origin-resource-policy',
    'x-content-type-options',
  ]);
});

test('an answer in JSON that is opened as a page can do nothing', () => {
  const headers = on('/api/pull', { 'content-type': 'application/json; charset=UTF-8' });
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(headers.get('permissions-policy')).toBeNull();
});

test('a route’s own policy stays, and plain HTTP is promised nothing', () => {
  const headers = on('/api/blobs/ab', { 'content-security-policy': 'sandbox' }, false);
  expect(headers.get('content-security-policy')).toBe('sandbox');
  expect(headers.get('strict-transport-security')).toBeNull();
});
