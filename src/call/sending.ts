/**
 * What we ask of the camera and how much of it we send. The one place for such figures: a governor that knows the line
 * will move them during the call.
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

/** A face at 640×480 is good at this rate (VP8), and three calls fit a 2 Mbit/s uplink. Bits a second. */
export const VIDEO_MAX_BITRATE = 600_000;

/** Faces: let the picture get smaller before it gets jerky (EN 301 549 §6.5.3 asks for 20 frames/s). */
export const VIDEO_HINT = 'motion';

/** Caps what one video sender uses. Never throws: an uncapped call is better than none. */
export async function limitVideo(sender: RTCRtpSender): Promise<void> {
  try {
    const parameters = sender.getParameters();
    const [encoding] = parameters.encodings;
    if (encoding === undefined) return;
    encoding.maxBitrate = VIDEO_MAX_BITRATE;
    await sender.setParameters(parameters);
  } catch {
    // Firefox refuses parameters between two negotiations; the next attach asks again.
  }
}
