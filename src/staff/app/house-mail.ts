import { signal } from '@preact/signals';
import type { Store } from '../../data/store.ts';
import { MAX_MESSAGE_MS, type Medium } from '../../protocol/messages.ts';
import type { Clock } from '../../sync/clock.ts';
import { createMediaDownload } from '../../sync/media-download.ts';
import { type MessageSending, startMessageSending } from '../../sync/message-sending.ts';
import type { Replica } from '../../sync/replica.ts';
import { createTusUpload } from '../../sync/tus-upload.ts';
import { createRecording, type Recording } from '../../ui/recording.ts';

/** What the house says to everybody: recorded, sent and looked at from this console. */
export interface HouseMail {
  readonly sending: MessageSending;
  /** One for film and voice. */
  readonly recording: Recording;
  /** @throws RequestRefused */
  fetch(medium: Medium): Promise<Blob>;
}

export type HouseMailDeps = {
  window: Window & typeof globalThis;
  store: Pick<Store, 'media' | 'sendings'>;
  replica: Replica;
  clock: Pick<Clock, 'now'>;
};

/** Fetched where it is needed; what an earlier page had begun to send goes on by itself. */
export async function openHouseMail(deps: HouseMailDeps, ended: AbortSignal): Promise<HouseMail> {
  const { window, store, replica, clock } = deps;
  const { crypto, navigator } = window;
  const sending = await startMessageSending(
    {
      ...{ store, replica, clock, subtle: crypto.subtle, newId: () => crypto.randomUUID() },
      // The house's own line, and not the one that tablets share.
      quiet: signal(true),
      upload: createTusUpload({ origin: '', credential: null }),
    },
    ended,
  );
  const recording = createRecording({
    mediaDevices: navigator.mediaDevices,
    MediaRecorder: 'MediaRecorder' in window ? window.MediaRecorder : undefined,
    timers: window,
    urls: window.URL,
    now: () => window.performance.now(),
    longestMs: MAX_MESSAGE_MS,
  });
  ended.addEventListener('abort', recording.discard);
  const fetchMedium = createMediaDownload({
    fetch: window.fetch.bind(window),
    origin: '',
    credential: null,
  });
  return { sending, recording, fetch: (medium) => fetchMedium(medium, ended) };
}
