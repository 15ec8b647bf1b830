import type { Telemetry } from '../../protocol/sharing.ts';
import type { Talk } from './line-ports.ts';

/** To the next room and back; over a radio cell it is more than twice as long. */
const HOUSE_MS = 20;

/**
 * Do the two speak within the house, over no line at all? Both come from one public address, directly, and are near. The
 * address alone proves nothing: carriers put thousands of telephones behind one.
 */
export function isLocal({ tablet, relative }: Talk, telemetry: Telemetry | null): boolean {
  if (!telemetry || telemetry.relayed || telemetry.roundTripMs === null) return false;
  const { address } = tablet ?? {};
  if (address === undefined || address !== relative?.address || !isPublic(address)) return false;
  return telemetry.roundTripMs <= HOUSE_MS;
}

/** Behind a proxy that does not say who asks, everybody has the proxy's private address (RFC 1918, 4193, 6598). */
function isPublic(address: string): boolean {
  return !/^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|169\.254\.|f[cd]|fe80|0000:0000|unknown)/i.test(
    address,
  );
}
