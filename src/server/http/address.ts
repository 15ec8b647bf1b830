import { isIPv6 } from 'node:net';

type Seen = { remote: string | undefined; forwarded: string | undefined; trustProxy: boolean };

/**
 * Whose tries count together: the client's address, of IPv6 the /64 that one household has to itself.
 *
 * @param seen `forwarded`: `X-Forwarded-For`; only its last entry is our own proxy's word, the others are the client's
 */
export function clientAddress({ remote, forwarded, trustProxy }: Seen): string {
  const last = trustProxy ? forwarded?.split(',').at(-1)?.trim() : undefined;
  const address = (last || remote || 'unknown').replace(/^::ffff:/, '');
  return isIPv6(address) ? prefixOf(address) : address;
}

function prefixOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length;
  const full = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail?.split(':') ?? [])];
  return full
    .slice(0, 4)
    .map((group) => group.padStart(4, '0'))
    .join(':');
}
