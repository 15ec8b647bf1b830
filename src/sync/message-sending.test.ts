import 'fake-indexeddb/auto';
import { signal } from '@preact/signals';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testId } from '../data/records.fixture.ts';
import { openStore, type Store } from '../data/store.ts';
import { type ErrorCode, refusal } from '../protocol/errors.ts';
import type { MutationArgs } from '../protocol/mutations.ts';
import { RequestRefused } from './http.ts';
import { type MessageSendingDeps, startMessageSending } from './message-sending.ts';
import type { UploadFile } from './tus-upload.ts';

const MARIE = testId(901);
const film = (text = 'a film') => ({
  blob: new Blob([text], { type: 'video/mp4;codecs=avc1' }),
  width: 640,
  height: 480,
  durationMs: 5000,
});
const message = (files = [film()]) => ({ contactId: MARIE, kind: 'video' as const, text: '', files });

let store: Store;
let stop: AbortController;
beforeEach(async () => {
  store = await openStore('moien-device', new IDBFactory());
  stop = new AbortController();
});
afterEach(() => stop.abort());

/** What the server does with a file: takes it, breaks off, or will not have it. */
type Does = 'take' | 'cut' | ErrorCode;

async function open(does: Does[] = []) {
  const caughtUp = signal(true);
  const quiet = signal(true);
  const sent: MutationArgs<'message.send'>[] = [];
  const uploads: { text: string; url: string | null }[] = [];
  const upload: UploadFile = async (file, { url, onUrl, onProgress, signal: giveUp }) => {
    uploads.push({ text: await file.text(), url });
    onUrl(`/api/uploads/${await file.text()}`);
    onProgress(0.5);
    const what = does.shift() ?? 'take';
    if (what === 'cut' || giveUp.aborted) throw new RequestRefused(refusal('unavailable'));
    if (what !== 'take') throw new RequestRefused(refusal(what));
    const bytes = await file.arrayBuffer();
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
    return { hash, type: 'video/mp4', bytes: file.size };
  };
  let ids = 1;
  const deps: MessageSendingDeps = {
    ...{ store, quiet, upload, subtle: crypto.subtle, clock: { now: () => 77 } },
    replica: {
      caughtUp,
      enqueue: async (_: string, args: MutationArgs<'message.send'>) => {
        sent.push(args);
        return args.id;
      },
    } as MessageSendingDeps['replica'],
    newId: () => testId(ids++),
    timers: { setTimeout: () => 0, clearTimeout: () => undefined },
    random: () => 0,
  };
  return { sending: await startMessageSending(deps, stop.signal), caughtUp, quiet, sent, uploads };
}

const soon = (look: () => void) => vi.waitFor(look, { timeout: 5000 });

describe('a message', () => {
  it('is on disk before anything is sent, and gone from it when the server has it', async () => {
    const { sending, caughtUp, sent } = await open();
    caughtUp.value = false;
    const id = await sending.send(message());
    expect(await store.sendings.all()).toMatchObject([{ message: { id, kind: 'video' }, at: 77 }]);
    expect(await store.media.hashes()).toHaveLength(1);
    expect(sent).toEqual([]);
    caughtUp.value = true;
    await soon(() => expect(sent).toHaveLength(1));
    await soon(() => expect(sending.waiting.value).toEqual([]));
    expect(await store.sendings.all()).toEqual([]);
    expect(await store.media.hashes()).toEqual([]);
  });

  it('names its files by what they are, without what they are coded with', async () => {
    const { sending, sent } = await open();
    await sending.send(message());
    await soon(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      contactId: MARIE,
      media: [{ type: 'video/mp4', bytes: 6, width: 640, height: 480, durationMs: 5000 }],
    });
  });

  it('goes out after the page was closed in the middle, from where it stopped', async () => {
    const first = await open(['take', 'cut']);
    const id = await first.sending.send({ ...message([film('one'), film('two')]), kind: 'photos' });
    await soon(() => expect(first.uploads).toHaveLength(2));
    await soon(async () => expect((await store.sendings.all())[0]?.done).toHaveLength(1));
    stop.abort();
    stop = new AbortController();
    const second = await open();
    await soon(() => expect(second.sent).toHaveLength(1));
    expect(second.uploads).toEqual([{ text: 'two', url: '/api/uploads/two' }]);
    expect(second.sent[0]).toMatchObject({ id });
  });

  it('says how far it is, file by file', async () => {
    const { sending, caughtUp } = await open(['take', 'cut']);
    await sending.send(message([film('12'), film('345678')]));
    await soon(() => expect(sending.waiting.value[0]?.share).toBeCloseTo((2 + 3) / 8));
    expect(caughtUp.value).toBe(true);
  });

  it('waits for the end of a call', async () => {
    const { sending, quiet, sent, uploads } = await open();
    quiet.value = false;
    await sending.send(message());
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(uploads).toEqual([]);
    quiet.value = true;
    await soon(() => expect(sent).toHaveLength(1));
  });

  it('of words needs no line: it goes to the outbox, which waits by itself', async () => {
    const { sending, caughtUp, sent } = await open();
    caughtUp.value = false;
    await sending.send({ contactId: MARIE, kind: 'text', text: 'À dimanche', files: [] });
    await soon(() => expect(sent).toMatchObject([{ kind: 'text', text: 'À dimanche', media: [] }]));
  });
});

describe('a refusal', () => {
  it('stops that message and no other, and its author may try again', async () => {
    const { sending, sent } = await open(['no-room']);
    const id = await sending.send(message([film('one')]));
    await soon(() => expect(sending.waiting.value[0]?.refused).toBe('no-room'));
    await sending.send(message([film('two')]));
    await soon(() => expect(sent).toHaveLength(1));
    expect(sending.waiting.value.map((one) => one.message.id)).toEqual([id]);
    expect((await store.sendings.all())[0]?.refused).toBe('no-room');
    await sending.retry(id);
    await soon(() => expect(sent).toHaveLength(2));
  });

  it('of the line is none: it is tried again by itself', async () => {
    const { sending, sent, caughtUp } = await open(['cut']);
    await sending.send(message());
    await soon(() => expect(sending.waiting.value[0]?.share).toBeGreaterThan(0));
    expect(sending.waiting.value[0]?.refused).toBeNull();
    caughtUp.value = false;
    caughtUp.value = true;
    await soon(() => expect(sent).toHaveLength(1));
  });
});

it('what its author takes back leaves nothing behind', async () => {
  const { sending, caughtUp, sent } = await open();
  caughtUp.value = false;
  const id = await sending.send(message([film('one'), film('two')]));
  const other = await sending.send(message([film('one')]));
  await sending.cancel(id);
  expect(sending.waiting.value.map((one) => one.message.id)).toEqual([other]);
  // The other one needs the first file still.
  expect(await store.media.hashes()).toHaveLength(1);
  caughtUp.value = true;
  await soon(() => expect(sent).toMatchObject([{ id: other }]));
});

it('a full disk is told at once, and nothing half is kept', async () => {
  const { sending } = await open();
  const add = store.sendings.add;
  store.sendings.add = async () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  await expect(sending.send(message())).rejects.toThrow('full');
  store.sendings.add = add;
  expect(sending.waiting.value).toEqual([]);
});

describe('what the house says', () => {
  const house = { from: 'La directrice', startsAt: 5, repeat: 'daily', until: null } as const;

  it('goes the same way, and leaves as a greeting to everybody', async () => {
    const { sending, sent, caughtUp } = await open();
    caughtUp.value = false;
    const id = await sending.send({ kind: 'video', text: '', files: [film()], house });
    expect(await store.sendings.all()).toMatchObject([{ message: { id, house } }]);
    caughtUp.value = true;
    await soon(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ id, ...house, kind: 'video', media: [{ type: 'video/mp4', bytes: 6 }] });
    expect(sent[0]).not.toHaveProperty('house');
    expect(sent[0]).not.toHaveProperty('contactId');
  });

  it('in words alone needs no upload', async () => {
    const { sending, sent, uploads } = await open();
    await sending.send({ kind: 'text', text: 'Joyeux Noël !', files: [], house });
    await soon(() => expect(sent).toMatchObject([{ ...house, text: 'Joyeux Noël !', media: [] }]));
    expect(uploads).toEqual([]);
  });
});
