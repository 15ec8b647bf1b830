/**
 * Two soft notes, a fourth apart, that fade: heard across a room, and no alarm. Each step that nobody came is played once
 * more and louder, until it is heard along a corridor.
 */
const NOTES_HZ = [587, 784] as const;
const NOTE_S = 0.28;
const FADE_S = 0.9;
const AGAIN_S = 1.2;
const LOUDNESS = [0.25, 0.45, 0.7, 0.95] as const;

/** The sound of a new help request. Browsers stay silent until the page was touched once. */
export interface Chime {
  /** Call it at any touch or key. */
  unlock(): void;
  /** @param step how often it was called out before: 0 to 3 */
  play(step: number): void;
}

export function createChime(Context: typeof AudioContext): Chime {
  let context: AudioContext | null = null;
  return {
    unlock() {
      context ??= new Context();
      if (context.state === 'suspended') context.resume().catch(() => undefined);
    },
    play(step) {
      if (context?.state !== 'running') return;
      const gain = LOUDNESS[step] ?? LOUDNESS[0];
      for (let round = 0; round <= step; round += 1)
        for (const [index, hz] of NOTES_HZ.entries())
          ring(context, { hz, gain, at: context.currentTime + round * AGAIN_S + index * NOTE_S });
    },
  };
}

function ring(context: AudioContext, { hz, gain, at }: { hz: number; gain: number; at: number }) {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = hz;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(gain, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + FADE_S);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + FADE_S);
}
