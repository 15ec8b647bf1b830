import { adjust, setVideoActive, VIDEO_HINT } from '../sending.ts';
import type { Orders } from './ladder.ts';

/** A change smaller than this is not worth a word to the encoder, unless it is one downwards. Bits a second. */
const STEP = 8_000;

/**
 * A picture that stops on a line that is too full goes on for seconds: what was lost of it is asked for and sent again, and
 * again (measured: 60 to 120 kbit/s for 4 to 9 s into a line of 35, and half of the voice lost for it). Of what it has sent
 * Chromium forgets everything when a picture turns from a moving one into a document, and sends nothing of it any more.
 */
const FORGETS_HINT = 'detail';

/** Tells one connection's encoders what they may do, and says nothing twice. */
export function createOrderly(connection: Pick<RTCPeerConnection, 'getTransceivers'>) {
  let voice = 0;
  /** Undefined: nothing has been said about this camera yet. */
  let told: Orders['picture'] | undefined;
  let camera: MediaStreamTrack | null = null;

  return {
    /**
     * @param forgets nothing of a picture that stops is sent again; then Chromium has nothing to probe with, either
     * @returns does this side have a picture to send?
     */
    give(orders: Orders, forgets = false): boolean {
      const sound = senderOf(connection, 'audio');
      if (sound && voice !== orders.voice) {
        voice = orders.voice;
        void tellVoice(sound, voice);
      }
      const sender = senderOf(connection, 'video');
      const track = sender?.track ?? null;
      if (track !== camera) told = undefined;
      camera = track;
      if (sender === null || track === null) return false;
      // Whoever is told twice in one moment hears only the last word: so the camera's own hint comes back with the next.
      if (track.contentHint === FORGETS_HINT) track.contentHint = VIDEO_HINT;
      if (isNews(told, orders.picture)) {
        if (forgets && told && orders.picture === null) track.contentHint = FORGETS_HINT;
        told = orders.picture;
        void tellPicture(sender, told, scaleOf(track, told?.shortSide ?? 0));
      }
      return true;
    },
  };
}

export function senderOf(
  connection: Pick<RTCPeerConnection, 'getTransceivers'>,
  kind: 'audio' | 'video',
): RTCRtpSender | null {
  return connection.getTransceivers().find(({ receiver }) => receiver.track.kind === kind)?.sender ?? null;
}

function isNews(told: Orders['picture'] | undefined, picture: Orders['picture']): boolean {
  if (!told || !picture) return told !== picture;
  if (told.shortSide !== picture.shortSide || told.framesPerSecond !== picture.framesPerSecond) return true;
  return picture.maxBitrate < told.maxBitrate || picture.maxBitrate >= told.maxBitrate + STEP;
}

/** How many times smaller than the camera's picture; a phone held upright has its short side across. */
function scaleOf(track: MediaStreamTrack, shortSide: number): number {
  const { width = 640, height = 480 } = track.getSettings();
  return shortSide === 0 ? 0 : Math.max(1, Math.min(width, height) / shortSide);
}

function tellVoice(sender: RTCRtpSender, bits: number): Promise<void> {
  return adjust(sender, (encoding) => {
    encoding.maxBitrate = bits;
    // The voice leaves first, here and (where the network reads DSCP, RFC 8837) on the way.
    encoding.priority = 'high';
    encoding.networkPriority = 'high';
  });
}

function tellPicture(sender: RTCRtpSender, picture: Orders['picture'], scale: number): Promise<void> {
  if (picture === null) return setVideoActive(sender, false, 'line');
  void adjust(sender, (encoding, parameters) => {
    encoding.maxBitrate = picture.maxBitrate;
    encoding.maxFramerate = picture.framesPerSecond;
    encoding.scaleResolutionDownBy = scale;
    // Not in every browser's list of types; what does not know it ignores it (W3C mst-content-hint §5).
    Object.assign(parameters, { degradationPreference: 'maintain-framerate' });
  });
  return setVideoActive(sender, true, 'line');
}
