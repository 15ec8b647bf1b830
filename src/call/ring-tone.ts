import { type ReadonlySignal, signal } from '@preact/signals';
import type { Timers } from './ports.ts';
import { INCOMING, type Melody, OUTGOING } from './ring-melody.ts';

export interface RingTone {
  /** The browser keeps sound shut until the first touch: show that a touch lets it ring. */
  readonly locked: ReadonlySignal<boolean>;
  /** `incoming`: somebody rings here. `outgoing`: softer, it rings there. Replaces what sounds now. */
  start(which: 'incoming' | 'outgoing'): void;
  stop(): void;
  /** Call it from the first touch. */
  unlock(): void;
}

export type RingToneDeps = { AudioContext: typeof AudioContext; timers: Timers };

/** A note that starts or stops at once clicks. Seconds. */
const EDGE = 0.02;

/**
 * The ring, made of oscillators: there is no file to be missing. One phrase is laid out at a time, so that `stop` and a
 * late `unlock` act at once.
 */
export function createRingTone({ AudioContext, timers }: RingToneDeps): RingTone {
  const locked = signal(false);
  let context: AudioContext | null = null;
  let silence: (() => void) | null = null;

  /** Made at the first need: an AudioContext per page load holds the audio device open. */
  function open(): AudioContext {
    if (context !== null) return context;
    const made = new AudioContext();
    made.addEventListener('statechange', () => {
      locked.value = made.state !== 'running';
    });
    locked.value = made.state !== 'running';
    context = made;
    return made;
  }

  function unlock() {
    const opened = open();
    // Refused until a touch: then the next touch tries again.
    if (opened.state !== 'running') opened.resume().catch(() => undefined);
  }

  function stop() {
    silence?.();
    silence = null;
  }

  return {
    locked,
    start(which) {
      stop();
      unlock();
      silence = ring(open(), which === 'incoming' ? INCOMING : OUTGOING, timers);
    },
    stop,
    unlock,
  };
}

/** Rings until the returned function is called. */
function ring(context: AudioContext, melody: Melody, timers: Timers): () => void {
  const volume = context.createGain();
  volume.connect(context.destination);
  const wave = harmonicWave(context, melody.harmonics);
  let isGrowing = false;
  let timer: unknown;

  function phrase() {
    // A suspended context's clock stands still: nothing is laid out that would sound all at once later.
    if (context.state === 'running') {
      if (!isGrowing) grow(volume.gain, melody, context.currentTime);
      isGrowing = true;
      for (const note of melody.notes) play(context, { ...note, wave, volume });
    }
    timer = timers.setTimeout(phrase, context.state === 'running' ? melody.every * 1000 : 100);
  }

  phrase();
  return () => {
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
