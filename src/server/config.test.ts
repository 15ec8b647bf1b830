import { isAbsolute } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const good = { MOIEN_PUBLIC_URL: 'https://moien.example' };

test('an address is all that it needs', () => {
  const config = readConfig(good);
  expect(config).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    turn: null,
    trustProxy: false,
    logLevel: 'info',
  });
  expect(config.publicUrl.origin).toBe('https://moien.example');
  expect(isAbsolute(config.dataDir)).toBe(true);
});

test('everything can be set', () => {
  const config = readConfig({
    ...good,
    MOIEN_HOST: '::',
    MOIEN_PORT: '4330',
    MOIEN_DATA: '/srv/moien',
    MOIEN_TURN_URLS: ' turn:turn.example:3478?transport=udp, turns:turn.example:443?transport=tcp,',
    MOIEN_TURN_SECRET: 'shared',
    MOIEN_TRUST_PROXY: '1',
    MOIEN_LOG_LEVEL: 'warn',
  });
  expect(config).toMatchObject({
    host: '::',
    port: 4330,
    dataDir: '/srv/moien',
    trustProxy: true,
    logLevel: 'warn',
  });
  expect(config.turn?.urls).toEqual([
    'turn:turn.example:3478?transport=udp',
    'turns:turn.example:443?transport=tcp',
  ]);
});

test.each([
  'http://localhost:4300',
  'http://127.0.0.1:80',
  'http://[::1]:4300',
  'https://moien.example:8443',
])('people may open %s', (url) =>
  expect(readConfig({ MOIEN_PUBLIC_URL: url }).publicUrl.href).toBe(new URL(url).href),
);

test('STUN alone needs no secret', () => {
  expect(readConfig({ ...good, MOIEN_TURN_URLS: 'stun:stun.example:3478' }).turn?.secret).toBeNull();
});

const PRINT = Array(32).fill('AB').join(':');

test('an app and how it is signed go together; fingerprints may be written in small letters', () => {
  const app = { MOIEN_ANDROID_PACKAGE: 'lu.example.moien' };
  const { android } = readConfig({
    ...good,
    ...app,
    MOIEN_ANDROID_CERTIFICATES: `${PRINT}, ${PRINT.toLowerCase()}`,
  });
  expect(android).toEqual({ packageName: 'lu.example.moien', certificates: [PRINT, PRINT] });
  expect(readConfig(good).android).toBeNull();
});

const wrong: [name: string, env: Record<string, string>][] = [
  ['MOIEN_PUBLIC_URL', { MOIEN_PUBLIC_URL: '' }],
  ['MOIEN_PUBLIC_URL', { MOIEN_PUBLIC_URL: 'moien' }],
  ['MOIEN_PUBLIC_URL', { MOIEN_PUBLIC_URL: 'http://moien.example' }],
  ['MOIEN_PUBLIC_URL', { MOIEN_PUBLIC_URL: 'ftp://localhost' }],
  ['MOIEN_PUBLIC_URL', { MOIEN_PUBLIC_URL: 'https://moien.example/app' }],
  ['MOIEN_PUBLIC_URL', { MOIEN_PUBLIC_URL: 'https://moien.example/?a=b' }],
  ['MOIEN_PORT', { MOIEN_PORT: 'http' }],
  ['MOIEN_PORT', { MOIEN_PORT: '65536' }],
  ['MOIEN_PORT', { MOIEN_PORT: '-1' }],
  ['MOIEN_TRUST_PROXY', { MOIEN_TRUST_PROXY: 'yes' }],
  ['MOIEN_LOG_LEVEL', { MOIEN_LOG_LEVEL: 'loud' }],
  ['MOIEN_TURN_URLS', { MOIEN_TURN_URLS: 'turn.example' }],
  ['MOIEN_TURN_SECRET', { MOIEN_TURN_URLS: 'turn:turn.example' }],
  ['MOIEN_TURN_URLS', { MOIEN_TURN_SECRET: 'shared' }],
  ['MOIEN_ANDROID_PACKAGE', { MOIEN_ANDROID_PACKAGE: 'moien', MOIEN_ANDROID_CERTIFICATES: PRINT }],
  ['MOIEN_ANDROID_PACKAGE', { MOIEN_ANDROID_CERTIFICATES: PRINT }],
  ['MOIEN_ANDROID_CERTIFICATES', { MOIEN_ANDROID_PACKAGE: 'lu.example.moien' }],
  [
    'MOIEN_ANDROID_CERTIFICATES',
    { MOIEN_ANDROID_PACKAGE: 'lu.example.moien', MOIEN_ANDROID_CERTIFICATES: 'AB:CD' },
  ],
];

describe.each(wrong)('%s is named', (name, env) => {
  test(`in one sentence for ${JSON.stringify(env)}`, () => {
    const read = () => readConfig({ ...good, ...env });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name} [^\n]+\\.$`));
  });
});
