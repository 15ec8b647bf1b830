import { describe, expect, test } from 'vitest';
import { letsItselfBeFramed } from './framing.ts';

const OURS = 'https://moien.example';
const by = (policies: string[], frameOptions: string[] = []) =>
  letsItselfBeFramed({ policies, frameOptions }, OURS);

test('a site that says nothing can be shown', () => {
  expect(by([])).toBe(true);
  expect(by(["default-src 'self'"])).toBe(true);
});

describe('X-Frame-Options', () => {
  test.each(['DENY', 'sameorigin', ' SAMEORIGIN , SAMEORIGIN', 'DENY, ALLOWALL'])('%s: no', (value) => {
    expect(by([], [value])).toBe(false);
  });

  test('counts when it comes twice', () => {
    expect(by([], ['ALLOWALL', 'DENY'])).toBe(false);
    expect(by([], ['ALLOWALL', 'whatever'])).toBe(false);
  });

  test.each(['ALLOW-FROM https://other.example', 'ALLOWALL', 'sure'])(
    '%s: browsers no longer know it, and show the page',
    (value) => {
      expect(by([], [value])).toBe(true);
    },
  );

  test('counts for nothing beside frame-ancestors', () => {
    expect(by(['frame-ancestors *'], ['DENY'])).toBe(true);
  });
});

describe('frame-ancestors', () => {
  test.each([
    "'none'",
    "'self'",
    'https://other.example',
    'https://moien.example.evil.example',
    'http://moien.example:8080',
    'https://moien.example:444',
    '*.moien.example',
    '',
  ])('%s: not here', (sources) => {
    expect(by([`default-src *; frame-ancestors ${sources}`])).toBe(false);
  });

  test.each([
    '*',
    'https:',
    'http:',
    OURS,
    'HTTPS://MOIEN.EXAMPLE',
    'moien.example',
    '*.example',
    'https://*',
    'moien.example:443',
    'https://moien.example:*',
    'https://moien.example/some/path',
    "'self' https://other.example https://moien.example",
  ])('%s: here', (sources) => {
    expect(by([`Frame-Ancestors ${sources}; default-src 'none'`])).toBe(true);
  });

  test('every policy must allow it, also two in one header', () => {
    expect(by(['frame-ancestors *', "frame-ancestors 'self'"])).toBe(false);
    expect(by(["frame-ancestors *, frame-ancestors 'none'"])).toBe(false);
  });

  test('the first of a policy counts', () => {
    expect(by(["frame-ancestors *; frame-ancestors 'none'"])).toBe(true);
  });

  test('a server for trying things out has an origin with a port', () => {
    const framed = (sources: string) =>
      letsItselfBeFramed(
        { policies: [`frame-ancestors ${sources}`], frameOptions: [] },
        'http://localhost:8080',
      );
    expect([framed('http://localhost:8080'), framed('http://localhost:9090'), framed('https:')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
