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
  /** Absolute path of the built pages. */
  pagesDir: string;
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
  return {
    host: env.MOIEN_HOST || '127.0.0.1',
    port: readPort(env),
    dataDir: resolve(env.MOIEN_DATA || './data'),
    publicUrl: readPublicUrl(env),
    turn: readTurn(env),
    trustProxy,
    logLevel: v.parse(LogLevel, pick(env, 'MOIEN_LOG_LEVEL', LogLevel.options, 'info')),
    android: readAndroid(env),
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
