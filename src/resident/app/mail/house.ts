import { computed, effect, type ReadonlySignal } from '@preact/signals';
import { standingOf, turnAt } from '../../../protocol/greeting-times.ts';
import type { Greeting } from '../../../protocol/greetings.ts';
import type { Medium } from '../../../protocol/messages.ts';
import type { BlobHash, EpochMs, Id } from '../../../protocol/primitives.ts';
import type { Kept } from '../../../sync/media-keeping.ts';
import type { Records } from '../../../sync/records.ts';
import type { Replica } from '../../../sync/replica.ts';
import type { Settings } from '../settings.ts';
import type { GreetingBook, GreetingNote } from './greeting-book.ts';
import type { HouseNews } from './unseen.ts';

/** What the house says now, among a resident's messages. */
export type HouseLetter = {
  readonly id: Id;
  readonly greeting: Greeting;
  /** When its turn began. */
  readonly at: EpochMs;
  /** Not seen on this tablet since then. */
  readonly isNew: boolean;
};

export interface House {
  /** What plays here and now, without network; nothing in the quiet hours. */
  readonly letters: ReadonlySignal<readonly HouseLetter[]>;
  /** Null: there is nothing new. */
  readonly news: ReadonlySignal<HouseNews | null>;
  seen(id: Id): void;
  /** This tablet cannot play it: staff are told. */
  broken(id: Id): void;
}

export type HouseDeps = {
  replica: Pick<Replica, 'records' | 'caughtUp' | 'enqueue'>;
  book: GreetingBook;
  /** Files on this tablet. */
  here: ReadonlySignal<ReadonlySet<BlobHash>>;
  now: ReadonlySignal<EpochMs>;
  settings: ReadonlySignal<Pick<Settings, 'timeZone'>>;
  /** The quiet hours. */
  night: ReadonlySignal<boolean>;
  plays: (type: Medium['type']) => boolean;
};

/**
 * The house's greetings on this tablet: each at its time by the corrected clock, new again with each turn, and told to staff
 * once it is whole here and whenever it was shown.
 */
export function startHouse(deps: HouseDeps, stop: AbortSignal): House {
  const { replica, book, here, now, settings, night } = deps;
  const letters = computed(() => {
    if (night.value) return [];
    const when = { now: now.value, timeZone: settings.value.timeZone };
    return lettersOf(replica.records.value, { ...when, here: here.value, notes: book.notes.value });
  });
  const unfollow = effect(() => {
    const { greeting } = replica.records.value;
    tellArrived(deps, greeting, here.value);
    // What was retired is forgotten; before the first catch-up nothing is known to be.
    if (replica.caughtUp.value) void book.keepOnly(new Set(greeting.keys()));
  });
  stop.addEventListener('abort', unfollow);
  return {
    letters,
    news: computed(() => newsOf(letters.value)),
    seen(id) {
      // Said once a turn, however often it is played.
      if (!letters.peek().some((letter) => letter.id === id && letter.isNew)) return;
      void book.note(id, { seenAt: now.peek() });
      void replica.enqueue('greeting.seen', { id });
    },
    broken(id) {
      void book.note(id, { plays: false });
      void replica.enqueue('greeting.arrived', { id, plays: false });
    },
  };
}

type Looking = {
  now: EpochMs;
  timeZone: string;
  here: ReadonlySet<BlobHash>;
  notes: ReadonlyMap<Id, GreetingNote>;
};

function lettersOf({ greeting }: Records, { here, notes, ...when }: Looking): HouseLetter[] {
  return [...greeting].flatMap(([id, one]) => {
    const at = turnAt(one, when);
    const note = notes.get(id);
    const isHere = one.media.every(({ hash }) => here.has(hash));
    if (at === null || !isHere || note?.plays === false) return [];
    return [{ id, greeting: one, at, isNew: (note?.seenAt ?? -1) < at }];
  });
}

function newsOf(letters: readonly HouseLetter[]): HouseNews | null {
  const fresh = letters.filter(({ isNew }) => isNew).sort((a, b) => b.at - a.at);
  const [newest] = fresh;
  return newest ? { count: fresh.length, at: newest.at, name: newest.greeting.from } : null;
}

function tellArrived(
  { replica, book, plays }: HouseDeps,
  greetings: Records['greeting'],
  here: Looking['here'],
) {
  for (const [id, { media }] of greetings) {
    if (!media.every(({ hash }) => here.has(hash))) continue;
    const told = media.map(({ hash }) => hash).join(' ');
    if (book.notes.peek().get(id)?.told === told) continue;
    const canPlay = media.every(({ type }) => plays(type));
    void book.note(id, { told, plays: canPlay });
    void replica.enqueue('greeting.arrived', { id, plays: canPlay });
  }
}

/** What of it a tablet keeps: until it is over, also what was seen and comes again. */
export function keptGreetings(
  { greeting }: Records,
  notes: ReadonlyMap<Id, GreetingNote>,
  now: EpochMs,
): readonly Kept[] {
  return [...greeting].flatMap(([id, one]) => {
    if (standingOf(one, now) === 'retired') return [];
    const seenAt = notes.get(id)?.seenAt ?? null;
    return [{ media: one.media, createdAt: one.createdAt, seenAt, favourite: one.repeat !== 'once' }];
  });
}
