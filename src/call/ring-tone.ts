import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Timers } from './ports.ts';
import { FAREWELL, INCOMING, type Melody, OUTGOING } from './ring-melody.ts';

/** `locked`: the browser keeps sound shut until a touch. `unknown`: nobody has tried yet. */
export type SoundState = 'ready' | 'locked' | 'unknown';

/**
 * Something said between two phrases, through `output`. Resolves when it is over: true if anything was heard. Ends at
 * once when it is told to stop.
 */
export type Interlude = (
  sound: { context: AudioContext; output: AudioNode },
  stop: AbortSignal,
) => Promise<boolean>;

export interface RingTone {
  readonly sound: ReadonlySignal<SoundState>;
  /** The browser keeps sound shut until the first touch: show that a touch lets it ring. */
  readonly locked: ReadonlySignal<boolean>;
  /**
   * `incoming`: somebody rings here. `outgoing`: softer, it rings there. `farewell`: a call is over; once. Replaces what
   * sounds now. `between`: said after the first phrases and about every ten seconds.
   */
  start(which: keyof typeof MELODIES, between?: Interlude): void;
  stop(): void;
  /** Call it from every touch: the system may have shut the sound again since the last. */
  unlock(): void;
}

export type RingToneDeps = {
  AudioContext: typeof AudioContext;
  timers: Timers;
  /** Where the sound goes, made once; without it, straight to the loudspeaker. */
  openOutput?: (context: AudioContext) => AudioNode;
};

const MELODIES = { incoming: INCOMING, outgoing: OUTGOING, farewell: FAREWELL } as const;

/** A note that starts or stops at once clicks. Seconds. */
const EDGE = 0.02;
/** Two phrases, then who it is; and the next time when this has passed since. Seconds. */
const PHRASES_BEFORE_VOICE = 2;
const VOICE_EVERY = 8.5;

/**
 * The ring, made of oscillators: there is no file to be missing. One phrase is laid out at a time, so that `stop` and a
 * late `unlock` act at once.
 */
export function createRingTone({ AudioContext, timers, openOutput }: RingToneDeps): RingTone {
  const sound = signal<SoundState>('unknown');
  const locked = computed(() => sound.value === 'locked');
  let opened: Opened | null = null;
  let silence: (() => void) | null = null;

  /** Made at the first need: an AudioContext per page load holds the audio device open. */
  function open(): Opened {
    if (opened !== null) return opened;
    const context = new AudioContext();
    const look = () => {
      sound.value = context.state === 'running' ? 'ready' : 'locked';
    };
    context.addEventListener('statechange', look);
    look();
    opened = { context, output: openOutput?.(context) ?? context.destination };
    return opened;
  }

  function unlock() {
    const { context } = open();
    // Refused until a touch: then the next touch tries again.
    if (context.state !== 'running') context.resume().catch(() => undefined);
  }

  function stop() {
    silence?.();
    silence = null;
  }

  return {
    sound,
    locked,
    start(which, between) {
      stop();
      unlock();
      silence = ring(open(), { melody: MELODIES[which], timers, between });
    },
    stop,
    unlock,
  };
}

type Opened = { context: AudioContext; output: AudioNode };
type Ringing = { melody: Melody; timers: Timers; between: Interlude | undefined };

/** Rings until the returned function is called. */
function ring({ context, output }: Opened, { melody, timers, between }: Ringing): () => void {
  const stopped = new AbortController();
  const volume = context.createGain();
  volume.connect(output);
  const wave = harmonicWave(context, melody.harmonics);
  let phrases = 0;
  let voiceAt = Number.NEGATIVE_INFINITY;
  let timer: unknown;

  function next() {
    // A suspended context's clock stands still: nothing is laid out that would sound all at once later.
    if (context.state !== 'running') {
      timer = timers.setTimeout(next, 100);
    } else if (between && phrases >= PHRASES_BEFORE_VOICE && context.currentTime - voiceAt >= VOICE_EVERY) {
      voiceAt = context.currentTime;
      void between({ context, output }, stopped.signal).then(phrase, phrase);
    } else phrase();
  }

  function phrase() {
    if (stopped.signal.aborted) return;
    if (phrases === 0) grow(volume.gain, melody, context.currentTime);
    phrases += 1;
    for (const note of melody.notes) play(context, { ...note, wave, volume });
    if (melody.every !== null) timer = timers.setTimeout(next, melody.every * 1000);
  }

  next();
  return () => {
    stopped.abort();
    timers.clearTimeout(timer);
    volume.gain.value = 0;
    volume.disconnect();
  };
}

/** Louder without a step: each note of the first phrases a little more than the one before. */
function grow(gain: AudioParam, melody: Melody, now: number): void {
  gain.setValueAtTime(melody.loudness * melody.startsAt, now);
  gain.linearRampToValueAtTime(melody.loudness, now + melody.fadeInSeconds);
}

type Sounding = { at: number; seconds: number; hertz: number; wave: PeriodicWave; volume: GainNode };

function play(context: AudioContext, { at, seconds, hertz, wave, volume }: Sounding): void {
  const start = context.currentTime + at;
  const end = start + seconds;
  const tone = context.createOscillator();
  const edge = context.createGain();
  tone.setPeriodicWave(wave);
  tone.frequency.value = hertz;
  edge.gain.setValueAtTime(0, start);
  edge.gain.linearRampToValueAtTime(1, start + EDGE);
  edge.gain.setValueAtTime(1, end - EDGE);
  edge.gain.linearRampToValueAtTime(0, end);
  tone.connect(edge).connect(volume);
  tone.start(start);
  tone.stop(end);
}

function harmonicWave(context: AudioContext, harmonics: readonly number[]): PeriodicWave {
  const sine = new Float32Array([0, ...harmonics]);
  return context.createPeriodicWave(new Float32Array(sine.length), sine);
}
