import { join, resolve } from 'node:path';
import * as v from 'valibot';

/** The one file in which names of environment variables occur. `docs/operating.md` explains them to people. */

export type Config = {
  host: string;
  /** 0: any free one. */
  port: number;
  /** Absolute path of the folder with database, photos and secrets. */
  dataDir: string;
  /** Where people reach it; its origin is the one that browsers may write from. */
  publicUrl: URL;
  turn: { urls: readonly string[]; secret: string | null } | null;
  /** Believe the last entry of `X-Forwarded-For`. */
  trustProxy: boolean;
  logLevel: LogLevel;
  /** The kiosk app that may show our pages as its own. `certificates`: SHA-256, `AB:CD:…`. */
  android: { packageName: string; certificates: readonly string[] } | null;
  /** `url`: `smtp://…` or `smtps://…`, as nodemailer reads it. Null: no e-mail goes out. */
  mail: { url: string; from: string } | null;
  /** An HTTP gateway; `{number}` and `{text}` stand for what is sent. Null: no SMS goes out. */
  sms: SmsGateway | null;
  /** How push services reach whoever runs this server (RFC 8292 §2.1). */
  pushContact: string;
  /** How many bytes the messages of one facility may take. */
  mediaQuota: number;
  /** The program that makes films of one kind out of another, as it is called in a shell. */
  ffmpeg: string;
  /** After so long without a byte whoever sends a file is let go, in ms. */
  stalledMs: number;
  /** Absolute path of the built pages. */
  pagesDir: string;
};

export type SmsGateway = {
  url: string;
  method: 'GET' | 'POST' | 'PUT';
  headers: Readonly<Record<string, string>>;
  body: string | null;
};

const LogLevel = v.picklist(['debug', 'info', 'warn', 'error', 'silent']);
export type LogLevel = v.InferOutput<typeof LogLevel>;

/** Its message is one sentence for whoever starts the server. */
export class ConfigError extends Error {}

/** Where `npm run build` puts the pages. */
const PAGES_DIR = join(import.meta.dirname, '../../dist');

type Env = Readonly<Record<string, string | undefined>>;

/** @throws ConfigError naming the variable and what it should be */
export function readConfig(env: Env): Config {
  const trustProxy = pick(env, 'MOIEN_TRUST_PROXY', ['0', '1'], '0') === '1';
  const publicUrl = readPublicUrl(env);
  const mail = readMail(env);
  return {
    host: env.MOIEN_HOST || '127.0.0.1',
    port: readPort(env),
    dataDir: resolve(env.MOIEN_DATA || './data'),
    publicUrl,
    turn: readTurn(env),
    trustProxy,
    logLevel: v.parse(LogLevel, pick(env, 'MOIEN_LOG_LEVEL', LogLevel.options, 'info')),
    android: readAndroid(env),
    mail,
    sms: readSms(env),
    pushContact: pushContact(publicUrl, mail),
    mediaQuota: readMegabytes(env, 'MOIEN_MESSAGES_MB', 20_000) * 1024 * 1024,
    ffmpeg: env.MOIEN_FFMPEG || 'ffmpeg',
    stalledMs: 30_000,
    pagesDir: PAGES_DIR,
  };
}

function pick(env: Env, name: string, allowed: readonly string[], otherwise: string): string {
  const value = env[name] || otherwise;
  if (!allowed.includes(value)) throw new ConfigError(`${name} must be one of ${allowed.join(', ')}.`);
  return value;
}

function readPort(env: Env): number {
  const text = env.MOIEN_PORT || '8080';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new ConfigError('MOIEN_PORT must be a number from 0 to 65535.');
  return port;
}

function readMegabytes(env: Env, name: string, otherwise: number): number {
  const text = env[name] || String(otherwise);
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0)
    throw new ConfigError(`${name} must be a number of megabytes, like ${otherwise}.`);
  return Number(text);
}

function readPublicUrl(env: Env): URL {
  const text = env.MOIEN_PUBLIC_URL;
  if (!text) {
    throw new ConfigError(
      'MOIEN_PUBLIC_URL is missing: set it to the address people open, like https://moien.example.',
    );
  }
  if (!URL.canParse(text))
    throw new ConfigError('MOIEN_PUBLIC_URL must be an address like https://moien.example.');
  const url = new URL(text);
  // Browsers give camera and microphone to https and to localhost only.
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal(url.hostname))) {
    throw new ConfigError('MOIEN_PUBLIC_URL must begin with https:// (http:// is for localhost only).');
  }
  if (url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new ConfigError(
      'MOIEN_PUBLIC_URL must have nothing after the host name, like https://moien.example.',
    );
  }
  return url;
}

function isLocal(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || /^(127\.|\[::1\]$)/.test(hostname);
}

function readTurn(env: Env): Config['turn'] {
  const secret = env.MOIEN_TURN_SECRET || null;
  const urls = (env.MOIEN_TURN_URLS ?? '').split(',').flatMap((url) => url.trim() || []);
  if (urls.some((url) => !/^(stuns?|turns?):[^\s]+$/.test(url))) {
    throw new ConfigError(
      'MOIEN_TURN_URLS must be a comma-separated list like turn:turn.example:3478?transport=udp.',
    );
  }
  if (urls.some((url) => url.startsWith('turn')) && secret === null) {
    throw new ConfigError(
      'MOIEN_TURN_SECRET is missing: MOIEN_TURN_URLS names a relay, and a relay needs its secret.',
    );
  }
  if (urls.length === 0 && secret !== null) {
    throw new ConfigError(
      'MOIEN_TURN_URLS is missing: MOIEN_TURN_SECRET is set, but there is no relay to use it with.',
    );
  }
  return urls.length === 0 ? null : { urls, secret };
}

function readAndroid(env: Env): Config['android'] {
  const packageName = env.MOIEN_ANDROID_PACKAGE || null;
  const certificates = (env.MOIEN_ANDROID_CERTIFICATES ?? '')
    .split(',')
    .flatMap((one) => one.trim().toUpperCase() || []);
  if (packageName !== null && !/^[a-z]\w*(\.[a-z]\w*)+$/i.test(packageName)) {
    throw new ConfigError('MOIEN_ANDROID_PACKAGE must be the name of an Android app, like lu.example.moien.');
  }
  if (certificates.some((one) => !/^[\dA-F]{2}(:[\dA-F]{2}){31}$/.test(one))) {
    throw new ConfigError(
      'MOIEN_ANDROID_CERTIFICATES must be a comma-separated list of SHA-256 fingerprints like AB:CD:… (32 pairs).',
    );
  }
  if (packageName === null && certificates.length === 0) return null;
  if (packageName === null) {
    throw new ConfigError(
      'MOIEN_ANDROID_PACKAGE is missing: MOIEN_ANDROID_CERTIFICATES says how an app is signed.',
    );
  }
  if (certificates.length === 0) {
    throw new ConfigError('MOIEN_ANDROID_CERTIFICATES is missing: MOIEN_ANDROID_PACKAGE names an app.');
  }
  return { packageName, certificates };
}

function readMail(env: Env): Config['mail'] {
  const url = env.MOIEN_SMTP_URL || null;
  const from = env.MOIEN_MAIL_FROM || null;
  if (url !== null && !(URL.canParse(url) && /^smtps?:\/\/[^/]/.test(url)))
    throw new ConfigError('MOIEN_SMTP_URL must be like smtps://name:password@mail.example:465.');
  // No line break, or a name could bring headers of its own.
  if (from !== null && !/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/.test(from))
    throw new ConfigError('MOIEN_MAIL_FROM must be an e-mail address, like Moien <moien@home.example>.');
  if (url === null && from === null) return null;
  if (url === null)
    throw new ConfigError('MOIEN_SMTP_URL is missing: MOIEN_MAIL_FROM says from whom, but not through what.');
  if (from === null)
    throw new ConfigError('MOIEN_MAIL_FROM is missing: MOIEN_SMTP_URL is set, and mails need a sender.');
  return { url, from };
}

function readSms(env: Env): SmsGateway | null {
  const url = env.MOIEN_SMS_URL || null;
  const body = env.MOIEN_SMS_BODY || null;
  if (url === null) {
    const others = [env.MOIEN_SMS_BODY, env.MOIEN_SMS_HEADERS, env.MOIEN_SMS_METHOD];
    if (!others.some(Boolean)) return null;
    throw new ConfigError(
      'MOIEN_SMS_URL is missing: the other MOIEN_SMS_ settings need the gateway’s address.',
    );
  }
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new ConfigError('MOIEN_SMS_URL must be an address like https://gateway.example/send?to={number}.');
  const allowed = ['GET', 'POST', 'PUT'] as const;
  const named = pick(env, 'MOIEN_SMS_METHOD', allowed, 'POST');
  const method = allowed.find((one) => one === named) ?? 'POST';
  for (const part of ['{number}', '{text}'])
    if (!(url + (body ?? '')).includes(part))
      throw new ConfigError(`MOIEN_SMS_URL or MOIEN_SMS_BODY must say where ${part} goes.`);
  if (method === 'GET' && body !== null)
    throw new ConfigError('MOIEN_SMS_BODY cannot go with MOIEN_SMS_METHOD GET: use POST or PUT.');
  return { url, method, headers: readHeaders(env), body };
}

function readHeaders(env: Env): Readonly<Record<string, string>> {
  const shape = new ConfigError(
    'MOIEN_SMS_HEADERS must be JSON, like {"Authorization": "Bearer …", "Content-Type": "application/json"}.',
  );
  try {
    const headers = v.parse(v.record(v.string(), v.string()), JSON.parse(env.MOIEN_SMS_HEADERS || '{}'));
    return Object.fromEntries(new Headers(headers));
  } catch {
    throw shape;
  }
}

function pushContact(publicUrl: URL, mail: Config['mail']): string {
  const address = mail?.from.match(/[^\s<]+@[^\s>]+/)?.[0];
  if (publicUrl.protocol === 'https:') return publicUrl.origin;
  return `mailto:${address ?? 'nobody@localhost'}`;
}
