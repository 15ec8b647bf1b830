import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Store } from '../data/store.ts';
import type { Mutation, MutationArgs, MutationName, MutationResult } from '../protocol/mutations.ts';
import type { Id } from '../protocol/primitives.ts';
import type { Clock } from './clock.ts';
import type { Http } from './http.ts';
import type { Live } from './live.ts';
import { openOutbox, type RefusedMutation } from './outbox.ts';
import { followPresence, type PresenceMap } from './presence.ts';
import { createPull } from './pull.ts';
import { createPush } from './push.ts';
import { applyChanges, noRecords, type Records } from './records.ts';
import { startSyncing } from './syncing.ts';
import type { Timers } from './timers.ts';

/** This client's copy of what it may see, and the way to change it. */
export interface Replica {
  readonly records: ReadonlySignal<Records>;
  /** Who is connected, by the id of tablet, contact or resident. Empty while we are offline ourselves. */
  readonly presence: ReadonlySignal<PresenceMap>;
  /** What the server has not answered yet, in the order of doing. */
  readonly pending: ReadonlySignal<readonly Mutation[]>;
  /** Persists, sends, and resolves when the server has applied it. Rejects with `RequestRefused` when it never will. */
  mutate<N extends MutationName>(name: N, args: MutationArgs<N>): Promise<MutationResult>;
  /** Resolves with the mutation's id once it is persisted; it goes out by itself. A refusal lands in `refusals`. */
  enqueue<N extends MutationName>(name: N, args: MutationArgs<N>): Promise<Id>;
  /** Everything the server had is here. False while offline, and until the first pull is through. */
  readonly caughtUp: ReadonlySignal<boolean>;
  /** What was refused for good with nobody waiting for the answer, oldest first. */
  readonly refusals: ReadonlySignal<readonly RefusedMutation[]>;
  /** The person has seen that refusal. */
  dismissRefusal(mutationId: Id): void;
  /** The server no longer knows our credential, by socket or by HTTP. Nothing is erased here: the entry decides. */
  readonly signedOut: ReadonlySignal<boolean>;
}

export type ReplicaOptions = {
  store: Pick<Store, 'records' | 'outbox'>;
  http: Pick<Http, 'call'>;
  live: Pick<Live, 'state' | 'online' | 'welcome' | 'onMessage' | 'signedOut'>;
  clock: Pick<Clock, 'now' | 'loaded'>;
  timers?: Timers;
  random?: () => number;
  newId?: () => Id;
};

/**
 * Resolves with what this browser has, without the network; then catches up whenever the server says that there is more.
 *
 * @throws DOMException when the store cannot be read
 */
export async function createReplica(options: ReplicaOptions, abort: AbortSignal): Promise<Replica> {
  const { store, live, clock, timers = globalThis, random = Math.random } = options;
  const { newId = () => crypto.randomUUID() } = options;
  await clock.loaded;
  const outbox = await openOutbox({ store, clock, newId });
  const catching = await startCatchingUp(options, abort);
  const refusedByHttp = signal(false);
  const onSignedOut = () => {
    refusedByHttp.value = true;
  };

  const push = createPush({
    http: options.http,
    pending: () => outbox.pending.peek(),
    async settle(mutation, result) {
      await outbox.settle(mutation, result);
      if ((result.seq ?? 0) > catching.pull.since()) syncing.pullSoon();
    },
  });
  const syncing = startSyncing({ live, pull: catching.pull.run, push, onSignedOut, timers, random }, abort);

  return {
    records: catching.records,
    presence: followPresence(live, abort),
    pending: outbox.pending,
    async mutate(name, args) {
      const { id } = await outbox.add(name, args);
      const answer = outbox.answer(id);
      syncing.pushSoon();
      return answer;
    },
    async enqueue(name, args) {
      const { id } = await outbox.add(name, args);
      syncing.pushSoon();
      return id;
    },
    caughtUp: catching.caughtUp,
    refusals: outbox.refusals,
    dismissRefusal: outbox.dismissRefusal,
    signedOut: computed(() => live.signedOut.value || refusedByHttp.value),
  };
}

/** The records from the store, and the pull that keeps them up to date. */
async function startCatchingUp({ store, http, live }: ReplicaOptions, abort: AbortSignal) {
  // In this order: reading the records may send the cursor back to the start.
  const changes = await store.records.all();
  const cursor = await store.records.cursor();
  const records = signal(applyChanges(noRecords(), changes));
  const caughtUp = signal(false);
  const show = (next: Records) =>
    batch(() => {
      records.value = next;
      caughtUp.value = live.online.peek();
    });
  const stop = effect(() => {
    if (!live.online.value) caughtUp.value = false;
  });
  abort.addEventListener('abort', stop);
  return { records, caughtUp, pull: createPull({ store, http, changes, cursor, show }) };
}
