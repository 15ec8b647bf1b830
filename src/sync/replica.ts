import type { ReadonlySignal } from '@preact/signals';
import type { Store } from '../data/store.ts';
import type { Refusal } from '../protocol/errors.ts';
import type { Presence } from '../protocol/live.ts';
import type { Mutation, MutationArgs, MutationName, MutationResult } from '../protocol/mutations.ts';
import type { Id } from '../protocol/primitives.ts';
import type { Clock } from './clock.ts';
import type { Http } from './http.ts';
import type { Live } from './live.ts';
import type { Records } from './records.ts';
import type { Timers } from './timers.ts';

/** Something that a person did and that the server will not take. */
export type RefusedMutation = { mutation: Mutation; refusal: Refusal };

/** This client's copy of what it may see, and the way to change it. */
export interface Replica {
  readonly records: ReadonlySignal<Records>;
  /** Who is connected, by the id of tablet, contact or resident. Empty while we are offline ourselves. */
  readonly presence: ReadonlySignal<ReadonlyMap<Id, Presence>>;
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
  store: Store;
  http: Http;
  live: Live;
  clock: Clock;
  timers?: Timers;
  random?: () => number;
  newId?: () => Id;
};

export async function createReplica(_options: ReplicaOptions, _signal: AbortSignal): Promise<Replica> {
  throw new Error('Being built');
}
