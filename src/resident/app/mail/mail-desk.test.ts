import { type Signal, signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Greeting } from '../../../protocol/greetings.ts';
import type { Message } from '../../../protocol/messages.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { NewMessage } from '../../../sync/message-sending.ts';
import type { Records } from '../../../sync/records.ts';
import type { Recording, RecordingSort, RecordingStep } from '../../../ui/recording.ts';
import { HOME, type Place } from '../place.ts';
import { contact, RESIDENT, recordsWith, uuid } from '../records-for-test.ts';
import type { HouseLetter } from './house.ts';
import { createMailDesk, type MailDesk, type MailDeskDeps } from './mail-desk.ts';

const MARIE = uuid(1);
const words = (n: number, given: Partial<Message> = {}): [Id, Message] => [
  uuid(n),
  {
    residentId: RESIDENT,
    contactId: MARIE,
    from: 'relative',
    kind: 'text',
    media: [],
    text: 'x',
    createdAt: n,
    arrivedAt: n,
    unplayable: false,
    seenAt: null,
    favourite: false,
    ...given,
  },
];

let records: { value: Records };
let place: Signal<Place>;
let quiet: Signal<boolean>;
let step: Signal<RecordingStep>;
let opened: RecordingSort[];
let done: [string, unknown][];
let sent: NewMessage[];
let isFull: boolean;
let stop: AbortController;
let desk: MailDesk;
let letters: Signal<readonly HouseLetter[]>;

beforeEach(() => {
  const all = signal<Records>({
    ...recordsWith({ contact: [[MARIE, contact('Marie')]] }),
    message: new Map([words(10), words(11)]),
  });
  records = all;
  place = signal<Place>(HOME);
  quiet = signal(true);
  step = signal<RecordingStep>({ at: 'idle' });
  letters = signal([]);
  [opened, done, sent, isFull] = [[], [], [], false];
  stop = new AbortController();
  const stream = {} as MediaStream;
  const recorded = { blob: new Blob(['x']), url: 'blob:1', durationMs: 9, width: 1, height: 1 };
  const recording: Recording = {
    step,
    elapsedMs: signal(0),
    open(sort) {
      opened.push(sort);
      step.value = { at: 'ready', stream };
    },
    start() {
      step.value = { at: 'recording', stream };
    },
    finish() {
      if (step.peek().at === 'recording') step.value = { at: 'recorded', ...recorded };
    },
    discard() {
      step.value = { at: 'idle' };
    },
  };
  desk = createMailDesk(
    {
      replica: {
        records: all,
        enqueue: async (name: string, args: unknown) => {
          done.push([name, args]);
          return uuid(5);
        },
      } as MailDeskDeps['replica'],
      keeping: { here: signal(new Set<string>()) },
      house: {
        letters,
        seen: (id) => void done.push(['house.seen', id]),
        broken: (id) => void done.push(['house.broken', id]),
      },
      sending: {
        async send(message) {
          if (isFull) throw new DOMException('full', 'QuotaExceededError');
          sent.push(message);
          return uuid(6);
        },
      },
      ...{ recording, place, quiet, residentId: signal(RESIDENT) },
    },
    stop.signal,
  );
});
afterEach(() => stop.abort());

const open = (to?: Id) => {
  place.value = { at: 'messages', ...(to && { to }) };
};

describe('the door Messages', () => {
  it('opens on the first that nobody has seen', () => {
    open();
    expect(desk.view.value).toEqual({ at: 'reading', spot: { id: uuid(10), part: 0 }, hasNext: true });
    desk.next();
    expect(desk.view.value).toEqual({ at: 'reading', spot: { id: uuid(11), part: 0 }, hasNext: false });
    desk.next();
    expect(desk.view.value).toMatchObject({ spot: { id: uuid(11) } });
  });

  it('says that there is nothing, when there is nothing', () => {
    records.value = { ...records.value, message: new Map() };
    open();
    expect(desk.view.value).toEqual({ at: 'empty' });
    desk.next();
    desk.seen();
    desk.keep();
    expect(done).toEqual([]);
  });

  it('tells once that a message was seen', () => {
    open();
    desk.seen();
    records.value = { ...records.value, message: new Map([words(10, { seenAt: 1 }), words(11)]) };
    desk.seen();
    expect(done).toEqual([['message.seen', { id: uuid(10) }]]);
  });

  it('keeps, and lets go again', () => {
    open();
    desk.keep();
    records.value = { ...records.value, message: new Map([words(10, { favourite: true })]) };
    desk.keep();
    expect(done.map(([, args]) => args)).toEqual([
      { id: uuid(10), favourite: true },
      { id: uuid(10), favourite: false },
    ]);
  });

  it('says what cannot be played, and goes on', () => {
    open();
    desk.broken();
    expect(done).toEqual([['message.arrived', { id: uuid(10), plays: false }]]);
    expect(desk.view.value).toMatchObject({ at: 'reading', spot: { id: uuid(11) } });
    desk.broken();
    expect(desk.view.value).toEqual({ at: 'empty' });
  });
});

describe('an answer', () => {
  it('needs two presses: record, send', async () => {
    open();
    desk.answer(MARIE);
    expect(opened).toEqual(['video']);
    desk.record();
    desk.send();
    await vi.waitFor(() => expect(desk.view.value).toEqual({ at: 'sent', contactId: MARIE, isLost: false }));
    expect(sent).toMatchObject([{ contactId: MARIE, kind: 'video', files: [{ durationMs: 9 }] }]);
    expect(desk.back()).toBe(true);
    expect(desk.view.value).toMatchObject({ at: 'reading', spot: { id: uuid(10) } });
    expect(desk.back()).toBe(false);
  });

  it('that was cut short by a call waits, and goes out only when its person says so', async () => {
    open(MARIE);
    desk.record();
    quiet.value = false;
    expect(step.value.at).toBe('recorded');
    quiet.value = true;
    expect(sent).toEqual([]);
    desk.send();
    await vi.waitFor(() => expect(sent).toHaveLength(1));
  });

  it('can be begun again, and thrown away', () => {
    open(MARIE);
    desk.record();
    desk.again();
    expect(step.value.at).toBe('ready');
    desk.record();
    expect(desk.back()).toBe(false);
    expect([step.value.at, sent]).toEqual(['idle', []]);
  });

  it('is a voice where there is no camera', () => {
    open(MARIE);
    step.value = { at: 'failed', why: 'missing' };
    expect(opened).toEqual(['video', 'voice']);
    expect(desk.view.value).toEqual({ at: 'answering', contactId: MARIE, sort: 'voice' });
    step.value = { at: 'failed', why: 'missing' };
    expect(opened).toHaveLength(2);
  });

  it('that the tablet cannot keep is not promised', async () => {
    isFull = true;
    open(MARIE);
    desk.record();
    desk.send();
    await vi.waitFor(() => expect(desk.view.value).toEqual({ at: 'sent', contactId: MARIE, isLost: true }));
  });
});

describe('what the house says', () => {
  const said: Greeting = {
    ...{ from: 'La directrice', kind: 'photos', text: '', repeat: 'daily', until: null, retiredAt: null },
    media: [1, 2].map((n) => {
      const hash = String(n).repeat(64);
      return { hash, type: 'image/jpeg', bytes: 1, width: 1, height: 1, durationMs: null };
    }),
    ...{ startsAt: 1, createdAt: 1 },
  };
  beforeEach(() => {
    records.value = { ...records.value, greeting: new Map([[uuid(20), said]]) };
    letters.value = [{ id: uuid(20), greeting: said, at: 9, isNew: true }];
    open();
  });

  it('is turned over like a message, photo by photo', () => {
    expect(desk.view.value).toMatchObject({ spot: { id: uuid(20), part: 0 }, hasNext: true });
    desk.next();
    expect(desk.view.value).toMatchObject({ spot: { id: uuid(20), part: 1 } });
    desk.next();
    expect(desk.view.value).toMatchObject({ spot: { id: uuid(10) } });
  });

  it("is told to the house, and to no relative, and is nobody's to keep", () => {
    desk.seen();
    desk.keep();
    desk.broken();
    expect(done).toEqual([
      ['house.seen', uuid(20)],
      ['house.broken', uuid(20)],
    ]);
    expect(desk.view.value).toMatchObject({ spot: { part: 1 } });
  });

  it('is passed over once it was retired', () => {
    desk.next();
    records.value = { ...records.value, greeting: new Map() };
    desk.next();
    expect(desk.view.value).toMatchObject({ spot: { id: uuid(10) } });
  });
});
