import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import * as v from 'valibot';
import type { RefusedMutation } from '../data/refused.ts';
import type { Store } from '../data/store.ts';
import { refusal } from '../protocol/errors.ts';
import { type Deed, Mutation, type MutationResult } from '../protocol/mutations.ts';
import { Id, type Sequence } from '../protocol/primitives.ts';
import type { Clock } from './clock.ts';
import { RequestRefused } from './http.ts';
import { unseenBase } from './unseen-base.ts';

export type { RefusedMutation };

/** What a person did, kept until it has come back from the server as records. */
export interface Outbox {
  /** What the server has not answered. */
  readonly pending: ReadonlySignal<readonly Mutation[]>;
  /** The same, and what it has answered but this browser has not pulled yet, in the order of doing. */
  readonly ahead: ReadonlySignal<readonly Mutation[]>;
  readonly refusals: ReadonlySignal<readonly RefusedMutation[]>;
  /** Resolves once it is on disk. Rejects with `RequestRefused` (*bad-request*) what is not as the schema has it. */
  add(deed: Deed, base: Sequence): Promise<Mutation>;
  /** The same for several, in the order of doing: should the page end before they are on disk, none is. */
  addAll(deeds: readonly Deed[], base: Sequence): Promise<void>;
  /** The server's last word on that mutation; for as long as this page lives. */
  answer(id: Id): Promise<MutationResult>;
  settle(mutation: Mutation, result: MutationResult): Promise<void>;
  /** Another tab settled it. */
  hear(result: MutationResult): Promise<void>;
  /** What the server did up to there is among the records now: it need not be laid over them any more. */
  pulled(since: Sequence): void;
  /** Another tab changed the store. */
  reload(): Promise<void>;
  /** The person has seen it, and lets it go. */
  dismissRefusal(id: Id): Promise<void>;
  /** Sends it once more, as it is. */
  retry(id: Id): Promise<void>;
}

type Waiting = { resolve(result: MutationResult): void; reject(error: RequestRefused): void };
type OutboxOptions = {
  store: Pick<Store, 'outbox' | 'refused' | 'meta'>;
  clock: Pick<Clock, 'now'>;
  newId: () => Id;
};

const CLIENT = 'client';

/**
 * Starts with what the store has kept from before. An entry stays in the store until its effect has been pulled: should
 * the page end in between it is sent again, which the server answers without doing it twice.
 */
export async function openOutbox({ store, clock, newId }: OutboxOptions): Promise<Outbox> {
  const reading = [store.outbox.all(), store.refused.all(), nameBrowser(store, newId)] as const;
  const [waits, no, client] = await Promise.all(reading);
  const ahead = signal<readonly Mutation[]>(waits);
  const refusals = signal<readonly RefusedMutation[]>(no);
  /** The sequence at which the server has taken it. */
  const taken = signal<ReadonlyMap<Id, Sequence>>(new Map());
  const waiting = new Map<Id, Waiting>();

  function tellAsker({ id, refused, seq }: MutationResult): boolean {
    const asker = waiting.get(id);
    waiting.delete(id);
    if (refused) asker?.reject(new RequestRefused(refused));
    else asker?.resolve({ id, refused, seq });
    return asker !== undefined;
  }

  function noteTaken(id: Id, seq: Sequence) {
    taken.value = new Map([...taken.peek(), [id, seq]]);
  }

  async function refuse(mutation: Mutation, refused: NonNullable<MutationResult['refused']>) {
    const isAwaited = waiting.has(mutation.id);
    const kept = { mutation, refusal: refused, at: clock.now() };
    await (isAwaited ? store.outbox.remove(mutation.id) : store.refused.take(kept));
    batch(() => {
      ahead.value = ahead.value.filter(({ id }) => id !== mutation.id);
      if (!isAwaited) refusals.value = [...refusals.value, kept];
    });
  }

  /** With all that goes with it to the server. */
  function signed(deed: Deed, base: Sequence): Mutation {
    const parsed = v.safeParse(Mutation, { id: newId(), at: clock.now(), ...deed, base, client });
    if (!parsed.success) throw new RequestRefused(refusal('bad-request'));
    return { ...parsed.output, base: unseenBase(parsed.output, base, ahead.peek()) };
  }

  async function keep(mutations: readonly Mutation[]) {
    await store.outbox.add(...mutations);
    ahead.value = [...ahead.value, ...mutations];
  }

  async function reload() {
    const [all, no] = [await store.outbox.all(), await store.refused.all()];
    batch(() => {
      ahead.value = all;
      refusals.value = no;
    });
  }

  return {
    pending: computed(() => ahead.value.filter(({ id }) => !taken.value.has(id))),
    ahead,
    refusals,
    async add(deed, base) {
      const mutation = signed(deed, base);
      await keep([mutation]);
      return mutation;
    },
    async addAll(deeds, base) {
      await keep(deeds.map((deed) => signed(deed, base)));
    },
    answer: (id) => new Promise((resolve, reject) => waiting.set(id, { resolve, reject })),
    async settle(mutation, result) {
      if (result.refused) await refuse(mutation, result.refused);
      else noteTaken(mutation.id, result.seq ?? 0);
      tellAsker(result);
    },
    async hear(result) {
      if (result.refused) await reload();
      else noteTaken(result.id, result.seq ?? 0);
      tellAsker(result);
    },
    pulled(since) {
      const done = [...taken.peek()].filter(([, seq]) => seq <= since).map(([id]) => id);
      if (done.length === 0) return;
      batch(() => {
        ahead.value = ahead.peek().filter(({ id }) => !done.includes(id));
        taken.value = new Map([...taken.peek()].filter(([id]) => !done.includes(id)));
      });
      // Should one of these fail, it is sent once more after the next load, and taken for what it is.
      for (const id of done) store.outbox.remove(id).catch(() => undefined);
    },
    reload,
    async dismissRefusal(id) {
      await store.refused.remove(id);
      refusals.value = refusals.value.filter(({ mutation }) => mutation.id !== id);
    },
    async retry(id) {
      await store.refused.giveBack(id);
      await reload();
    },
  };
}

/** This browser's name, so that the server can tell what it had on its own screen from what it had not. */
async function nameBrowser(store: Pick<Store, 'meta'>, newId: () => Id): Promise<Id> {
  const known = await store.meta.get(CLIENT, Id);
  if (known) return known;
  const made = newId();
  await store.meta.set(CLIENT, made);
  return made;
}
