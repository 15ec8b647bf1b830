import type { Timers } from './ports.ts';

/** Until the first frame: as often as Chromium makes new figures (it keeps a report for 50 ms). */
const SOON_MS = 50;
/** Who has no camera never shows a frame: a tablet must not look twenty times a second all call long. */
const SOON_LOOKS = 200;
/** Later: often enough to say that a picture stopped. */
const LATER_MS = 1000;
/** So many looks without a new frame, and there is no picture. */
const STILL_LOOKS = 3;
/** Then its return is waited for as the first frame is, for a minute: a face that moves behind its portrait is not back. */
const BACK_LOOKS = 1_200;

export type ArrivalDeps = {
  connection: Pick<RTCPeerConnection, 'getStats'>;
  timers: Timers;
  /** Sound or picture of the other has really come, for the first time. */
  onArrived(): void;
  /** Its picture moves, or stopped moving. */
  onPicture(moves: boolean): void;
};

/** Watches what really arrives on a connection: only that is *connected*. */
export function startArrivalWatch(deps: ArrivalDeps, signal: AbortSignal): void {
  const { connection, timers } = deps;
  let hasArrived = false;
  let frames = 0;
  let still = 0;
  let looks = 0;
  let timer: unknown;

  async function look() {
    const seen = await count(connection);
    if (signal.aborted) return;
    if (!hasArrived && (seen.frames > 0 || seen.packets > 0)) {
      hasArrived = true;
      deps.onArrived();
    }
    const isNew = seen.frames > frames;
    if (isNew && (frames === 0 || still >= STILL_LOOKS)) deps.onPicture(true);
    still = isNew ? 0 : still + 1;
    if (frames > 0 && still === STILL_LOOKS) deps.onPicture(false);
    frames = seen.frames;
    looks += 1;
    if (!signal.aborted) timer = timers.setTimeout(() => void look(), wait());
  }

  function wait() {
    if (frames === 0) return hasArrived && looks > SOON_LOOKS ? LATER_MS : SOON_MS;
    return still >= STILL_LOOKS && still < STILL_LOOKS + BACK_LOOKS ? SOON_MS : LATER_MS;
  }

  signal.addEventListener('abort', () => timers.clearTimeout(timer));
  void look();
}

/** @returns decoded video frames and received audio packets so far; zeros when the connection cannot tell. */
async function count(connection: Pick<RTCPeerConnection, 'getStats'>) {
  let frames = 0;
  let packets = 0;
  const report = await connection.getStats().catch(() => null);
  report?.forEach((entry: Partial<RTCInboundRtpStreamStats>) => {
    if (entry.type !== 'inbound-rtp') return;
    if (entry.kind === 'video') frames = Math.max(frames, entry.framesDecoded ?? 0);
    else packets = Math.max(packets, entry.packetsReceived ?? 0);
  });
  return { frames, packets };
}
