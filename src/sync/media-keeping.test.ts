import 'fake-indexeddb/auto';
import { signal } from '@preact/signals';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testId } from '../data/records.fixture.ts';
import { openStore, type Store } from '../data/store.ts';
import { refusal } from '../protocol/errors.ts';
import type { Message } from '../protocol/messages.ts';
import type { Id } from '../protocol/primitives.ts';
import { RequestRefused } from './http.ts';
import { type Kept, startMediaKeeping } from './media-keeping.ts';
import { noRecords, type Records } from './records.ts';

const hash = (n: number) => n.toString(16).padStart(64, '0');
const SIZE = 100;

const message = (n: number, given: Partial<Message> = {}): [Id, Message] => [
  testId(n),
  {
    residentId: testId(900),
    contactId: testId(901),
    from: 'relative',
    kind: 'video',
    media: [{ hash: hash(n), type: 'video/mp4', bytes: SIZE, width: null, height: null, durationMs: null }],
    text: '',
    createdAt: n,
    arrivedAt: null,
    unplayable: false,
    seenAt: null,
    favourite: false,
    ...given,
  },
];
const withMessages = (...all: [Id, Message][]): Records => ({ ...noRecords(), message: new Map(all) });

let store: Store;
let stop: AbortController;
beforeEach(async () => {
  store = await openStore('moien-tablet', new IDBFactory());
  stop = new AbortController();
});
afterEach(() => stop.abort());

const others = signal<readonly Kept[]>([]);
afterEach(() => {
  others.value = [];
});

function keep(given: Records, { quota = Number.POSITIVE_INFINITY, holds = Number.POSITIVE_INFINITY } = {}) {
  const records = signal(given);
  const caughtUp = signal(true);
  const quiet = signal(true);
  const fetched: string[] = [];
  const told: unknown[] = [];
  let answer: (n: string) => Promise<Blob> = async () => new Blob(['x'.repeat(SIZE)], { type: 'video/mp4' });
  // A disk that holds so many files and then says so, as a browser does.
  const media: Store['media'] = {
    ...store.media,
    async put(name, blob) {
      if ((await store.media.hashes()).length >= holds) throw new DOMException('full', 'QuotaExceededError');
      await store.media.put(name, blob);
    },
  };
  const keeping = startMediaKeeping(
    {
      store: { media, sendings: store.sendings },
      replica: {
        records,
        caughtUp,
        enqueue: async (name: string, args: { id: Id; plays?: boolean }) => {
          told.push([name, args]);
          const before = records.peek().message.get(args.id);
          const next = new Map(records.peek().message);
          if (before) next.set(args.id, { ...before, arrivedAt: 1, unplayable: !args.plays });
          records.value = { ...records.peek(), message: next };
          return args.id;
        },
      } as Parameters<typeof startMediaKeeping>[0]['replica'],
      async fetchMedium(medium, giveUp) {
        fetched.push(medium.hash);
        const blob = await answer(medium.hash);
        if (giveUp.aborted) throw new RequestRefused(refusal('unavailable'));
        return blob;
      },
      quiet,
      others,
      plays: (type) => type !== 'video/webm',
      estimate: async () => ({ quota, usage: SIZE * (1 + (await store.media.hashes()).length) }),
      timers: { setTimeout: () => 0, clearTimeout: () => undefined },
      random: () => 0,
    },
    stop.signal,
  );
  const here = () => [...keeping.here.value].map((one) => Number.parseInt(one, 16)).sort((a, b) => a - b);
  return {
    ...{ records, caughtUp, quiet, fetched, told, keeping, here },
    answers: (next: typeof answer) => {
      answer = next;
    },
  };
}

const soon = (look: () => void) => vi.waitFor(look, { timeout: 5000 });

describe('a tablet', () => {
  it('fetches what came, the newest first, and says of each that it is there', async () => {
    const { here, told, fetched } = keep(withMessages(message(1), message(2)));
    await soon(() => expect(here()).toEqual([1, 2]));
    expect(fetched).toEqual([hash(2), hash(1)]);
    expect(told).toEqual([
      ['message.arrived', { id: testId(2), plays: true }],
      ['message.arrived', { id: testId(1), plays: true }],
    ]);
  });

  it('finds it again after a reload, without the network', async () => {
    await store.media.put(hash(1), new Blob(['film'], { type: 'video/mp4' }));
    const { here, keeping, caughtUp } = keep(withMessages(message(1)));
    caughtUp.value = false;
    await soon(() => expect(here()).toEqual([1]));
    expect(await (await keeping.blob(hash(1)))?.text()).toBe('film');
  });

  it('says of words that they are there, and fetches nothing for them', async () => {
    const { told, fetched } = keep(withMessages(message(1, { kind: 'text', media: [], text: 'Hello' })));
    await soon(() => expect(told).toHaveLength(1));
    expect(fetched).toEqual([]);
  });

  it('says that it cannot play what it cannot play', async () => {
    const [id, webm] = message(1);
    const media = webm.media.map((medium) => ({ ...medium, type: 'video/webm' as const }));
    const { told } = keep(withMessages([id, { ...webm, media }]));
    await soon(() => expect(told).toEqual([['message.arrived', { id, plays: false }]]));
  });

  it('leaves alone what its own resident sent', async () => {
    const { fetched, told, here } = keep(withMessages(message(1, { from: 'resident' }), message(2)));
    await soon(() => expect(here()).toEqual([2]));
    expect(fetched).toEqual([hash(2)]);
    expect(told).toHaveLength(1);
  });

  it('waits while somebody talks, and goes on afterwards', async () => {
    const { quiet, here, fetched, answers } = keep(withMessages(message(1), message(2)));
    let answer: (blob: Blob) => void = () => undefined;
    answers(() => new Promise((resolve) => (answer = resolve)));
    await soon(() => expect(fetched).toHaveLength(1));
    quiet.value = false;
    answer(new Blob(['x']));
    answers(async () => new Blob(['x']));
    expect(here()).toEqual([]);
    quiet.value = true;
    await soon(() => expect(here()).toEqual([1, 2]));
  });

  it('asks no second time for what the server will not give', async () => {
    const { fetched, answers, records, here } = keep(withMessages(message(1)));
    answers(async (one) => {
      if (one === hash(1)) throw new RequestRefused(refusal('not-found'));
      return new Blob(['x']);
    });
    await soon(() => expect(fetched.length).toBeGreaterThan(0));
    records.value = withMessages(message(1), message(2));
    await soon(() => expect(here()).toEqual([2]));
    expect(fetched.filter((one) => one === hash(1)).length).toBeLessThanOrEqual(2);
  });

  it('lets go of what was taken back', async () => {
    const { records, here } = keep(withMessages(message(1), message(2)));
    await soon(() => expect(here()).toEqual([1, 2]));
    records.value = withMessages(message(2));
    await soon(() => expect(here()).toEqual([2]));
    expect(await store.media.hashes()).toEqual([hash(2)]);
  });

  it('touches nothing that is on its way out', async () => {
    await store.media.put(hash(7), new Blob(['mine']));
    const [, { media }] = message(7);
    const sent = { id: testId(7), contactId: testId(901), kind: 'video', media, text: '' } as const;
    const sending = { message: sent, at: 1, urls: {}, done: [], refused: null };
    await store.sendings.add({ ...sending, message: { ...sent, media: [...media] } }, new Map());
    const { here } = keep(withMessages(message(1)));
    await soon(() => expect(here()).toEqual([1]));
    expect((await store.media.hashes()).sort()).toEqual([hash(1), hash(7)]);
  });
});

describe('a full disk', () => {
  it('costs what was seen longest ago, and nothing that nobody has seen', async () => {
    for (const n of [1, 2, 3, 4]) await store.media.put(hash(n), new Blob(['x']));
    const seen = [1, 2, 3].map((n) => message(n, { seenAt: 1, arrivedAt: 1 }));
    const { here, told } = keep(withMessages(...seen, message(4, { arrivedAt: 1 }), message(5)), {
      holds: 4,
    });
    await soon(() => expect(here()).toContain(5));
    expect(here()).toContain(4);
    expect(here()).not.toContain(1);
    expect(told).toEqual([['message.arrived', { id: testId(5), plays: true }]]);
  });

  it('leaves what is unseen here, and the rest waits on the server', async () => {
    const unseen = [1, 2, 3].map((n) => message(n));
    const { here, told, fetched } = keep(withMessages(...unseen), { holds: 2 });
    await soon(() => expect(fetched.length).toBeGreaterThan(2));
    await soon(() => expect(here()).toEqual([2, 3]));
    expect(told).toHaveLength(2);
  });

  it('is seen coming: the browser says how much room there is', async () => {
    const seen = [1, 2, 3].map((n) => message(n, { seenAt: n, arrivedAt: 1 }));
    const { here } = keep(withMessages(...seen), { quota: 5 * SIZE });
    await soon(() => expect(here()).toEqual([2, 3]));
  });
});

describe('what somebody else names', () => {
  const [, { media }] = message(7);
  const other: Kept = { media, createdAt: 7, seenAt: null, favourite: true };

  it('comes with the messages, and is not told as one of them', async () => {
    others.value = [other];
    const { here, told } = keep(withMessages(message(1)));
    await soon(() => expect(here()).toEqual([1, 7]));
    expect(told).toEqual([['message.arrived', { id: testId(1), plays: true }]]);
  });

  it('goes as soon as nobody names it any more', async () => {
    others.value = [other];
    const { here } = keep(withMessages(message(1)));
    await soon(() => expect(here()).toEqual([1, 7]));
    others.value = [];
    await soon(() => expect(here()).toEqual([1]));
    expect(await store.media.hashes()).toEqual([hash(1)]);
  });

  it('was seen and comes again: it stays before messages that were seen', async () => {
    others.value = [{ ...other, seenAt: 8 }];
    const seen = { arrivedAt: 1, seenAt: 2 };
    const { here } = keep(withMessages(message(1, seen), message(9, seen)), { quota: 4 * SIZE });
    await soon(() => expect(here()).toEqual([7]));
  });
});
