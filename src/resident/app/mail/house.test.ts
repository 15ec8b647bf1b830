import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Greeting } from '../../../protocol/greetings.ts';
import type { Medium } from '../../../protocol/messages.ts';
import type { BlobHash, EpochMs, Id } from '../../../protocol/primitives.ts';
import type { Records } from '../../../sync/records.ts';
import { recordsWith, uuid } from '../records-for-test.ts';
import { type GreetingBook, openGreetingBook } from './greeting-book.ts';
import { type HouseDeps, keptGreetings, startHouse } from './house.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** Monday, 10:00 in Luxembourg. */
const TEN = Date.UTC(2026, 10, 23, 9, 0);
const film = (n: number): Medium => ({
  hash: n.toString(16).padStart(64, '0'),
  type: 'video/mp4',
  bytes: 9,
  width: null,
  height: null,
  durationMs: null,
});
const greeting = (n: number, given: Partial<Greeting> = {}): [Id, Greeting] => [
  uuid(n),
  {
    ...{ from: 'La directrice', kind: 'video', media: [film(n)], text: '', repeat: 'daily' },
    ...{ startsAt: TEN, until: null, createdAt: 1, retiredAt: null },
    ...given,
  },
];

let stop: AbortController;
let book: GreetingBook;
let told: [string, unknown][];
const records = signal<Records>(recordsWith());
const caughtUp = signal(true);
const here = signal<ReadonlySet<BlobHash>>(new Set());
const now = signal<EpochMs>(TEN);
const night = signal(false);

beforeEach(async () => {
  stop = new AbortController();
  book = await openGreetingBook({ get: async () => undefined, set: async () => undefined });
  told = [];
  records.value = { ...recordsWith(), greeting: new Map([greeting(1)]) };
  here.value = new Set([film(1).hash]);
  [now.value, night.value, caughtUp.value] = [TEN, false, true];
});
afterEach(() => stop.abort());

const open = () =>
  startHouse(
    {
      replica: {
        ...{ records, caughtUp },
        enqueue: async (name: string, args: unknown) => {
          told.push([name, args]);
          return uuid(99);
        },
      } as HouseDeps['replica'],
      ...{ book, here, now, night, settings: signal({ timeZone: 'Europe/Luxembourg' }) },
      plays: (type) => type !== 'video/webm',
    },
    stop.signal,
  );
const names = (house: ReturnType<typeof open>) => house.letters.value.map(({ id }) => id);

describe('what the house says', () => {
  it('is there at its time and not before, and no longer than it should be', () => {
    records.value = { ...records.value, greeting: new Map([greeting(1, { until: TEN + HOUR })]) };
    now.value = TEN - 1;
    const house = open();
    expect(names(house)).toEqual([]);
    expect(house.news.value).toBeNull();
    now.value = TEN;
    expect(house.news.value).toEqual({ count: 1, at: TEN, name: 'La directrice' });
    now.value = TEN + HOUR;
    expect(names(house)).toEqual([]);
  });

  it('wakes nobody in the quiet hours', () => {
    const house = open();
    night.value = true;
    expect(names(house)).toEqual([]);
    expect(house.news.value).toBeNull();
    night.value = false;
    expect(names(house)).toEqual([uuid(1)]);
  });

  it('waits until the whole of it is on this tablet', () => {
    here.value = new Set();
    const house = open();
    expect(names(house)).toEqual([]);
    expect(told).toEqual([]);
    here.value = new Set([film(1).hash]);
    expect(names(house)).toEqual([uuid(1)]);
    expect(told).toEqual([['greeting.arrived', { id: uuid(1), plays: true }]]);
  });

  it('was seen until its next turn, when it is new again', () => {
    const house = open();
    house.seen(uuid(1));
    expect(house.news.value).toBeNull();
    expect(names(house)).toEqual([uuid(1)]);
    now.value = TEN + DAY - 1;
    expect(house.news.value).toBeNull();
    now.value = TEN + DAY;
    expect(house.news.value).toEqual({ count: 1, at: TEN + DAY, name: 'La directrice' });
  });

  it('is told as seen once a turn, however often it is played', () => {
    const house = open();
    told.length = 0;
    house.seen(uuid(1));
    house.seen(uuid(1));
    house.seen(uuid(7));
    expect(told).toEqual([['greeting.seen', { id: uuid(1) }]]);
    now.value = TEN + DAY;
    house.seen(uuid(1));
    expect(told).toHaveLength(2);
  });

  it('that cannot be played here is not offered, and staff hear of it once', () => {
    const webm = { ...film(1), type: 'video/webm' } as const;
    records.value = { ...records.value, greeting: new Map([greeting(1, { media: [webm] })]) };
    const house = open();
    expect(names(house)).toEqual([]);
    here.value = new Set(here.value);
    expect(told).toEqual([['greeting.arrived', { id: uuid(1), plays: false }]]);
  });

  it('comes again as another film, and is offered then', () => {
    const house = open();
    house.broken(uuid(1));
    expect(names(house)).toEqual([]);
    told.length = 0;
    records.value = { ...records.value, greeting: new Map([greeting(1, { media: [film(2)] })]) };
    here.value = new Set([film(2).hash]);
    expect(names(house)).toEqual([uuid(1)]);
    expect(told).toEqual([['greeting.arrived', { id: uuid(1), plays: true }]]);
  });

  it('is announced by whoever spoke last', () => {
    const choir = greeting(2, { from: 'Le chœur', startsAt: TEN + 1, kind: 'text', media: [], text: 'x' });
    records.value = { ...records.value, greeting: new Map([greeting(1), choir]) };
    now.value = TEN + 2;
    expect(open().news.value).toEqual({ count: 2, at: TEN + 1, name: 'Le chœur' });
  });

  it('is forgotten once it was retired, and not before the server was heard', () => {
    caughtUp.value = false;
    open();
    records.value = recordsWith();
    expect(book.notes.value.size).toBe(1);
    caughtUp.value = true;
    expect(book.notes.value.size).toBe(0);
  });
});

describe('what is kept of it', () => {
  it('is everything until it is over, also before its time', () => {
    const all = { ...records.value, greeting: new Map([greeting(1, { until: TEN + 1 }), greeting(2)]) };
    expect(keptGreetings(all, new Map(), TEN - DAY)).toHaveLength(2);
    expect(keptGreetings(all, new Map(), TEN + 1)).toHaveLength(1);
  });

  it('goes last when it comes again, and like any message when it was said once', () => {
    const all = { ...records.value, greeting: new Map([greeting(1), greeting(2, { repeat: 'once' })]) };
    const notes = new Map([[uuid(2), { told: '', plays: true, seenAt: 5 }]]);
    expect(keptGreetings(all, notes, TEN)).toMatchObject([
      { seenAt: null, favourite: true },
      { seenAt: 5, favourite: false },
    ]);
  });
});
