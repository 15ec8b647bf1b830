import { signal } from '@preact/signals';
import type { Media, MediaFailure } from './ports.ts';
import { CAPTURE, VIDEO_HINT } from './sending.ts';

export type MediaDeps = {
  /** Undefined on a page without a secure context. */
  mediaDevices: Pick<MediaDevices, 'getUserMedia'> | undefined;
};

/** Without a camera there is still a voice, and without a microphone a face. */
const ATTEMPTS: readonly MediaStreamConstraints[] = [
  CAPTURE,
  { audio: CAPTURE.audio ?? true },
  { video: CAPTURE.video ?? true },
];

/**
 * The camera and microphone, opened once for both (a second request can silence the first on iOS) and closed when the
 * call is over. Never throws: who has neither can still listen, and `failed` says why.
 */
export function createMedia({ mediaDevices }: MediaDeps): Media {
  const stream = signal<MediaStream | null>(null);
  const failed = signal<MediaFailure | null>(null);
  let isWanted = false;
  let isOpening = false;

  async function open() {
    isOpening = true;
    const opened = await openBest(mediaDevices);
    isOpening = false;
    if (typeof opened === 'string') {
      failed.value = opened;
      return;
    }
    if (!isWanted) return stop(opened);
    failed.value = null;
    for (const track of opened.getTracks()) watch(track);
    stream.value = opened;
  }

  function watch(track: MediaStreamTrack) {
    if (track.kind === 'video') track.contentHint = VIDEO_HINT;
    // Unplugged, taken by a phone call, or the permission was withdrawn: ask again while somebody needs it.
    track.addEventListener('ended', () => {
      if (!stream.value?.getTracks().includes(track)) return;
      stop(stream.value);
      stream.value = null;
      if (isWanted && !isOpening) void open();
    });
  }

  return {
    stream,
    failed,
    warm() {
      isWanted = true;
      if (stream.value === null && !isOpening) void open();
    },
    release() {
      isWanted = false;
      if (stream.value !== null) stop(stream.value);
      stream.value = null;
    },
  };
}

/** @returns the best stream to be had, or why there is none. */
async function openBest(devices: MediaDeps['mediaDevices']): Promise<MediaStream | MediaFailure> {
  let failure: MediaFailure = 'missing';
  for (const constraints of devices === undefined ? [] : ATTEMPTS) {
    try {
      return await (devices as MediaDevices).getUserMedia(constraints);
    } catch (error) {
      failure = isRefusal(error) ? 'denied' : 'missing';
      // A prompt that is waved away three times is not shown again for a week (Chromium), so the third is saved.
      if (failure === 'denied' && constraints !== CAPTURE) break;
    }
  }
  return failure;
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'SecurityError');
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
