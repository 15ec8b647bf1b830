import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { MAX_MESSAGE_MS, type Medium } from '../protocol/messages.ts';
import { createMediaDownload } from '../sync/media-download.ts';
import { startMediaKeeping } from '../sync/media-keeping.ts';
import { startMessageSending } from '../sync/message-sending.ts';
import { isLineQuiet } from '../sync/quiet-line.ts';
import { createTusUpload } from '../sync/tus-upload.ts';
import { createRecording } from '../ui/recording.ts';
import { startSentSlides } from './app/day/sent-slides.ts';
import type { Slide } from './app/day/slides.ts';
import { openGreetingBook } from './app/mail/greeting-book.ts';
import { type House, keptGreetings, startHouse } from './app/mail/house.ts';
import { createMailDesk } from './app/mail/mail-desk.ts';
import type { MailRoomDeps } from './app/mail/room-deps.ts';
import { openChannelRoom } from './channel-room.tsx';
import { MailOf } from './MailOf.tsx';

export type MailRoom = {
  readonly Room: ComponentType;
  /** To what the house pinned. */
  readonly Door: ComponentType;
  /** Photos that were sent, for the photo frame. */
  readonly slides: ReadonlySignal<readonly Slide[]>;
  /** What the house says that is new, for the home screen. */
  readonly news: House['news'];
};

/** A part of `launch.tsx`: everything about messages, and what the house pinned: no first screen needs it. Constructs, as an entry does. */
export async function openMailRoom(deps: MailRoomDeps, stop: AbortSignal): Promise<MailRoom> {
  const { window, store, replica, clock, call, credential, settings, place } = deps;
  const { navigator, crypto } = window;
  const quiet = isLineQuiet(call.view, deps.busy);
  const probe = window.document.createElement('video');
  const plays = (type: Medium['type']) => type.startsWith('image/') || probe.canPlayType(type) !== '';
  const book = await openGreetingBook(store.meta);
  const others = computed(() => keptGreetings(replica.records.value, book.notes.value, deps.now.value));
  const keeping = startMediaKeeping(
    {
      ...{ store, replica, quiet, plays, others },
      fetchMedium: createMediaDownload({ fetch: window.fetch.bind(window), origin: '', credential }),
      // A page outside HTTPS has no storage manager, and an old WebKit's cannot be asked.
      estimate: async () => (await navigator.storage?.estimate?.()) ?? {},
    },
    stop,
  );
  const sending = await startMessageSending(
    {
      ...{ store, replica, quiet, clock, subtle: crypto.subtle, newId: () => crypto.randomUUID() },
      upload: createTusUpload({ origin: '', credential }),
    },
    stop,
  );
  const recording = createRecording({
    mediaDevices: navigator.mediaDevices,
    MediaRecorder: 'MediaRecorder' in window ? window.MediaRecorder : undefined,
    timers: window,
    urls: window.URL,
    now: () => window.performance.now(),
    longestMs: MAX_MESSAGE_MS,
  });
  const residentId = computed(() => settings.value.residentId);
  const { here } = keeping;
  const { now, night } = deps;
  const house = startHouse({ replica, book, here, now, settings, night, plays }, stop);
  const desk = createMailDesk(
    { replica, keeping, sending, recording, residentId, place, quiet, house },
    stop,
  );
  const slides = signal<readonly Slide[]>([]);
  const urls = window.URL;
  const onSlides = (next: readonly Slide[]) => {
    slides.value = next;
  };
  startSentSlides({ replica, keeping, settings, urls, onSlides }, stop);
  // Nothing of a person plays on while another screen is there.
  const unfollow = effect(() => {
    if (place.value.at !== 'messages') recording.discard();
  });
  stop.addEventListener('abort', unfollow);
  const Mail = () => <MailOf {...deps} {...{ desk, keeping, urls, house }} step={recording.step.value} />;
  const channels = openChannelRoom(deps);
  const Room = () => (place.value.at === 'channels' ? <channels.Room /> : <Mail />);
  return { Room, Door: channels.Door, slides, news: house.news };
}
