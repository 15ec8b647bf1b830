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

describe('ways out', () => {
  const mail = { MOIEN_SMTP_URL: 'smtp://mail.example:587', MOIEN_MAIL_FROM: 'Moien <moien@home.example>' };
  const sms = {
    MOIEN_SMS_URL: 'https://gateway.example/send',
    MOIEN_SMS_HEADERS: '{"Authorization": "Bearer abc"}',
    MOIEN_SMS_BODY: '{"to": "{number}", "text": "{text}"}',
  };

  test('mail and SMS are off until somebody sets them', () => {
    expect(readConfig(good)).toMatchObject({ mail: null, sms: null, pushContact: 'https://moien.example' });
  });

  test('mail and SMS can be set', () => {
    const config = readConfig({ ...good, ...mail, ...sms });
    expect(config.mail).toEqual({ url: mail.MOIEN_SMTP_URL, from: mail.MOIEN_MAIL_FROM });
    expect(config.sms).toMatchObject({ method: 'POST', headers: { authorization: 'Bearer abc' } });
  });

  test('on localhost push services are given the sender of the mails', () => {
    const config = readConfig({ MOIEN_PUBLIC_URL: 'http://localhost:8080', ...mail });
    expect(config.pushContact).toBe('mailto:moien@home.example');
  });

  test.each([
    ['MOIEN_SMTP_URL', { ...mail, MOIEN_SMTP_URL: 'mail.example' }],
    ['MOIEN_SMTP_URL', { MOIEN_MAIL_FROM: 'moien@home.example' }],
    ['MOIEN_MAIL_FROM', { MOIEN_SMTP_URL: 'smtp://mail.example' }],
    ['MOIEN_MAIL_FROM', { ...mail, MOIEN_MAIL_FROM: 'a@b\r\nBcc: c@d.example' }],
    ['MOIEN_SMS_URL', { MOIEN_SMS_BODY: sms.MOIEN_SMS_BODY }],
    ['MOIEN_SMS_URL', { ...sms, MOIEN_SMS_URL: 'gateway.example' }],
    ['MOIEN_SMS_BODY', { ...sms, MOIEN_SMS_BODY: '{"to": "{number}"}' }],
    ['MOIEN_SMS_BODY', { ...sms, MOIEN_SMS_METHOD: 'GET' }],
    ['MOIEN_SMS_METHOD', { ...sms, MOIEN_SMS_METHOD: 'PATCH' }],
    ['MOIEN_SMS_HEADERS', { ...sms, MOIEN_SMS_HEADERS: 'Authorization: abc' }],
  ])('a wrong %s keeps the server from starting, in one sentence', (name, env) => {
    expect(() => readConfig({ ...good, ...env })).toThrow(new RegExp(`^[^.]*${name}`));
    expect(() => readConfig({ ...good, ...env })).toThrow(ConfigError);
  });
});
