import { describe, expect, it } from 'vitest';
import type { Message } from '../../../protocol/messages.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { Records } from '../../../sync/records.ts';
import { contact, RESIDENT, recordsWith, uuid } from '../records-for-test.ts';
import { nextSpot, partsOf, playlistOf } from './playlist.ts';
import { unseenOf } from './unseen.ts';

const hash = (n: number) => n.toString(16).padStart(64, '0');
const MARIE = uuid(1);
const JEAN = uuid(2);

const message = (n: number, given: Partial<Message> = {}): [Id, Message] => [
  uuid(n),
  {
    residentId: RESIDENT,
    contactId: MARIE,
    from: 'relative',
    kind: 'video',
    media: [{ hash: hash(n), type: 'video/mp4', bytes: 9, width: null, height: null, durationMs: null }],
    text: '',
    createdAt: n,
    arrivedAt: n,
    unplayable: false,
    seenAt: null,
    favourite: false,
    ...given,
  },
];
const given = (...messages: [Id, Message][]): Records => ({
  ...recordsWith({
    contact: [
      [MARIE, contact('Marie')],
      [JEAN, contact('Jean')],
    ],
  }),
  message: new Map(messages),
});
const order = (records: Records, here = [10, 11, 12, 13, 14]) =>
  playlistOf({ records, residentId: RESIDENT, here: new Set(here.map(hash)) });

describe('the order of messages', () => {
  it('is: unseen as they came, then seen ones, the newest first', () => {
    const records = given(message(10, { seenAt: 1 }), message(11), message(12), message(13, { seenAt: 1 }));
    expect(order(records)).toEqual([11, 12, 13, 10].map(uuid));
  });

  it('has only what plays here and now', () => {
    const records = given(
      message(10, { unplayable: true }),
      message(11, { from: 'resident' }),
      message(12),
      message(13, { contactId: uuid(99) }),
      message(14, { residentId: uuid(98) }),
    );
    expect(order(records)).toEqual([uuid(12)]);
    expect(order(records, [])).toEqual([]);
  });

  it('has what the house says in between, by when its turn began', () => {
    const records = given(message(10), message(12), message(13, { seenAt: 1 }));
    const letter = (n: number, at: number, isNew: boolean) => {
      const times = { startsAt: 1, repeat: 'daily', until: null, createdAt: 1, retiredAt: null } as const;
      const greeting = { from: 'Le chœur', kind: 'text', media: [], text: 'x', ...times } as const;
      return { id: uuid(n), greeting: { ...greeting, media: [] }, at, isNew };
    };
    const house = [letter(20, 11, true), letter(21, 14, false)];
    const here = new Set([10, 12, 13].map(hash));
    const all = playlistOf({ records, residentId: RESIDENT, here, house });
    expect(all).toEqual([10, 20, 12, 21, 13].map(uuid));
  });

  it('has words, which need no file', () => {
    expect(order(given(message(10, { kind: 'text', media: [], text: 'x' })), [])).toEqual([uuid(10)]);
  });
});

describe('what follows', () => {
  const [id, film] = message(11);
  const photos = message(10, { kind: 'photos', media: [...film.media, ...film.media, ...film.media] });
  const messages = given(photos, [id, film]).message;
  const list = [uuid(10), uuid(11)];

  it('is the next photo, then the next message, then nothing', () => {
    expect(nextSpot(list, { id: uuid(10), part: 0 }, messages)).toEqual({ id: uuid(10), part: 1 });
    expect(nextSpot(list, { id: uuid(10), part: 2 }, messages)).toEqual({ id: uuid(11), part: 0 });
    expect(nextSpot(list, { id: uuid(11), part: 0 }, messages)).toBeNull();
    expect(partsOf(photos[1])).toBe(3);
  });

  it('passes over what was taken back meanwhile', () => {
    const left = new Map([...messages].filter(([one]) => one === uuid(11)));
    expect(nextSpot([uuid(10), uuid(12), uuid(11)], { id: uuid(10), part: 0 }, left)).toEqual({
      id: uuid(11),
      part: 0,
    });
  });
});

describe('what is announced', () => {
  it('is how many wait, and who sent the newest', () => {
    const records = given(message(10), message(12, { contactId: JEAN }), message(11, { seenAt: 1 }));
    expect(unseenOf(records, RESIDENT, null)).toEqual({ count: 2, contactId: JEAN, at: 12, name: 'Jean' });
  });

  it('is nothing that a tap could not play', () => {
    const records = given(
      message(10, { arrivedAt: null }),
      message(11, { unplayable: true }),
      message(12, { from: 'resident' }),
      message(13, { residentId: uuid(98) }),
      message(14, { contactId: uuid(99) }),
    );
    expect(unseenOf(records, RESIDENT, null)).toBeNull();
  });

  it('counts the house among them, under its own name when it spoke last', () => {
    const house = { count: 2, at: 11, name: 'La directrice' };
    expect(unseenOf(given(message(10)), RESIDENT, house)).toEqual({ ...house, count: 3, contactId: null });
    expect(unseenOf(given(message(12)), RESIDENT, house)).toMatchObject({ count: 3, name: 'Marie' });
    expect(unseenOf(given(), RESIDENT, house)).toEqual({ ...house, contactId: null });
  });
});
