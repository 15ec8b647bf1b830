import { type Light, RELAY_WAYS, type RelayWays } from '../../protocol/health.ts';
import type { IceServer } from '../../protocol/live.ts';

export type RelayDeps = {
  RTCPeerConnection: typeof RTCPeerConnection;
  iceServers: () => readonly IceServer[];
};

type Way = keyof RelayWays;

/** Over which ways the relay (TURN) answers; null where the house has none, `unknown` where it has none of that kind. */
export type RelayFound = { light: Light; ways: RelayWays | null };

/**
 * Gathers a candidate over each way by itself: together, a browser that has one by UDP need not try the others, and it is
 * the hotel's network tomorrow that does. Green: all of them answer; amber: some; red: none.
 */
export async function probeRelay(deps: RelayDeps, stop: AbortSignal): Promise<RelayFound> {
  const servers = deps.iceServers();
  const ways = { udp: 'unknown', tcp: 'unknown', tls: 'unknown' } as RelayWays;
  const found = await Promise.all(
    RELAY_WAYS.map(async (way) => {
      ways[way] = await probeWay(deps.RTCPeerConnection, ofWay(servers, way), stop);
      return ways[way];
    }),
  );
  const known = found.filter((light) => light !== 'unknown');
  if (known.length === 0) return { light: 'unknown', ways: null };
  const answering = known.filter((light) => light === 'green').length;
  return { light: answering === known.length ? 'green' : answering > 0 ? 'amber' : 'red', ways };
}

/** RFC 7065: `turns:` is TLS, and TURN without a word about its transport is UDP. */
export function wayOf(url: string): Way | null {
  if (url.startsWith('turns:')) return 'tls';
  if (!url.startsWith('turn:')) return null;
  return /[?&]transport=tcp\b/i.test(url) ? 'tcp' : 'udp';
}

function ofWay(servers: readonly IceServer[], way: Way): IceServer[] {
  return servers
    .map((server) => ({ ...server, urls: server.urls.filter((url) => wayOf(url) === way) }))
    .filter(({ urls }) => urls.length > 0);
}

async function probeWay(
  Connection: typeof RTCPeerConnection,
  iceServers: readonly IceServer[],
  stop: AbortSignal,
): Promise<Light> {
  if (iceServers.length === 0) return 'unknown';
  const connection = new Connection({
    // Absent and undefined are two things to the DOM's types.
    iceServers: iceServers as RTCIceServer[],
    iceTransportPolicy: 'relay',
  });
  try {
    return await new Promise<Light>((resolve, reject) => {
      connection.addEventListener('icecandidate', ({ candidate }) => {
        // Null: gathering is over, and nothing came of it.
        if (candidate === null) resolve('red');
        else if (candidate.candidate.includes(' typ relay')) resolve('green');
      });
      stop.addEventListener('abort', () => resolve('red'));
      connection.createDataChannel('probe');
      connection.setLocalDescription().catch(reject);
    });
  } catch {
    return 'red';
  } finally {
    connection.close();
  }
}
