import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Message } from '../../../protocol/messages.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { MediaKeeping } from '../../../sync/media-keeping.ts';
import type { MessageSending } from '../../../sync/message-sending.ts';
import type { Replica } from '../../../sync/replica.ts';
import type { Recorded, Recording } from '../../../ui/recording.ts';
import type { Place } from '../place.ts';
import type { House } from './house.ts';
import { nextSpot, type Playlist, playlistOf, type Spot } from './playlist.ts';

/** What lies on the screen behind the door *Messages*. */
export type DeskView =
  | { readonly at: 'empty' }
  | { readonly at: 'reading'; readonly spot: Spot; readonly hasNext: boolean }
  | { readonly at: 'answering'; readonly contactId: Id; readonly sort: 'video' | 'voice' }
  | { readonly at: 'sent'; readonly contactId: Id; readonly isLost: boolean };

/** Reading one message after another, and answering. */
export interface MailDesk {
  readonly view: ReadonlySignal<DeskView>;
  next(): void;
  seen(): void;
  /** This tablet cannot play it: its sender is told, and the next one follows. */
  broken(): void;
  keep(): void;
  answer(contactId: Id): void;
  record(): void;
  send(): void;
  again(): void;
  /** From the recorder or the card after it, back to what one was at. @returns false: there is nothing to go back to */
  back(): boolean;
}

export type MailDeskDeps = {
  replica: Pick<Replica, 'records' | 'enqueue'>;
  keeping: Pick<MediaKeeping, 'here'>;
  sending: Pick<MessageSending, 'send'>;
  recording: Recording;
  residentId: ReadonlySignal<Id | null>;
  place: ReadonlySignal<Place>;
  house: Pick<House, 'letters' | 'seen' | 'broken'>;
  /** No call rings or runs. */
  quiet: ReadonlySignal<boolean>;
};

export function createMailDesk(deps: MailDeskDeps, abort: AbortSignal): MailDesk {
  const { replica, keeping, recording, residentId, place } = deps;
  const view = signal<DeskView>({ at: 'empty' });
  let playlist: Playlist = [];
  let spot: Spot | null = null;
  /** Send as soon as the recorder has handed over what it has. */
  let isSending = false;

  const messages = () => {
    const { message, greeting } = replica.records.peek();
    return new Map<Id, Pick<Message, 'kind' | 'media'>>([...message, ...greeting]);
  };
  const messageNow = () => (spot ? replica.records.peek().message.get(spot.id) : undefined);
  const isHouse = (id: Id) => replica.records.peek().greeting.has(id);

  function show(next: Spot | null) {
    spot = next;
    if (!next) view.value = { at: 'empty' };
    else view.value = { at: 'reading', spot: next, hasNext: nextSpot(playlist, next, messages()) !== null };
  }

  function open() {
    const input = { records: replica.records.peek(), residentId: residentId.peek() ?? '' };
    playlist = playlistOf({ ...input, here: keeping.here.peek(), house: deps.house.letters.peek() });
    const [first] = playlist;
    show(first === undefined ? null : { id: first, part: 0 });
  }

  function startAnswer(contactId: Id, sort: 'video' | 'voice' = 'video') {
    isSending = false;
    view.value = { at: 'answering', contactId, sort };
    recording.open(sort);
  }

  const stops = [
    effect(() => {
      const now = place.value;
      if (now.at !== 'messages') return;
      if (now.to === undefined) open();
      else startAnswer(now.to);
    }),
    followRecorder(deps, { view, startAnswer, isSending: () => isSending, sendOut }),
    effect(() => {
      // The camera belongs to the call; what was recorded until then waits for its end.
      if (!deps.quiet.value) recording.finish();
    }),
  ];
  abort.addEventListener('abort', () => {
    for (const stop of stops) stop();
    recording.discard();
  });

  async function sendOut(recorded: Recorded) {
    const now = view.peek();
    if (now.at !== 'answering') return;
    isSending = false;
    const { contactId, sort: kind } = now;
    const { blob, durationMs, width, height } = recorded;
    const file = { blob, durationMs, width, height };
    const isLost = await deps.sending.send({ contactId, kind, text: '', files: [file] }).then(
      () => false,
      () => true,
    );
    view.value = { at: 'sent', contactId, isLost };
    recording.discard();
  }

  return {
    view,
    next: () => spot && show(nextSpot(playlist, spot, messages()) ?? spot),
    seen() {
      if (spot && isHouse(spot.id)) deps.house.seen(spot.id);
      if (spot && messageNow()?.seenAt === null) void replica.enqueue('message.seen', { id: spot.id });
    },
    broken() {
      if (!spot) return;
      if (isHouse(spot.id)) deps.house.broken(spot.id);
      else void replica.enqueue('message.arrived', { id: spot.id, plays: false });
      show(nextSpot(playlist, spot, messages()));
    },
    keep() {
      const message = messageNow();
      if (spot && message)
        void replica.enqueue('message.keep', { id: spot.id, favourite: !message.favourite });
    },
    answer: (contactId) => startAnswer(contactId),
    record: recording.start,
    send() {
      isSending = true;
      const step = recording.step.peek();
      if (step.at === 'recorded') void sendOut(step);
      else recording.finish();
    },
    again() {
      const now = view.peek();
      if (now.at === 'answering') startAnswer(now.contactId, now.sort);
    },
    back() {
      recording.discard();
      isSending = false;
      if (!spot || view.peek().at === 'reading') return false;
      show(spot);
      return true;
    },
  };
}

type Recorder = {
  view: Signal<DeskView>;
  startAnswer(contactId: Id, sort: 'voice'): void;
  isSending(): boolean;
  sendOut(recorded: Recorded): Promise<void>;
};

/** What the recorder hands over goes out if its person has said so; without a camera a voice is better than nothing. */
function followRecorder({ recording }: MailDeskDeps, { view, startAnswer, isSending, sendOut }: Recorder) {
  return effect(() => {
    const step = recording.step.value;
    const now = view.peek();
    if (now.at !== 'answering') return;
    if (step.at === 'recorded' && isSending()) void sendOut(step);
    if (step.at === 'failed' && step.why === 'missing' && now.sort === 'video')
      startAnswer(now.contactId, 'voice');
  });
}
