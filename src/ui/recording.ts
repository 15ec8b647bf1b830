import { type ReadonlySignal, signal } from '@preact/signals';

export type RecordingSort = 'video' | 'voice';

/** H.264 and AAC play everywhere, on old iPads too; WebM where the recorder knows nothing else. The empty one: its own choice. */
const FORMATS: Record<RecordingSort, readonly string[]> = {
  video: [
    'video/mp4;codecs=avc1.42E01E,mp4a.40.2',
    'video/mp4;codecs=avc1,mp4a.40.2',
    'video/webm;codecs=vp8,opus',
    'video/webm',
    'video/mp4',
    '',
  ],
  voice: ['audio/mp4;codecs=mp4a.40.2', 'audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus', ''],
};

/** A face that fills half a tablet; three minutes of it are 30 MB, which a 4G line carries in a minute or two. */
const PICTURE = {
  width: { ideal: 960 },
  height: { ideal: 720 },
  frameRate: { ideal: 25, max: 30 },
  facingMode: 'user',
} as const;
const VIDEO_BITS = 1_200_000;
const AUDIO_BITS = 64_000;
/** What was recorded is handed over this often, so that no browser keeps three minutes in one piece. */
const SLICE_MS = 1000;

export type RecordingFailure = 'denied' | 'missing' | 'unsupported' | 'empty';
export type Recorded = {
  readonly blob: Blob;
  readonly url: string;
  readonly durationMs: number;
  readonly width: number | null;
  readonly height: number | null;
};
export type RecordingStep =
  | { readonly at: 'idle' }
  | { readonly at: 'asking' }
  /** Camera and microphone are on; nothing is kept yet. */
  | { readonly at: 'ready'; readonly stream: MediaStream }
  | { readonly at: 'recording'; readonly stream: MediaStream }
  | ({ readonly at: 'recorded' } & Recorded)
  | { readonly at: 'failed'; readonly why: RecordingFailure };

/** A film or a voice for somebody: opened, recorded, looked at, recorded again. Nothing leaves the browser by it. */
export interface Recording {
  readonly step: ReadonlySignal<RecordingStep>;
  /** How long it records already, told every second. */
  readonly elapsedMs: ReadonlySignal<number>;
  /** Opens what it needs; forgets what was recorded before. */
  open(sort: RecordingSort): void;
  /** From `ready`. Ends by itself when it is as long as may be. */
  start(): void;
  /** That was all: `recorded` follows. */
  finish(): void;
  /** Forgets everything and lets go of camera and microphone. */
  discard(): void;
}

export type RecordingDeps = {
  /** Undefined on a page without a secure context. */
  mediaDevices: Pick<MediaDevices, 'getUserMedia'> | undefined;
  /** Undefined in old browsers. */
  MediaRecorder: typeof MediaRecorder | undefined;
  timers: {
    setTimeout(run: () => void, ms: number): unknown;
    clearTimeout(timer: unknown): void;
  };
  urls: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>;
  /** In ms; only differences count. */
  now: () => number;
  longestMs: number;
};

export function createRecording(deps: RecordingDeps): Recording {
  const { mediaDevices, MediaRecorder, urls, timers, now, longestMs } = deps;
  const step = signal<RecordingStep>({ at: 'idle' });
  const elapsedMs = signal(0);
  /** Counts attempts: the answer to *may I use the camera* can come after the person has left. */
  let attempt = 0;
  let sort: RecordingSort = 'video';
  let recorder: MediaRecorder | null = null;
  let full: unknown;

  function discard() {
    attempt += 1;
    timers.clearTimeout(full);
    const before = step.peek();
    if ('stream' in before) letGo(before.stream);
    if (recorder && recorder.state !== 'inactive') recorder.stop();
    recorder = null;
    if (before.at === 'recorded') urls.revokeObjectURL(before.url);
    step.value = { at: 'idle' };
  }

  async function ask(mine: number): Promise<void> {
    if (!MediaRecorder) return fail(mine, 'unsupported');
    if (!mediaDevices) return fail(mine, 'missing');
    try {
      const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
      const stream = await mediaDevices.getUserMedia({ audio, video: sort === 'video' && PICTURE });
      if (mine !== attempt) return letGo(stream);
      step.value = { at: 'ready', stream };
    } catch (error) {
      fail(mine, isRefusal(error) ? 'denied' : 'missing');
    }
  }

  function fail(mine: number, why: RecordingFailure) {
    if (mine === attempt) step.value = { at: 'failed', why };
  }

  function record(stream: MediaStream, mine: number) {
    if (!MediaRecorder) return;
    const mimeType = FORMATS[sort].find((type) => type === '' || MediaRecorder.isTypeSupported(type)) ?? '';
    const bits = {
      audioBitsPerSecond: AUDIO_BITS,
      ...(sort === 'video' && { videoBitsPerSecond: VIDEO_BITS }),
    };
    const tape = new MediaRecorder(stream, { mimeType, ...bits });
    recorder = tape;
    const since = now();
    const parts: Blob[] = [];
    const size = sizeOf(stream);
    tape.addEventListener('dataavailable', ({ data }) => {
      if (data.size > 0) parts.push(data);
      if (mine === attempt) elapsedMs.value = now() - since;
    });
    tape.addEventListener('stop', () => {
      timers.clearTimeout(full);
      letGo(stream);
      if (mine !== attempt) return;
      // Without what it is coded with: servers and players want the plain type.
      const blob = new Blob(parts, { type: tape.mimeType.split(';')[0] ?? '' });
      if (blob.size === 0) return fail(mine, 'empty');
      const durationMs = Math.max(1, Math.min(longestMs, Math.round(now() - since)));
      step.value = { at: 'recorded', blob, url: urls.createObjectURL(blob), durationMs, ...size };
    });
    full = timers.setTimeout(finish, longestMs);
    elapsedMs.value = 0;
    tape.start(SLICE_MS);
    step.value = { at: 'recording', stream };
  }

  function finish() {
    if (recorder && recorder.state !== 'inactive') recorder.stop();
  }

  return {
    step,
    elapsedMs,
    open(wanted) {
      discard();
      sort = wanted;
      step.value = { at: 'asking' };
      void ask(attempt);
    },
    start() {
      const before = step.peek();
      if (before.at === 'ready') record(before.stream, attempt);
    },
    finish,
    discard,
  };
}

function sizeOf(stream: MediaStream): Pick<Recorded, 'width' | 'height'> {
  const { width = null, height = null } = stream.getVideoTracks()[0]?.getSettings() ?? {};
  return { width, height };
}

const isRefusal = (error: unknown) =>
  error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'SecurityError');

function letGo(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
