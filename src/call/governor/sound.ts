import type { Peer } from '../peer.ts';
import type { Measured } from './readings.ts';

/** From here on the voice is sent twice (measured: 10 % lost, 4–6 % concealed; doubled, 0.6 %). */
const MUCH = 0.05;
const LOOKS = 4;
/** Loss with a long queue is a line that is too full: doubling would fill it more. Above the shortest seen, in ms. */
const QUEUE_MS = 150;
/** On a thin line a queue comes and goes, and reports of loss outlive it. Looks; bits a second. */
const QUEUE_LOOKS = 10;
const THIN = 60_000;

/** Who hears the loss knows it within a second, who sends hears of it after five: a running mean of what is lost here. */
const NEWEST = 0.2;
/** One outage is not a line that loses much. */
const MOST_IN_A_LOOK = 0.25;
const LOOKS_HEARD = 3;

/** Of the other's voice: from here on there is a moment's more patience for its second copy, a packet (60 ms) later. */
const MUCH_HERE = 0.03;
const LITTLE_HERE = 0.01;
const PATIENCE_MS = 180;
/** Where two packets in a row are often gone, the copy in a copy (in-band FEC) is two packets later. */
const HEAVY_HERE = 0.12;
const MORE_PATIENCE_MS = 260;
const LOOKS_HERE = 3;
const CALM_LOOKS = 30;

export type SoundDeps = {
  peer: Pick<Peer, 'connection' | 'renegotiate'>;
  /** What this browser can say and hear (`RTCRtpReceiver.getCapabilities`). */
  codecs: () => readonly RTCRtpCodec[];
};

/** Keeps the voice whole on a line that loses packets. */
export function createSound({ peer, codecs }: SoundDeps) {
  let isDoubled = false;
  let lossy = 0;
  let lossyHere = 0;
  let calm = 0;
  let shortest = Number.POSITIVE_INFINITY;
  let sinceQueue = QUEUE_LOOKS;
  let heard = 0;
  let hearsLoss = 0;

  function watchLoss({ loss, lossHere, roundTripMs, framesHere }: Measured, budget: number) {
    if (roundTripMs !== null) shortest = Math.min(shortest, roundTripMs);
    const queues = roundTripMs !== null && roundTripMs > shortest + QUEUE_MS;
    sinceQueue = queues ? 0 : sinceQueue + 1;
    const queued = sinceQueue < QUEUE_LOOKS;
    lossy = loss >= MUCH && !queues && !(queued && budget < THIN) ? lossy + 1 : 0;
    heard += NEWEST * (Math.min(MOST_IN_A_LOOK, lossHere) - heard);
    // Whose picture has stopped, too, has a full line.
    hearsLoss = heard >= MUCH && !queued && framesHere > 0 ? hearsLoss + 1 : 0;
    if (!isDoubled && (lossy >= LOOKS || hearsLoss >= LOOKS_HEARD)) isDoubled = sendTwice(peer, codecs());
  }

  function watchTheirs({ lossHere }: Measured) {
    lossyHere = lossHere >= MUCH_HERE ? lossyHere + 1 : 0;
    calm = lossHere <= LITTLE_HERE ? calm + 1 : 0;
    if (lossyHere === LOOKS_HERE) wait(PATIENCE_MS);
    if (isDoubled && lossyHere >= LOOKS_HERE && heard >= HEAVY_HERE) wait(MORE_PATIENCE_MS);
    if (calm === CALM_LOOKS) wait(null);
  }

  function wait(ms: number | null) {
    // Of the W3C's webrtc-extensions; a browser without it keeps its own counsel.
    for (const { receiver } of peer.connection.getTransceivers())
      if (receiver.track.kind === 'audio') Object.assign(receiver, { jitterBufferTarget: ms });
  }

  return {
    isDoubled: () => isDoubled,
    /** @param budget what may leave, bits a second */
    look(measured: Measured, budget: number) {
      watchLoss(measured, budget);
      watchTheirs(measured);
    },
  };
}

/**
 * Brings RED (RFC 2198) to the front and offers again: the sound goes on meanwhile. For both directions, for the rest of
 * the call: 20 kbit/s are cheaper than a conversation that breaks off twice.
 *
 * @returns can both sides?
 */
function sendTwice({ connection, renegotiate }: SoundDeps['peer'], codecs: readonly RTCRtpCodec[]): boolean {
  const isRed = ({ mimeType }: RTCRtpCodec) => mimeType.toLowerCase() === 'audio/red';
  const lane = connection.getTransceivers().find(({ receiver }) => receiver.track.kind === 'audio');
  const red = codecs.filter(isRed);
  const theirsCan = /\bred\/48000/i.test(connection.remoteDescription?.sdp ?? '');
  if (!lane || red.length === 0 || !theirsCan) return false;
  lane.setCodecPreferences([...red, ...codecs.filter((codec) => !isRed(codec))]);
  renegotiate();
  return true;
}
