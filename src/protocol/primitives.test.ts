import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { PairingCode, Password, ROUTES } from './http.ts';
import {
  BlobHash,
  EpochMs,
  Hours,
  Id,
  line,
  PhoneNumber,
  Secret,
  Sequence,
  TimeZone,
  words,
} from './primitives.ts';

const takes = (schema: v.GenericSchema, input: unknown) => v.safeParse(schema, input).success;

type Case = { name: string; schema: v.GenericSchema; good: unknown[]; bad: unknown[] };

const cases: Case[] = [
  {
    name: 'an id is a UUID',
    schema: Id,
    good: ['0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11'],
    bad: ['', '0b7c7d1e', 7, null, "0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11' OR 1=1"],
  },
  {
    name: 'a secret is 256 bits of base64url',
    schema: Secret,
    good: ['A'.repeat(43), `${'a_-9'.repeat(10)}abc`],
    bad: ['A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`, `${'A'.repeat(42)}/`],
  },
  {
    name: 'a hash is 64 lower-case hexadecimal digits',
    schema: BlobHash,
    good: ['0'.repeat(64), 'af'.repeat(32)],
    bad: ['AF'.repeat(32), '0'.repeat(63), `../${'0'.repeat(61)}`],
  },
  {
    name: 'a time is a whole number of milliseconds',
    schema: EpochMs,
    good: [0, 1_790_000_000_000],
    bad: [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '0', 9e15],
  },
  {
    name: 'a sequence number is whole and not negative',
    schema: Sequence,
    good: [0, 1, Number.MAX_SAFE_INTEGER],
    bad: [-1, 0.5, 2 ** 53, '1', null],
  },
  {
    name: 'hours lie within a day and may span midnight',
    schema: Hours,
    good: [
      { from: 0, until: 1440 },
      { from: 1320, until: 360 },
    ],
    bad: [{ from: 0 }, { from: -1, until: 5 }, { from: 0, until: 1441 }, { from: 0, until: 1, on: 'sunday' }],
  },
  {
    name: 'a time zone is one that this machine knows',
    schema: TimeZone,
    good: ['Europe/Luxembourg', 'America/Sao_Paulo'],
    bad: ['Europe/Esch', '', 'x'.repeat(65), 3],
  },
  {
    name: 'a telephone number is digits, spaces, and a + in front',
    schema: PhoneNumber,
    good: ['', '112', '+352 621 12 34 56', ' 26 12 34 '],
    bad: ['+', '12-34', '(0)26 12', '26+12', 'x'.repeat(3), '1'.repeat(25), '26;phone-context=x', null],
  },
  {
    name: 'words say something',
    schema: words(5),
    good: ['Marie', ' Jos ', 'Zoë'],
    bad: ['', '   ', 'Marie-Jeanne', 'a\u0000b', 'a\u001bb', ['Marie']],
  },
  {
    name: 'a line may be empty',
    schema: line(5),
    good: ['', '   ', 'Fille'],
    bad: ['Petite-fille', 'a\u0007', null],
  },
  {
    name: 'a password has ten characters or more',
    schema: Password,
    good: ['correct horse', '          ', 'x'.repeat(256)],
    bad: ['too short', 'x'.repeat(257), 1234567890],
  },
];

describe.each(cases)('$name', ({ schema, good, bad }) => {
  test.each(good)('takes %j', (input) => expect(takes(schema, input)).toBe(true));
  test.each(bad)('refuses %j', (input) => expect(takes(schema, input)).toBe(false));
});

test('what a person typed is trimmed', () => {
  expect(v.parse(words(10), '  Marie ')).toBe('Marie');
});

test.each([
  ['bcdf-ghjk', 'BCDFGHJK'],
  [' BCDF GHJK ', 'BCDFGHJK'],
  ['bcdfghjk', 'BCDFGHJK'],
])('the code %j is understood as it was typed', (typed, code) => {
  expect(v.parse(PairingCode, typed)).toBe(code);
});

test.each(['BCDF-GHJ', 'BCDF-GHJA', 'BCDF-GHJKL', '', '1234-5678'])('the code %j is none', (typed) => {
  expect(takes(PairingCode, typed)).toBe(false);
});

test('every route has a path of its own under /api, and every request refuses unknown fields', () => {
  const routes = Object.values(ROUTES);
  expect(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size).toBe(routes.length);
  for (const { path, request } of routes) {
    expect(path).toMatch(/^\/api\/[a-z/:]+$/);
    if (request !== null && request !== 'raw') expect(request.type).toBe('strict_object');
  }
});

test('an e-mail is compared in lower case', () => {
  const body = v.parse(ROUTES.signIn.request, { email: ' Claire@Tilleuls.example', password: 'x' });
  expect(body.email).toBe('claire@tilleuls.example');
});
