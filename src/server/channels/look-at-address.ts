import type { LookupAddress } from 'node:dns';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Found } from '../../protocol/channels.ts';
import { letsItselfBeFramed } from './framing.ts';
import { isPublic } from './public-address.ts';

/** Whoever has not begun to answer by then is not shown to anybody today. */
const PATIENCE_MS = 10_000;
const MAX_REDIRECTS = 5;
const MAX_HEADER_BYTES = 32 * 1024;

export type LookDeps = {
  /** Our own: of this the page would be shown inside. */
  origin: string;
  /** The server itself runs on localhost, for trying things out: what is shown may, too. */
  isTrial: boolean;
  /** Every address of a name. */
  resolve: (hostname: string) => Promise<LookupAddress[]>;
  patienceMs?: number;
};

export type Seen = Omit<Found, 'at'>;

/** Goes to an address and says what could be shown of it. Reads headers and nothing else. Never throws. */
export type Look = (address: string, stop: AbortSignal) => Promise<Seen>;

/** The name leads into a network that is not public. */
class PrivateAddress extends Error {}

/**
 * Whoever may name an address could make the server knock where nobody outside can (SSRF). So every step, redirects
 * included, is https to a public address; the name is resolved once, and what was judged is what is connected to.
 */
export function createLook(deps: LookDeps): Look {
  const { patienceMs = PATIENCE_MS } = deps;
  return async (address, stop) => {
    const inTime = AbortSignal.any([stop, AbortSignal.timeout(patienceMs)]);
    let opens = address;
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
      const obstacle = obstacleAt(opens, deps);
      if (obstacle) return { what: obstacle, opens };
      const answer = await ask(new URL(opens), deps, inTime).catch(whyNot);
      if (typeof answer === 'string') return { what: answer, opens };
      const next = redirectOf(answer, opens);
      if (next === null) return { what: whatIs(answer, opens, deps.origin), opens };
      opens = next;
    }
    return { what: 'unreachable', opens };
  };
}

const LOOPBACK = ['localhost', '127.0.0.1'];

/** What is wrong with an address before anybody has gone there. */
function obstacleAt(address: string, { origin, isTrial }: LookDeps): Found['what'] | null {
  if (!URL.canParse(address) || address.length > 2000) return 'unreachable';
  const { protocol, hostname, username, password, origin: theirs } = new URL(address);
  if (username !== '' || password !== '') return 'insecure';
  // Our own pages show themselves in nobody's frame.
  if (theirs === origin) return 'refuses';
  if (isTrial && LOOPBACK.includes(hostname)) return null;
  if (protocol !== 'https:') return 'insecure';
  // A name is judged when it is resolved (below); an address of digits never is.
  const literal = hostname.replace(/^\[|\]$/g, '');
  return isIP(literal) !== 0 && !isPublic(literal) ? 'private' : null;
}

type Answer = { status: number; header(name: string): readonly string[] };

function ask(url: URL, { resolve, isTrial }: LookDeps, signal: AbortSignal): Promise<Answer> {
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  const lookup = isTrial && LOOPBACK.includes(url.hostname) ? undefined : publicOnly(resolve);
  return new Promise((settle, fail) => {
    const asked = request(url, {
      ...{ signal, lookup, agent: false, maxHeaderSize: MAX_HEADER_BYTES },
      headers: { accept: 'text/html,video/*,audio/*,*/*;q=0.5', 'user-agent': 'Mozilla/5.0 (Moien)' },
    });
    asked.on('response', (message: IncomingMessage) => {
      settle({
        status: message.statusCode ?? 0,
        header: (name) => message.headersDistinct[name] ?? [],
      });
      // A stream never ends, and of a page the headers say it all.
      message.destroy();
    });
    asked.on('error', fail);
    asked.end();
  });
}

/** Resolves names for a connection; one private address among them is one too many. */
function publicOnly(resolve: LookDeps['resolve']): LookupFunction {
  return (hostname, { all }, done) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (!first) return done(new Error('no address'), '', 0);
        if (!addresses.every(({ address }) => isPublic(address))) return done(new PrivateAddress(), '', 0);
        if (all) done(null, addresses);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, '', 0),
    );
  };
}

const whyNot = (error: unknown): Found['what'] =>
  error instanceof PrivateAddress ? 'private' : 'unreachable';

function redirectOf({ status, header }: Answer, from: string): string | null {
  const [location] = header('location');
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return null;
  return URL.canParse(location, from) ? new URL(location, from).href : null;
}

const HLS = /^(application\/(vnd\.apple\.|x-)mpegurl|audio\/(x-)?mpegurl)$/;

function whatIs({ status, header }: Answer, opens: string, origin: string): Found['what'] {
  if (status < 200 || status > 299) return 'unreachable';
  const type = (header('content-type')[0] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (header('content-disposition').some((one) => one.trim().toLowerCase().startsWith('attachment')))
    return 'unplayable';
  const media = mediumOf(type, opens);
  // Only its own pages may play it.
  if (media)
    return header('cross-origin-resource-policy').some((one) => one !== 'cross-origin') ? 'refuses' : media;
  if (!/^(text\/html|application\/xhtml\+xml|image\/(?!svg).*)$/.test(type)) return 'unplayable';
  const headers = { policies: header('content-security-policy'), frameOptions: header('x-frame-options') };
  return letsItselfBeFramed(headers, origin) ? 'page' : 'refuses';
}

function mediumOf(type: string, opens: string): 'film' | 'sound' | 'hls' | null {
  if (HLS.test(type) || (/^(text\/plain|application\/octet-stream)$/.test(type) && isPlaylist(opens)))
    return 'hls';
  if (type.startsWith('video/')) return 'film';
  return type.startsWith('audio/') || type === 'application/ogg' ? 'sound' : null;
}

const isPlaylist = (opens: string) => new URL(opens).pathname.toLowerCase().endsWith('.m3u8');
