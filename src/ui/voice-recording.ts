import { type ReadonlySignal, signal } from '@preact/signals';

/** Longer than a name and a greeting needs; a resident waits for it before the ring goes on. */
export const LONGEST_VOICE_MS = 8_000;
/** Louder than a quiet room. A microphone that gives less is covered, or not the one that was spoken into. */
const HEARD = 0.02;
const LEVEL_EVERY_MS = 100;

/** AAC plays everywhere, on old iPads too; Opus where the recorder knows nothing else. The empty one: its own choice. */
const FORMATS = [
  'audio/mp4;codecs=mp4a.40.2',
  'audio/webm;codecs=opus',
  'audio/mp4',
  'audio/ogg;codecs=opus',
  '',
];

export type RecordingFailure = 'denied' | 'missing' | 'unsupported' | 'silent';
export type RecordingStep =
  | { at: 'idle' }
  | { at: 'asking' }
  | { at: 'recording' }
  | { at: 'recorded'; blob: Blob; url: string }
  | { at: 'failed'; why: RecordingFailure };

/** A few seconds of somebody's voice: recorded, listened to, recorded again. Nothing leaves the browser by it. */
export interface VoiceRecording {
  readonly step: ReadonlySignal<RecordingStep>;
  /** How loud it is now, 0 … 1; 0 unless it records. */
  readonly level: ReadonlySignal<number>;
  /** Asks for the microphone and records at once, `LONGEST_VOICE_MS` at most. Forgets what was recorded before. */
  start(): void;
  /** That was all: the recording is there, unless nothing was said. */
  finish(): void;
  /** Forgets everything and lets go of the microphone: also when the screen goes. */
  discard(): void;
}

export type VoiceRecordingDeps = {
  /** Undefined on a page without a secure context. */
  mediaDevices: Pick<MediaDevices, 'getUserMedia'> | undefined;
  /** Undefined in old browsers. */
  MediaRecorder: typeof MediaRecorder | undefined;
  AudioContext: typeof AudioContext;
  timers: {
    setTimeout(run: () => void, ms: number): unknown;
    clearTimeout(timer: unknown): void;
  };
  urls: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>;
};

export function createVoiceRecording(deps: VoiceRecordingDeps): VoiceRecording {
  const { mediaDevices, MediaRecorder, urls } = deps;
  const step = signal<RecordingStep>({ at: 'idle' });
  const level = signal(0);
  /** Counts attempts: an answer to *may I use the microphone* can come after the person has left. */
  let attempt = 0;
  let tape: Tape | null = null;

  function discard() {
    attempt += 1;
    tape?.stop();
    tape = null;
    level.value = 0;
    if (step.peek().at === 'recorded') urls.revokeObjectURL((step.peek() as { url: string }).url);
    step.value = { at: 'idle' };
  }

  function end({ blob, heard }: Recorded) {
    tape = null;
    level.value = 0;
    step.value =
      blob.size === 0 || !heard
        ? { at: 'failed', why: 'silent' }
        : { at: 'recorded', blob, url: urls.createObjectURL(blob) };
  }

  /** @returns why nothing is being recorded; null when it is, or nobody waits for it any more. */
  async function record(mine: number): Promise<RecordingFailure | null> {
    if (!MediaRecorder) return 'unsupported';
    if (!mediaDevices) return 'missing';
    // Evens out who speaks softly or far away: a label is heard once, and must be clear.
    const audio = { echoCancellation: false, noiseSuppression: true, autoGainControl: true };
    const stream = await mediaDevices.getUserMedia({ audio });
    if (mine !== attempt) {
      letGo(stream);
      return null;
    }
    const stopped = (recorded: Recorded) => mine === attempt && end(recorded);
    tape = startTape(stream, { ...deps, MediaRecorder, level, stopped });
    step.value = { at: 'recording' };
    return null;
  }

  return {
    step,
    level,
    start() {
      discard();
      const mine = attempt;
      step.value = { at: 'asking' };
      void record(mine)
        .catch((error): RecordingFailure => (isRefusal(error) ? 'denied' : 'missing'))
        .then((why) => {
          if (why && mine === attempt) step.value = { at: 'failed', why };
        });
    },
    finish: () => tape?.stop(),
    discard,
  };
}

type Recorded = { blob: Blob; heard: boolean };
interface Tape {
  stop(): void;
}
type TapeOptions = Omit<VoiceRecordingDeps, 'MediaRecorder'> & {
  MediaRecorder: typeof MediaRecorder;
  level: { value: number };
  stopped: (recorded: Recorded) => void;
};

/** Records until it is stopped or full. */
function startTape(stream: MediaStream, { MediaRecorder, timers, stopped, ...rest }: TapeOptions): Tape {
  const mimeType = FORMATS.find((format) => format === '' || MediaRecorder.isTypeSupported(format)) ?? '';
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 48_000 });
  const parts: Blob[] = [];
  const meter = startMeter(stream, { ...rest, timers });
  recorder.addEventListener('dataavailable', ({ data }) => void parts.push(data));
  recorder.addEventListener('stop', () => {
    timers.clearTimeout(full);
    letGo(stream);
    // Without what it is coded with: servers and players want the plain type.
    const type = recorder.mimeType.split(';')[0] ?? '';
    stopped({ blob: new Blob(parts, { type }), heard: meter.stop() });
  });
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const full = timers.setTimeout(stop, LONGEST_VOICE_MS);
  recorder.start();
  return { stop };
}

type MeterOptions = Pick<VoiceRecordingDeps, 'AudioContext' | 'timers'> & { level: { value: number } };

/** Shows that the microphone hears. `stop` answers whether it heard anything; where nobody can tell, that it did. */
function startMeter(stream: MediaStream, { AudioContext, timers, level }: MeterOptions) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let loudest = 0;
  let hasLooked = false;
  let timer: unknown;
  const look = () => {
    if (context.state === 'running') {
      hasLooked = true;
      analyser.getFloatTimeDomainData(samples);
      const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      loudest = Math.max(loudest, peak);
      level.value = Math.min(1, peak);
    }
    timer = timers.setTimeout(look, LEVEL_EVERY_MS);
  };
  look();
  return {
    stop() {
      timers.clearTimeout(timer);
      context.close().catch(() => undefined);
      return !hasLooked || loudest > HEARD;
    },
  };
}

const isRefusal = (error: unknown) =>
  error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'SecurityError');

function letGo(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
