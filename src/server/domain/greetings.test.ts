import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Greeting, Showing } from '../../protocol/greetings.ts';
import type { Medium } from '../../protocol/messages.ts';
import type { MutationArgs } from '../../protocol/mutations.ts';
import type { Id } from '../../protocol/primitives.ts';
import { type As, type House, openHouse, type Settled, START } from '../test-house.ts';
import { mp4 } from '../test-voice.ts';
import { keepFilm } from '../test-world.ts';

const HOUR = 60 * 60_000;

let house: House;
let us: Settled;
let film: Medium;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
  film = await keepFilm(house, us.facilityId, mp4(['vide']));
});
afterEach(() => house.close());

const said = (changes: Partial<MutationArgs<'greeting.create'>> = {}): MutationArgs<'greeting.create'> => ({
  id: randomUUID(),
  from: 'La directrice',
  kind: 'video',
  media: [film],
  text: '',
  startsAt: START,
  repeat: 'daily',
  until: null,
  ...changes,
});
async function greet(changes: Partial<MutationArgs<'greeting.create'>> = {}): Promise<Id> {
  const args = said(changes);
  expect((await house.mutate('greeting.create', args, us.staff)).refused).toBeNull();
  return args.id;
}
type Seen = { kind: string; id: Id; body: unknown };
async function sees(as: As, kind: 'greeting' | 'showing'): Promise<Seen[]> {
  const { body } = await house.call('pull', { since: 0, scope: null }, as);
  return (body as { changes: Seen[] }).changes.filter((change) => change.kind === kind && change.body);
}
const greetings = async (as: As) => (await sees(as, 'greeting')).map(({ body }) => body as Greeting);
const showings = async () => (await sees(us.staff, 'showing')).map(({ body }) => body as Showing);
const watch = (as: As) => house.ask(`/api/media/${film.hash}`, {}, as);
const refusedOf = async (answer: Promise<{ refused: { code: string } | null }>) =>
  (await answer).refused?.code;

/** Our tablet becomes a shared one that serves nobody; or it is locked. */
const becomes = (changes: object) =>
  house.server.store.write(us.facilityId, async (writing) => {
    const tablet = await writing.get('tablet', us.tabletId);
    if (tablet) await writing.put('tablet', us.tabletId, { ...tablet, ...changes });
  });

describe('what the house says', () => {
  test('is seen by every tablet and the staff, and by no relative and no other house', async () => {
    await greet();
    const them = await house.settle();
    for (const as of [us.tablet, us.staff]) {
      expect(await greetings(as)).toMatchObject([{ from: 'La directrice', media: [film] }]);
      expect((await watch(as)).status).toBe(200);
    }
    for (const as of [us.relative, us.otherRelative, them.tablet, them.staff, them.relative]) {
      expect(await greetings(as)).toEqual([]);
      expect((await watch(as)).status).toBe(404);
    }
  });

  test('is there on a shared tablet that waits, and on none that is locked', async () => {
    await greet();
    await becomes({ kind: 'shared', residentId: null, session: null });
    expect(await greetings(us.tablet)).toHaveLength(1);
    await becomes({ lockedAt: START });
    expect(await greetings(us.tablet)).toEqual([]);
    expect((await watch(us.tablet)).status).toBe(404);
  });

  test('sent once more after a lost answer is the same greeting, and another under its name is refused', async () => {
    const args = said();
    for (let time = 0; time < 2; time += 1) {
      house.time.now += 1000;
      expect(await refusedOf(house.mutate('greeting.create', args, us.staff))).toBeUndefined();
    }
    expect(await greetings(us.staff)).toHaveLength(1);
    const other = { ...args, from: 'Le chœur' };
    expect(await refusedOf(house.mutate('greeting.create', other, us.staff))).toBe('conflict');
  });

  test.each([
    ['words without words', { kind: 'text', media: [], text: '' }],
    ['a film without a film', { media: [] }],
    ['an end before its beginning', { until: START - HOUR }],
  ] as const)('is refused with %s', async (_, changes) => {
    const args = said({ ...changes, media: 'media' in changes ? [] : [film] });
    expect(await refusedOf(house.mutate('greeting.create', args, us.staff))).toBe('bad-request');
  });

  test('names no file that never came, and none of another house', async () => {
    const them = await house.settle();
    const missing = said({ media: [{ ...film, hash: 'ab'.repeat(32) }] });
    expect(await refusedOf(house.mutate('greeting.create', missing, us.staff))).toBe('not-found');
    expect(await refusedOf(house.mutate('greeting.create', said(), them.staff))).toBe('not-found');
  });

  test('gets other words and times, and keeps its film', async () => {
    const id = await greet();
    const set = { from: 'Le chœur', repeat: 'weekly', until: START + HOUR } as const;
    await house.mutate('greeting.update', { id, set }, us.staff);
    expect(await greetings(us.tablet)).toMatchObject([{ ...set, media: [film] }]);
    const early = { id, set: { until: START - 1 } };
    expect(await refusedOf(house.mutate('greeting.update', early, us.staff))).toBe('bad-request');
  });

  test('retired is gone from the tablets at once, and stays in the list of the staff as it was', async () => {
    const id = await greet();
    house.time.now += HOUR;
    await house.mutate('greeting.retire', { id }, us.staff);
    expect(await greetings(us.tablet)).toEqual([]);
    expect(await greetings(us.staff)).toMatchObject([{ from: 'La directrice', retiredAt: START + HOUR }]);
    house.time.now += HOUR;
    await house.mutate('greeting.retire', { id }, us.staff);
    expect(await greetings(us.staff)).toMatchObject([{ retiredAt: START + HOUR }]);
    const change = { id, set: { until: START + 9 * HOUR } };
    expect(await refusedOf(house.mutate('greeting.update', change, us.staff))).toBe('too-late');
  });

  test('says in the journal who greeted, and nothing of what tablets showed', async () => {
    const id = await greet();
    await house.mutate('greeting.seen', { id }, us.tablet);
    await house.mutate('greeting.retire', { id }, us.staff);
    await house.mutate('greeting.remove', { id }, us.staff);
    const all = { actorId: null, residentId: null, text: null, from: null, until: null };
    const { body } = await house.call('audit', { ...all, before: null }, us.staff);
    const { entries } = body as { entries: { deed: string; kind: string }[] };
    const about = entries.map(({ deed, kind }) => `${deed} ${kind}`);
    expect(about).toEqual(['remove greeting', 'update greeting', 'create greeting']);
  });
});

describe('what a tablet tells of it', () => {
  test('is when it was whole there and when it was shown, seen by staff alone', async () => {
    const id = await greet();
    await house.mutate('greeting.arrived', { id, plays: true }, us.tablet);
    const first = { greetingId: id, tabletId: us.tabletId, arrivedAt: START, unplayable: false };
    expect(await showings()).toEqual([{ ...first, seenAt: null }]);
    house.time.now += HOUR;
    await house.mutate('greeting.seen', { id }, us.tablet);
    house.time.now += HOUR;
    await house.mutate('greeting.seen', { id }, us.tablet);
    expect(await showings()).toEqual([{ ...first, seenAt: START + 2 * HOUR }]);
    for (const as of [us.tablet, us.relative]) expect(await sees(as, 'showing')).toEqual([]);
  });

  test('says that it cannot be played, and that it can after all', async () => {
    const id = await greet();
    await house.mutate('greeting.arrived', { id, plays: false }, us.tablet);
    expect(await showings()).toMatchObject([{ unplayable: true }]);
    await house.mutate('greeting.arrived', { id, plays: true }, us.tablet);
    expect(await showings()).toMatchObject([{ unplayable: false, arrivedAt: START }]);
  });

  test('said twice is said once', async () => {
    const id = await greet();
    const { seq } = await house.mutate('greeting.arrived', { id, plays: true }, us.tablet);
    expect((await house.mutate('greeting.arrived', { id, plays: true }, us.tablet)).seq).toBe(seq);
    expect(await showings()).toHaveLength(1);
  });

  test('goes with the greeting', async () => {
    const id = await greet();
    await house.mutate('greeting.seen', { id }, us.tablet);
    await house.mutate('greeting.remove', { id }, us.staff);
    expect(await showings()).toEqual([]);
    expect(await greetings(us.staff)).toEqual([]);
    expect(await refusedOf(house.mutate('greeting.seen', { id }, us.tablet))).toBe('not-found');
  });
});

test('staff send a file in pieces, and ask how far it has come as a browser does, which names no origin', async () => {
  const tus = { 'tus-resumable': '1.0.0' };
  const begun = await house.ask(
    '/api/uploads',
    { method: 'POST', headers: { ...tus, 'upload-length': '9' } },
    us.staff,
  );
  expect(begun.status).toBe(201);
  const path = begun.headers.get('location') ?? '';
  const headers = { ...tus, cookie: `moien=${us.staff.cookie}` };
  const asked = await fetch(house.url + path, { method: 'HEAD', headers });
  expect(asked.status).toBe(200);
  expect(asked.headers.get('upload-offset')).toBe('0');
  // What changes something must come from our own page.
  const dropped = await fetch(house.url + path, { method: 'DELETE', headers });
  expect(dropped.status).toBe(403);
});
