/** Two soft notes, a fourth apart, that fade: heard across a room, and no alarm. */
const NOTES_HZ = [587, 784] as const;
const NOTE_S = 0.28;
const FADE_S = 0.9;

/** The sound of a new help request. Browsers stay silent until the page was touched once. */
export interface Chime {
  /** Call it at any touch or key. */
  unlock(): void;
  play(): void;
}

export function createChime(Context: typeof AudioContext): Chime {
  let context: AudioContext | null = null;
  return {
    unlock() {
      context ??= new Context();
      if (context.state === 'suspended') context.resume().catch(() => undefined);
    },
    play() {
      if (context?.state !== 'running') return;
      for (const [index, hz] of NOTES_HZ.entries()) ring(context, hz, context.currentTime + index * NOTE_S);
    },
  };
}

function ring(context: AudioContext, hz: number, at: number) {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = hz;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.25, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + FADE_S);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + FADE_S);
}
