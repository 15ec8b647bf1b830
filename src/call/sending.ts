/**
 * What we ask of the camera and with what sending begins. The one place for such figures; during the call the governor
 * moves them (`governor/`).
 */
export const CAPTURE: MediaStreamConstraints = {
  // A tablet on a table is a loudspeaker in front of its own microphone.
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
  video: {
    width: { ideal: 640 },
    height: { ideal: 480 },
    frameRate: { ideal: 24 },
    facingMode: 'user',
  },
};

/**
 * The first picture is small, so that its key frame (about 4 kB) is over in a moment on any line; a second later the
 * governor knows better. Without a governor the call stays at this: small, sharp, and harmless to nine neighbours.
 */
export const FIRST_PICTURE: RTCRtpEncodingParameters = {
  maxBitrate: 150_000,
  maxFramerate: 15,
  scaleResolutionDownBy: 2,
};

/** With guests each connection of the mesh has no more than this: faces side by side are small ones. Bits a second. */
export const MOST_IN_A_FAMILY = 150_000;

/** Faces: let the picture get smaller before it gets jerky (EN 301 549 §6.5.3 asks for 20 frames/s). */
export const VIDEO_HINT = 'motion';

/** `line`: too thin for a picture (the governor). `stall`: nothing arrives at this moment (the recovery). */
export type Hold = 'line' | 'stall';

const holds = new WeakMap<RTCRtpSender, Set<Hold>>();
const queues = new WeakMap<RTCRtpSender, Promise<unknown>>();

/**
 * Pauses a sender's picture, or lets it go on: at once, without a negotiation. Going on starts with a key frame. Two may
 * hold it; it goes on when neither does. Never throws.
 */
export function setVideoActive(sender: RTCRtpSender, active: boolean, by: Hold = 'stall'): Promise<void> {
  const held = holds.get(sender) ?? new Set<Hold>();
  holds.set(sender, held);
  if (active) held.delete(by);
  else held.add(by);
  return adjust(sender, (encoding) => {
    encoding.active = held.size === 0;
  });
}

/**
 * Changes what a sender's encoder may do, one change after the other: parameters are only good until the next ones are
 * set (W3C webrtc-pc §5.2), or until a description is: then they are read again, once. Never throws: a call with the wrong
 * size is better than none.
 *
 * @returns when it is done, or was refused.
 */
export function adjust(
  sender: RTCRtpSender,
  edit: (encoding: RTCRtpEncodingParameters, parameters: RTCRtpSendParameters) => void,
): Promise<void> {
  const set = async () => {
    const parameters = sender.getParameters();
    const [encoding] = parameters.encodings;
    if (encoding === undefined) return;
    edit(encoding, parameters);
    // Firefox refuses parameters between two negotiations; the next change asks again.
    await sender.setParameters(parameters);
  };
  const quiet = (queues.get(sender) ?? Promise.resolve()).then(() => set().catch(set)).catch(() => undefined);
  queues.set(sender, quiet);
  return quiet;
}
