import type { Timers } from '../ports.ts';

/** Often enough for the figure below; one small report of one transport, not the whole of the connection's. */
const LOOK_MS = 200;
/** While nothing comes, the first byte is what counts. Chromium keeps a report for 50 ms. */
const LOOK_SOON_MS = 60;
/** 300 ms of jitter and a lost packet of a silent speaker (one every 400 ms, DTX) are no stall. */
const STALL_MS = 600;
/** Who sends nothing but an RTCP report now and then has not stopped: only a steady stream can. */
const STEADY_MS = 2_000;

export type StallDeps = {
  connection: Pick<RTCPeerConnection, 'getTransceivers' | 'iceConnectionState' | 'addEventListener'>;
  timers: Timers;
  /** Milliseconds, by any clock. */
  now: () => number;
  /** Nothing has arrived for so long; said at every look from 600 ms on. */
  onStall(quietMs: number): void;
  /** The first byte after a stall. */
  onFlow(): void;
};

/**
 * Sees within 0.8 s that nothing arrives any more, long before the browser does: it says *disconnected* after 5 to 7 s
 * (libwebrtc p2p_constants.h), and by then the sender has filled a queue that the picture waits for afterwards.
 */
export function startStallWatch(deps: StallDeps, signal: AbortSignal): void {
  const { connection, timers, now } = deps;
  let seen = -1;
  let flowedAt = now();
  let steadySince = flowedAt;
  let isStalled = false;
  let timer: unknown;

  function flowed(at: number) {
    if (isStalled || at - flowedAt > STALL_MS) steadySince = at;
    flowedAt = at;
    if (!isStalled) return;
    isStalled = false;
    deps.onFlow();
  }

  function silent(at: number) {
    const quietMs = at - flowedAt;
    isStalled ||= quietMs >= STALL_MS && flowedAt - steadySince >= STEADY_MS;
    if (isStalled) deps.onStall(quietMs);
  }

  async function look() {
    const bytes = await arrivedBytes(connection);
    if (signal.aborted) return;
    if (bytes !== null) {
      if (bytes > seen) flowed(now());
      else silent(now());
      seen = bytes;
    }
    // What was said may have ended it.
    if (!signal.aborted) timer = timers.setTimeout(() => void look(), isStalled ? LOOK_SOON_MS : LOOK_MS);
  }

  // After 5 to 7 s the browser has noticed, too; then it knows of the first byte before its figures do.
  const onIce = () => isStalled && connection.iceConnectionState === 'connected' && flowed(now());
  connection.addEventListener('iceconnectionstatechange', onIce, { signal });
  signal.addEventListener('abort', () => timers.clearTimeout(timer));
  void look();
}

type Arrived = { type: string; bytesReceived?: number };

/** All that came over the way that sound and picture share (max-bundle); null where the browser does not say. */
async function arrivedBytes(connection: Pick<RTCPeerConnection, 'getTransceivers'>): Promise<number | null> {
  const receiver = connection.getTransceivers()[0]?.receiver;
  const report = await receiver?.getStats().catch(() => null);
  let transport: number | null = null;
  let pairs: number | null = null;
  report?.forEach(({ type, bytesReceived = 0 }: Arrived) => {
    if (type === 'transport') transport = Math.max(transport ?? 0, bytesReceived);
    // Firefox has no transports; an old pair's bytes stay, and do no harm.
    if (type === 'candidate-pair') pairs = (pairs ?? 0) + bytesReceived;
  });
  return transport ?? pairs;
}
