import { batch, type ReadonlySignal, signal } from '@preact/signals';
import * as v from 'valibot';
import type { Store } from '../data/store.ts';
import { type Refusal, refusal } from '../protocol/errors.ts';
import {
  Mutation,
  type MutationArgs,
  type MutationName,
  type MutationResult,
} from '../protocol/mutations.ts';
import type { Id } from '../protocol/primitives.ts';
import type { Clock } from './clock.ts';
import { RequestRefused } from './http.ts';

/** Something that a person did and that the server will not take. */
export type RefusedMutation = { mutation: Mutation; refusal: Refusal };

/** What a person did, kept until the server has answered. */
export interface Outbox {
  readonly pending: ReadonlySignal<readonly Mutation[]>;
  readonly refusals: ReadonlySignal<readonly RefusedMutation[]>;
  /** Resolves once it is on disk. Rejects with `RequestRefused` (*bad-request*) what is not as the schema has it. */
  add<N extends MutationName>(name: N, args: MutationArgs<N>): Promise<Mutation>;
  /** The server's last word on that mutation; for as long as this page lives. */
  answer(id: Id): Promise<MutationResult>;
  settle(mutation: Mutation, result: MutationResult): Promise<void>;
  dismissRefusal(id: Id): void;
}

type Waiting = { resolve(result: MutationResult): void; reject(error: RequestRefused): void };
type OutboxOptions = { store: Pick<Store, 'outbox'>; clock: Pick<Clock, 'now'>; newId: () => Id };

/** Starts with what the store has kept from before. */
export async function openOutbox({ store, clock, newId }: OutboxOptions): Promise<Outbox> {
  const pending = signal<readonly Mutation[]>(await store.outbox.all());
  const refusals = signal<readonly RefusedMutation[]>([]);
  const waiting = new Map<Id, Waiting>();

  return {
    pending,
    refusals,
    async add(name, args) {
      const parsed = v.safeParse(Mutation, { id: newId(), at: clock.now(), name, args });
      if (!parsed.success) throw new RequestRefused(refusal('bad-request'));
      const mutation = parsed.output as Mutation;
      await store.outbox.add(mutation);
      pending.value = [...pending.value, mutation];
      return mutation;
    },
    answer: (id) => new Promise((resolve, reject) => waiting.set(id, { resolve, reject })),
    async settle(mutation, result) {
      await store.outbox.remove(mutation.id);
      const asker = waiting.get(mutation.id);
      waiting.delete(mutation.id);
      const refused = result.refused;
      batch(() => {
        pending.value = pending.value.filter(({ id }) => id !== mutation.id);
        if (refused && !asker) refusals.value = [...refusals.value, { mutation, refusal: refused }];
      });
      if (refused) asker?.reject(new RequestRefused(refused));
      else asker?.resolve(result);
    },
    dismissRefusal(id) {
      refusals.value = refusals.value.filter(({ mutation }) => mutation.id !== id);
    },
  };
}
