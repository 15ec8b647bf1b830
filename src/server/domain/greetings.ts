import { createHash } from 'node:crypto';
import type { Greeting, Showing } from '../../protocol/greetings.ts';
import { isWhole } from '../../protocol/messages.ts';
import type { Id } from '../../protocol/primitives.ts';
import { Refused } from '../refused.ts';
import type { Writing } from '../store/writing.ts';
import { type Acting, type Apply, asTablet, createOnce, fieldsOf, must } from './acting.ts';
import { mustHaveMedium } from './messages.ts';

/** Staff say something to everybody in front of a tablet. */
export const createGreeting: Apply<'greeting.create'> = async (acting, { id, ...said }) => {
  if (!isWhole(said) || !isInOrder(said)) throw new Refused('bad-request');
  for (const medium of said.media) await mustHaveMedium(acting, medium);
  const before = await acting.writing.get('greeting', id);
  // A page that was closed between sending and noting it sends it once more.
  const createdAt = before?.createdAt ?? acting.at;
  await createOnce(acting, 'greeting', { id, body: { ...said, createdAt, retiredAt: null } });
};

/** Its words and its times; the film stays. What is over is over: its files are gone. */
export const updateGreeting: Apply<'greeting.update'> = async (acting, { id, set }) => {
  const greeting = await must(acting, 'greeting', id);
  if (greeting.retiredAt !== null) throw new Refused('too-late');
  const next = { ...greeting, ...fieldsOf(set) };
  if (!isWhole(next) || !isInOrder(next)) throw new Refused('bad-request');
  await acting.writing.put('greeting', id, next);
};

/** No tablet shows or keeps it any more; `greeting-watch` takes its files away. */
export const retireGreeting: Apply<'greeting.retire'> = async (acting, { id }) => {
  const greeting = await must(acting, 'greeting', id);
  if (greeting.retiredAt !== null) return;
  await acting.writing.put('greeting', id, { ...greeting, retiredAt: acting.at });
};

export const removeGreeting: Apply<'greeting.remove'> = async (acting, { id }) => {
  await must(acting, 'greeting', id);
  await forgetGreeting(acting.writing, id);
};

/** With what the tablets said of it. */
export async function forgetGreeting(writing: Writing, id: Id): Promise<void> {
  for (const showing of await showingsOf(writing, id)) await writing.remove('showing', showing.id);
  await writing.remove('greeting', id);
}

export async function showingsOf(writing: Writing, greetingId: Id): Promise<{ id: Id; body: Showing }[]> {
  const all = await writing.list('showing', {});
  return all.filter(({ body }) => body.greetingId === greetingId);
}

/** Whole on this tablet. What could not be played before and can now is said again. */
export const arriveGreeting: Apply<'greeting.arrived'> = async (acting, { id, plays }) => {
  const { name, before } = await showingHere(acting, id);
  if (before.arrivedAt !== null && before.unplayable === !plays) return;
  const arrivedAt = before.arrivedAt ?? acting.at;
  await acting.writing.put('showing', name, { ...before, arrivedAt, unplayable: !plays });
};

/** Played, or shown, on this tablet: the last time counts. */
export const seeGreeting: Apply<'greeting.seen'> = async (acting, { id }) => {
  const { name, before } = await showingHere(acting, id);
  if (before.seenAt !== null && before.seenAt >= acting.at) return;
  const arrivedAt = before.arrivedAt ?? acting.at;
  await acting.writing.put('showing', name, { ...before, arrivedAt, seenAt: acting.at });
};

async function showingHere(acting: Acting, greetingId: Id): Promise<{ name: Id; before: Showing }> {
  const { tabletId } = asTablet(acting);
  await must(acting, 'greeting', greetingId);
  const name = nameOf(greetingId, tabletId);
  const none = { greetingId, tabletId, arrivedAt: null, unplayable: false, seenAt: null };
  return { name, before: (await acting.writing.get('showing', name)) ?? none };
}

/** One greeting on one tablet is one record, whoever tells of it first: a UUID of both their names (RFC 9562 §5.8). */
function nameOf(greetingId: Id, tabletId: Id): Id {
  const hex = createHash('sha256').update(`${greetingId} ${tabletId}`).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join('-');
}

const isInOrder = ({ startsAt, until }: Pick<Greeting, 'startsAt' | 'until'>) =>
  until === null || until > startsAt;
