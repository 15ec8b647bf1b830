import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Sending } from '../data/sendings.ts';
import type { Store } from '../data/store.ts';
import type { Medium, MessageKind } from '../protocol/messages.ts';
import type { BlobHash, Id } from '../protocol/primitives.ts';
import type { Clock } from './clock.ts';
import { RequestRefused } from './http.ts';
import type { Replica } from './replica.ts';
import { startRounds } from './rounds.ts';
import type { Timers } from './timers.ts';
import type { UploadFile } from './tus-upload.ts';

/** A file as its author made it. */
export type NewFile = { blob: Blob } & Pick<Medium, 'width' | 'height' | 'durationMs'>;
/** To one person, or what the house says to everybody. */
export type NewMessage = Pick<Sending['message'], 'contactId' | 'house'> & {
  kind: MessageKind;
  text: string;
  files: readonly NewFile[];
};

/** One that has not left yet. `share`: how much of it the server has, 0 … 1. */
export type OnItsWay = Sending & { readonly share: number };

/** Messages that go out of this browser, now or when there is a network again, also after it was closed. */
export interface MessageSending {
  readonly waiting: ReadonlySignal<readonly OnItsWay[]>;
  /** Resolves with its id once it is on disk: from then on it is not lost. @throws DOMException on a full disk */
  send(message: NewMessage): Promise<Id>;
  /** Once more, after a refusal. */
  retry(id: Id): Promise<void>;
  /** Its author does not want it any more. */
  cancel(id: Id): Promise<void>;
  /** A file of one that is on its way, for looking at it. */
  file(hash: BlobHash): Promise<Blob | undefined>;
}

export type MessageSendingDeps = {
  store: Pick<Store, 'media' | 'sendings'>;
  replica: Pick<Replica, 'enqueue' | 'caughtUp'>;
  upload: UploadFile;
  /** Nobody talks over this line now. */
  quiet: ReadonlySignal<boolean>;
  clock: Pick<Clock, 'now'>;
  /** SHA-256; the browser's `crypto.subtle` fits. */
  subtle: Pick<SubtleCrypto, 'digest'>;
  newId: () => Id;
  timers?: Timers;
  random?: () => number;
};

/** Starts with what an earlier page left. */
export async function startMessageSending(
  deps: MessageSendingDeps,
  abort: AbortSignal,
): Promise<MessageSending> {
  const { store, replica, quiet, clock, newId, timers = globalThis, random = Math.random } = deps;
  const waiting = signal<readonly OnItsWay[]>((await store.sendings.all()).map(atItsStart));
  const find = (id: Id) => waiting.peek().find(({ message }) => message.id === id);
  const put = (next: OnItsWay) => {
    waiting.value = waiting.peek().map((one) => (one.message.id === next.message.id ? next : one));
  };
  const rounds = startRounds(
    { round: createRound(deps, { waiting, find, put }), mayRetry, timers, random },
    abort,
  );
  const stop = effect(() => {
    void replica.caughtUp.value;
    // A call begins: what is being sent is given up, and goes on from there.
    if (quiet.value) rounds.ask();
    else rounds.askAfresh();
  });
  abort.addEventListener('abort', stop);

  function mayRetry() {
    return replica.caughtUp.peek() && quiet.peek();
  }

  return {
    waiting,
    async send({ files, ...said }) {
      const named = await Promise.all(files.map((file) => nameFile(file, deps.subtle)));
      const message = { ...said, id: newId(), media: named.map(({ medium }) => medium) };
      const sending: Sending = { message, at: clock.now(), urls: {}, done: [], refused: null };
      await store.sendings.add(sending, new Map(named.map(({ medium, blob }) => [medium.hash, blob])));
      waiting.value = [...waiting.peek(), { ...sending, share: 0 }];
      rounds.ask();
      return message.id;
    },
    async retry(id) {
      const one = find(id);
      if (!one) return;
      put({ ...one, refused: null });
      await store.sendings.note(bare({ ...one, refused: null }));
      rounds.ask();
    },
    async cancel(id) {
      const one = find(id);
      if (one) await forget(deps, one);
      waiting.value = waiting.peek().filter(({ message }) => message.id !== id);
      rounds.askAfresh();
    },
    file: (hash) => store.media.get(hash),
  };
}

type Desk = {
  waiting: { value: readonly OnItsWay[]; peek(): readonly OnItsWay[] };
  find(id: Id): OnItsWay | undefined;
  put(next: OnItsWay): void;
};

/** One message after the other, one file after the other: on a thin line the first should be there before the second begins. */
function createRound(deps: MessageSendingDeps, { waiting, find, put }: Desk) {
  const { store, replica, upload, quiet } = deps;

  /** Changes it, unless its author has taken it back meanwhile. */
  async function note(id: Id, change: (one: OnItsWay) => OnItsWay): Promise<void> {
    const one = find(id);
    if (!one) return;
    const next = change(one);
    put(next);
    await store.sendings.note(bare(next));
  }

  async function sendFile(id: Id, medium: Medium, signal: AbortSignal): Promise<void> {
    const blob = await store.media.get(medium.hash);
    const sending = find(id);
    if (!sending || !blob) return;
    const uploaded = await upload(blob, {
      url: sending.urls[medium.hash] ?? null,
      onUrl: (url) => void note(id, (one) => ({ ...one, urls: { ...one.urls, [medium.hash]: url } })),
      onProgress: (share) => {
        const one = find(id);
        if (one) put({ ...one, share: shareOf(one, medium, share) });
      },
      signal,
    });
    // By its bytes' own word it may be of another type than the recorder said.
    await note(id, (one) => {
      const media = one.message.media.map((each) =>
        each.hash === uploaded.hash ? { ...each, ...uploaded } : each,
      );
      const next = { ...one, message: { ...one.message, media }, done: [...one.done, medium.hash] };
      return { ...next, share: shareOf(next, null, 0) };
    });
  }

  async function sendOne(id: Id, signal: AbortSignal): Promise<void> {
    for (const medium of find(id)?.message.media ?? []) {
      if (find(id)?.done.includes(medium.hash)) continue;
      await sendFile(id, medium, signal);
    }
    const whole = find(id);
    if (!whole) return;
    await handOver(replica, whole.message);
    await forget(deps, whole);
    waiting.value = waiting.peek().filter(({ message }) => message.id !== id);
  }

  return async (signal: AbortSignal) => {
    for (const { message, refused } of waiting.peek()) {
      if (refused !== null) continue;
      // Words need no line: they wait in the outbox, and go out with everything else.
      const needsLine = message.media.length > 0;
      if (signal.aborted || (needsLine && !(quiet.peek() && replica.caughtUp.peek()))) continue;
      try {
        await sendOne(message.id, signal);
      } catch (error) {
        if (!(error instanceof RequestRefused) || error.refusal.retry !== 'never') throw error;
        await note(message.id, (one) => ({ ...one, refused: error.refusal.code }));
      }
    }
  };
}

/** To the outbox: from here on it goes the way of everything else. */
async function handOver(replica: MessageSendingDeps['replica'], message: Sending['message']): Promise<void> {
  const { contactId, house, ...content } = message;
  if (house) await replica.enqueue('greeting.create', { ...content, ...house });
  else if (contactId) await replica.enqueue('message.send', { ...content, contactId });
}

const atItsStart = (sending: Sending): OnItsWay => ({ ...sending, share: shareOf(sending, null, 0) });

function bare({ share: _, ...sending }: OnItsWay): Sending {
  return sending;
}

function shareOf({ message, done }: Sending, current: Medium | null, share: number): number {
  const all = message.media.reduce((sum, { bytes }) => sum + bytes, 0);
  const sent = message.media.reduce((sum, { hash, bytes }) => sum + (done.includes(hash) ? bytes : 0), 0);
  return all === 0 ? 0 : (sent + (current?.bytes ?? 0) * share) / all;
}

/** The message, and those of its files that no other one on its way needs. */
async function forget({ store }: Pick<MessageSendingDeps, 'store'>, { message }: Sending): Promise<void> {
  await store.sendings.remove(message.id);
  const others = (await store.sendings.all()).flatMap((one) => one.message.media.map(({ hash }) => hash));
  for (const { hash } of message.media) if (!others.includes(hash)) await store.media.remove(hash);
}

async function nameFile({ blob, ...facts }: NewFile, subtle: MessageSendingDeps['subtle']) {
  const hash = hex(await subtle.digest('SHA-256', await blob.arrayBuffer()));
  // Without what it is coded with: the server knows plain types.
  const type = (blob.type.split(';')[0] ?? '') as Medium['type'];
  return { blob, medium: { hash, type, bytes: blob.size, ...facts } satisfies Medium };
}

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
