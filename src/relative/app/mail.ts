import { effect, type Signal, signal } from '@preact/signals';
import type { CallControl } from '../../call/ports.ts';
import type { Store } from '../../data/store.ts';
import { MAX_MESSAGE_MS, type Medium, type MessageKind } from '../../protocol/messages.ts';
import type { Secret } from '../../protocol/primitives.ts';
import type { Clock } from '../../sync/clock.ts';
import { createMediaDownload } from '../../sync/media-download.ts';
import { type MessageSending, startMessageSending } from '../../sync/message-sending.ts';
import { isLineQuiet } from '../../sync/quiet-line.ts';
import type { Replica } from '../../sync/replica.ts';
import { createTusUpload } from '../../sync/tus-upload.ts';
import { createRecording, type Recording } from '../../ui/recording.ts';

/** What is being made for the resident: its kind, and for words and captions what was typed. */
export type Draft = { kind: MessageKind; text: string };

/** Messages between this browser's owner and one resident. */
export interface Mail {
  readonly sending: MessageSending;
  /** One for film and voice: a call may come in between, and finds it as it was left. */
  readonly recording: Recording;
  readonly draft: Signal<Draft | null>;
  /** Fetches what the resident sent. @throws RequestRefused */
  fetch(medium: Medium): Promise<Blob>;
}

export type MailDeps = {
  window: Window & typeof globalThis;
  store: Pick<Store, 'media' | 'sendings'>;
  replica: Replica;
  clock: Pick<Clock, 'now'>;
  call: Pick<CallControl, 'view'>;
  credential: Secret;
};

/** Loaded once the page stands; what an earlier page had begun to send goes on by itself. */
export async function openMail(deps: MailDeps, abort: AbortSignal): Promise<Mail> {
  const { window, store, replica, clock, call, credential } = deps;
  const { crypto, navigator } = window;
  const quiet = isLineQuiet(call.view);
  const upload = createTusUpload({ origin: '', credential });
  const sending = await startMessageSending(
    { store, replica, upload, quiet, clock, subtle: crypto.subtle, newId: () => crypto.randomUUID() },
    abort,
  );
  const recording = createRecording({
    mediaDevices: navigator.mediaDevices,
    // Missing on iPhones before iOS 14.3.
    MediaRecorder: 'MediaRecorder' in window ? window.MediaRecorder : undefined,
    timers: window,
    urls: window.URL,
    now: () => window.performance.now(),
    longestMs: MAX_MESSAGE_MS,
  });
  const fetchMedium = createMediaDownload({ fetch: window.fetch.bind(window), origin: '', credential });
  // The camera belongs to the call; what was recorded until then waits.
  const stop = effect(() => {
    if (!quiet.value) recording.finish();
  });
  abort.addEventListener('abort', () => {
    stop();
    recording.discard();
  });
  return {
    sending,
    recording,
    draft: signal(null),
    fetch: (medium) => fetchMedium(medium, abort),
  };
}
