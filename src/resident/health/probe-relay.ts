import type { Light } from '../../protocol/health.ts';
import type { IceServer } from '../../protocol/live.ts';

export type RelayDeps = {
  RTCPeerConnection: typeof RTCPeerConnection;
  iceServers: () => readonly IceServer[];
};

/** Is a relay (TURN) reached? `unknown` where the facility has none. */
export async function probeRelay(deps: RelayDeps, stop: AbortSignal): Promise<Light> {
  const iceServers = deps.iceServers().filter(({ urls }) => urls.some((url) => url.startsWith('turn')));
  if (iceServers.length === 0) return 'unknown';
  const connection = new deps.RTCPeerConnection({
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
      stop.addEventListener('abort', () => resolve('unknown'));
      connection.createDataChannel('probe');
      connection.setLocalDescription().catch(reject);
    });
  } finally {
    connection.close();
  }
}
