import type { Timers } from './ports.ts';
import type { Interlude } from './ring-tone.ts';

/** No label is longer; a sound that never ends (the system took the loudspeaker) must not end the ring. */
const LONGEST_MS = 9_000;
/** Peak to which a voice is raised, so that a soft speaker is as clear as a loud one; and how far at most. */
const PEAK = 0.9;
const MOST_GAIN = 8;
/** Between the last word and the next note. */
const BREATH_MS = 300;

/**
 * A recorded voice between two rings: *Anna rifft Iech un*. Read and decoded once, when the ring begins. What cannot be
 * read or played is passed over: the ring goes on.
 *
 * @param load what was recorded; undefined while it has not been fetched yet
 */
export function voiceBetween(load: () => Promise<Blob | undefined>, timers: Timers): Interlude {
  let decoded: Promise<AudioBuffer | null> | null = null;
  return async ({ context, output }, stop) => {
    decoded ??= decode(context, load);
    const voice = await decoded;
    // Perhaps it arrives while it rings.
    if (voice === null) decoded = null;
    if (voice === null || stop.aborted) return false;
    await play(context, { voice, output, timers, stop });
    return true;
  };
}

async function decode(
  context: AudioContext,
  load: () => Promise<Blob | undefined>,
): Promise<AudioBuffer | null> {
  try {
    const blob = await load();
    return blob ? await context.decodeAudioData(await blob.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

type Playing = { voice: AudioBuffer; output: AudioNode; timers: Timers; stop: AbortSignal };

/** Resolves a breath after the last word, or at once when it is stopped. */
function play(context: AudioContext, { voice, output, timers, stop }: Playing): Promise<void> {
  const source = context.createBufferSource();
  const gain = context.createGain();
  source.buffer = voice;
  gain.gain.value = Math.min(MOST_GAIN, PEAK / Math.max(peakOf(voice), 0.001));
  source.connect(gain).connect(output);
  source.start(context.currentTime);
  return new Promise((resolve) => {
    const end = () => {
      timers.clearTimeout(late);
      gain.disconnect();
      resolve();
    };
    const late = timers.setTimeout(end, LONGEST_MS);
    source.addEventListener('ended', () => timers.setTimeout(end, BREATH_MS));
    stop.addEventListener('abort', end);
  });
}

function peakOf(voice: AudioBuffer): number {
  let peak = 0;
  for (let channel = 0; channel < voice.numberOfChannels; channel++)
    for (const sample of voice.getChannelData(channel)) peak = Math.max(peak, Math.abs(sample));
  return peak;
}
