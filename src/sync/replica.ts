import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Store } from '../data/store.ts';
import type { Deed, Mutation, MutationArgs, MutationName, MutationResult } from '../protocol/mutations.ts';
import type { Id, Sequence } from '../protocol/primitives.ts';
import type { SyncRoute } from '../protocol/sync-routes.ts';
import type { Clock } from './clock.ts';
import type { Http } from './http.ts';
import type { Live } from './live.ts';
import { type Outbox, openOutbox, type RefusedMutation } from './outbox.ts';
import { followPresence, type PresenceMap } from './presence.ts';
import { createPull, type Pull, type PullOptions } from './pull.ts';
import { createPush, type PushOptions } from './push.ts';
import { applyChanges, noRecords, type Records } from './records.ts';
import { type Syncing, startSyncing } from './syncing.ts';
import type { Timers } from './timers.ts';
import { ALONE, type Together, type Word } from './together.ts';

/** This client's copy of what it may see, and the way to change it. */
export interface Replica {
  /** With what is on its way laid over them, if `overlay` was given. */
  readonly records: ReadonlySignal<Records>;
  /** Who is connected, by the id of tablet, contact or resident. Empty while we are offline ourselves. */
  readonly presence: ReadonlySignal<PresenceMap>;
  /** What the server has not answered yet, in the order of doing. */
  readonly pending: ReadonlySignal<readonly Mutation[]>;
  /** Persists, sends, and resolves when the server has applied it. Rejects with `RequestRefused` when it never will. */
  mutate<N extends MutationName>(name: N, args: MutationArgs<N>): Promise<MutationResult>;
  /**
   * Resolves with the mutation's id once it is persisted; it goes out by itself. A refusal lands in `refusals`.
   * `base`: `since()` when the person began to look at what they change; left out: now.
   */
  enqueue<N extends MutationName>(name: N, args: MutationArgs<N>, base?: Sequence): Promise<Id>;
  /** What belongs together: persisted all at once, so that a page that ends in between leaves no half. */
  enqueueAll(deeds: readonly Deed[]): Promise<void>;
  /** Up to which of the facility's changes the records go that are shown. */
  since(): Sequence;
  /** Everything the server had is here. False while offline, and until the first pull is through. */
  readonly caughtUp: ReadonlySignal<boolean>;
  /** What was refused for good with nobody waiting for the answer, oldest first. */
  readonly refusals: ReadonlySignal<readonly RefusedMutation[]>;
  /** The person has seen that refusal, and lets go of what they did. */
  dismissRefusal(mutationId: Id): void;
  /** Sends what was refused once more. */
  retryRefused(mutationId: Id): Promise<void>;
  /** The person has signed in again: what waited goes on. */
  signedIn(): void;
  /** The server no longer knows our credential, by socket or by HTTP. Nothing is erased here: the entry decides. */
  readonly signedOut: ReadonlySignal<boolean>;
}

export type ReplicaOptions = {
  store: Pick<Store, 'records' | 'outbox' | 'refused' | 'meta'>;
  http: Pick<Http<SyncRoute>, 'call'>;
  live: Pick<Live, 'state' | 'online' | 'welcome' | 'onMessage' | 'signedOut' | 'revive'>;
  clock: Pick<Clock, 'now' | 'loaded'>;
  timers?: Timers;
  random?: () => number;
  newId?: () => Id;
  /** Lays what is on its way over the records: `withPending`. */
  overlay?: (records: Records, ahead: readonly Mutation[]) => Records;
  /** Other tabs on the same store. */
  together?: Together;
  /** Whose these are; where several people use one browser, the server refuses them under another's session. */
  as?: Id;
  /** What must be sent before a mutation. */
  before?: PushOptions['before'];
};

/**
 * Resolves with what this browser has, without the network; then catches up whenever the server says that there is more.
 *
 * @throws DOMException when the store cannot be read
 */
export async function createReplica(options: ReplicaOptions, abort: AbortSignal): Promise<Replica> {
  const { store, live, clock, timers = globalThis, random = Math.random, together = ALONE } = options;
  const { newId = () => crypto.randomUUID(), overlay } = options;
  await clock.loaded;
  // Asked for together, for a first screen waits for them; the outbox first: another tab empties it after it wrote records.
  const [outbox, kept] = await Promise.all([openOutbox({ store, clock, newId }), readKept(store)]);
  const catching = startCatchingUp({ ...options, kept, together, onShow: outbox.pulled }, abort);
  const { records, pull } = catching;
  const refusedByHttp = signal(false);
  const onSignedOut = () => {
    refusedByHttp.value = true;
  };

  const push = createPush({
    http: options.http,
    before: options.before,
    as: options.as,
    pending: () => outbox.pending.peek(),
    async settle(mutation, result) {
      await outbox.settle(mutation, result);
      together.tell({ type: 'answered', result });
      if ((result.seq ?? 0) > pull.since()) syncing.pullSoon();
      else outbox.pulled(pull.since());
    },
  });
  const { leads } = together;
  const rules = { live, leads, onSignedOut, timers, random };
  const syncing = startSyncing({ ...rules, pull: pull.run, push }, abort);
  listenToTabs({ together, outbox, pull, syncing }, abort);

  async function add<N extends MutationName>(name: N, args: MutationArgs<N>, base = catching.seen()) {
    const { id } = await outbox.add({ name, args } as Deed, base);
    together.tell({ type: 'outbox' });
    return id;
  }

  return {
    records: overlay ? computed(() => overlay(records.value, outbox.ahead.value)) : records,
    presence: followPresence(live, abort),
    pending: outbox.pending,
    async mutate(name, args) {
      const answer = outbox.answer(await add(name, args));
      syncing.pushSoon();
      return answer;
    },
    async enqueue(name, args, base) {
      const id = await add(name, args, base);
      syncing.pushSoon();
      return id;
    },
    async enqueueAll(deeds) {
      await outbox.addAll(deeds, catching.seen());
      together.tell({ type: 'outbox' });
      syncing.pushSoon();
    },
    since: catching.seen,
    caughtUp: catching.caughtUp,
    refusals: outbox.refusals,
    dismissRefusal: (id) => void outbox.dismissRefusal(id).then(() => together.tell({ type: 'outbox' })),
    async retryRefused(id) {
      await outbox.retry(id);
      together.tell({ type: 'outbox' });
      syncing.pushSoon();
    },
    signedOut: computed(() => live.signedOut.value || refusedByHttp.value),
    signedIn() {
      refusedByHttp.value = false;
      live.revive();
      syncing.pullSoon();
      syncing.pushSoon();
    },
  };
}

type Parts = { together: Together; outbox: Outbox; pull: Pull; syncing: Syncing };

/** What the other tabs of this browser say; whoever leads also does what they ask. */
function listenToTabs({ together, outbox, pull, syncing }: Parts, abort: AbortSignal): void {
  const hear = async (word: Word) => {
    if (word.type === 'outbox') await outbox.reload();
    if (word.type === 'answered') await outbox.hear(word.result);
    if (word.type === 'pulled') await pull.hear(word.from, word.page);
    if (word.type === 'outbox') syncing.pushSoon();
    if (word.type === 'ask') syncing.pullSoon();
  };
  // A store that cannot be read now is read with the next word; the records on the screen are only older.
  const stop = together.onWord((word) => void hear(word).catch(() => undefined));
  abort.addEventListener('abort', stop);
  together.tell({ type: 'ask' });
}

async function readKept({ records }: Pick<Store, 'records'>) {
  // In this order: reading the records may send the cursor back to the start.
  const changes = await records.all();
  return { changes, cursor: await records.cursor() };
}

type CatchingUp = Pick<ReplicaOptions, 'store' | 'http' | 'live' | 'as'> & {
  kept: Pick<PullOptions, 'changes' | 'cursor'>;
  together: Together;
  onShow(since: Sequence): void;
};

/** The records from the store, and the pull that keeps them up to date. */
function startCatchingUp(options: CatchingUp, abort: AbortSignal) {
  const { store, http, live, as, kept, together, onShow } = options;
  const { changes, cursor } = kept;
  const records = signal(applyChanges(noRecords(), changes));
  const caughtUp = signal(false);
  // Not the cursor: in the middle of a long pull that one is ahead of what the person has before their eyes.
  let seen = cursor.since;
  const show = (next: Records) =>
    batch(() => {
      records.value = next;
      seen = pull.since();
      caughtUp.value = live.online.peek();
      onShow(pull.since());
    });
  const onPage: PullOptions['onPage'] = (from, page) => together.tell({ type: 'pulled', from, page });
  const pull = createPull({ store, http, as, changes, cursor, show, onPage });
  const stop = effect(() => {
    if (!live.online.value) caughtUp.value = false;
  });
  abort.addEventListener('abort', stop);
  return { records, caughtUp, pull, seen: () => seen };
}
