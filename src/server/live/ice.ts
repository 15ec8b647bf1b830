import { createHmac } from 'node:crypto';
import type { IceServer } from '../../protocol/live.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { TurnConfig } from '../live-ports.ts';

/** Longer than any call; a page gets new ones with every socket. */
const TTL_SECONDS = 12 * 60 * 60;
/**
 * A tablet's socket may stay open for weeks. After this its page is asked to come again, in a call too: that is 0.3 s without
 * a socket, which media does not notice, and a restarted relay or a broken way finds credentials that are good.
 */
const RENEWED_AFTER_MS = (TTL_SECONDS * 1000) / 2;
const RENEWAL_SPREAD_MS = 60 * 60 * 1000;

/** When a page's credentials are renewed, ms after its welcome: each page at a time of its own, by its random id. */
export function renewedAfterMs(endpointId: Id): number {
  return RENEWED_AFTER_MS - (Number.parseInt(endpointId.slice(0, 4), 16) / 0x10000) * RENEWAL_SPREAD_MS;
}

/**
 * ICE servers for one endpoint. TURN credentials follow coturn's REST scheme (`use-auth-secret`,
 * draft-uberti-behave-turn-rest-00): the user name says when it expires (seconds), the password is its HMAC-SHA1.
 * No STUN unless configured: somebody else's server would learn who calls whom.
 * @param now the server's clock
 * @param id random: two endpoints must not share a user name, for the relay's quota is per user
 */
export function iceServers(config: TurnConfig, now: EpochMs, id: string): IceServer[] {
  const relays = config?.urls.filter(isRelay) ?? [];
  const others = config?.urls.filter((url) => !isRelay(url)) ?? [];
  const open = others.length > 0 ? [{ urls: others }] : [];
  if (relays.length === 0 || !config?.secret) return open;
  const username = `${Math.floor(now / 1000) + TTL_SECONDS}:${id}`;
  const credential = createHmac('sha1', config.secret).update(username).digest('base64');
  return [...open, { urls: relays, username, credential }];
}

/** `turn:` or `turns:` (RFC 7065); the rest is `stun:`. */
function isRelay(url: string): boolean {
  return /^turns?:/.test(url);
}
