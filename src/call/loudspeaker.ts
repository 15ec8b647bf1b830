import { effect, type ReadonlySignal } from '@preact/signals';

/** How far the ring may be raised above its usual loudness, in dB. */
export const MOST_DECIBELS = 9;

/** Where the usual loudness stands below full scale, in dB: what is raised most then just reaches it. */
const ROOM = 7;
/** Above this, in dB of full scale, a voice is held back instead of cut off. */
const THRESHOLD = -3;

/**
 * What ring, voices and prompts go through, and never the sound of a live call: an echo canceller must hear the same as
 * the room. Raises by `decibels`, then holds the peaks back, so that it gets louder and does not clip.
 *
 * @param decibels 0: the usual loudness; heard at once when it changes, while it rings too
 * @returns where to connect what sounds
 */
export function openLoudspeaker(context: AudioContext, decibels: ReadonlySignal<number>): AudioNode {
  const raise = context.createGain();
  const hold = context.createDynamicsCompressor();
  hold.threshold.value = THRESHOLD;
  hold.knee.value = 0;
  hold.ratio.value = 20;
  hold.attack.value = 0.001;
  hold.release.value = 0.1;
  raise.connect(hold).connect(context.destination);
  effect(() => {
    raise.gain.value = 10 ** ((Math.min(decibels.value, MOST_DECIBELS) - ROOM) / 20);
  });
  return raise;
}
