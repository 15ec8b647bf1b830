import type { Light } from '../../protocol/health.ts';
import type { Timers } from '../../sync/timers.ts';
import { pause } from '../app/start/pause.ts';
import { toneIn } from './goertzel.ts';

/** Between the ring's tones and the voice's: old ears hear it, and no tablet's loudspeaker is deaf to it. */
const TONE_HERTZ = 1_000;
/** As loud as somebody who speaks softly. */
const LOUDNESS = 0.08;
const SECONDS = 0.6;
/** 10 dB above the room. */
const HEARD = 3;

/** The ear and the mouth of one test; `openEar` in `browser-senses.ts` is the real one. */
export interface Ear {
  /** What was heard last. */
  listen(): { samples: Float32Array; rate: number };
  /** A soft tone; false: the browser keeps sound shut. */
  hum(tone: { hertz: number; loudness: number; seconds: number }): boolean;
  close(): void;
}

export type MicrophoneDeps = {
  mediaDevices: Pick<MediaDevices, 'getUserMedia'> | undefined;
  openEar: (stream: MediaStream) => Ear;
  timers: Timers;
  aloud: boolean;
};

/** As it comes: echo cancellation would take out the very tone that is listened for. */
const RAW = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };

/** Does the microphone hear the tablet's own loudspeaker? At night it is only opened: nobody is woken by a test. */
export async function probeMicrophone(deps: MicrophoneDeps, stop: AbortSignal): Promise<Light> {
  const { mediaDevices, openEar, timers, aloud } = deps;
  if (!mediaDevices) return 'red';
  const stream = await mediaDevices.getUserMedia({ audio: RAW });
  const ear = aloud && !stop.aborted ? openEar(stream) : null;
  try {
    if (!ear) return 'unknown';
    const loudest = async (ms: number) => {
      let most = 0;
      for (let passed = 0; passed < ms && !stop.aborted; passed += 60) {
        await pause(60, timers, stop);
        const { samples, rate } = ear.listen();
        most = Math.max(most, toneIn(samples, TONE_HERTZ, rate));
      }
      return most;
    };
    const room = await loudest(400);
    if (!ear.hum({ hertz: TONE_HERTZ, loudness: LOUDNESS, seconds: SECONDS })) return 'unknown';
    const humming = await loudest(SECONDS * 1_000 + 300);
    if (stop.aborted) return 'unknown';
    return humming > Math.max(room, 1e-5) * HEARD ? 'green' : 'amber';
  } finally {
    ear?.close();
    for (const track of stream.getTracks()) track.stop();
  }
}
