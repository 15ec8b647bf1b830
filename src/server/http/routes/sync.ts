import type { MutationResult } from '../../../protocol/mutations.ts';
import { applyMutation } from '../../domain/apply.ts';
import { pull } from '../../store/pull.ts';
import type { Store } from '../../store/store.ts';
import { type Handler, knownOf } from '../handlers.ts';

export function pullChanges({ store }: { store: Store }): Handler<'pull'> {
  return async (asked) => await pull(store.db, knownOf(asked), asked.body);
}

/**
 * One after the other, each in its own transaction. Should the database fail in the middle, the whole request fails and
 * the client sends it again; those already applied answer as they did.
 */
export function applyMutations({ store }: { store: Store }): Handler<'mutate'> {
  return async (asked) => {
    const results: MutationResult[] = [];
    for (const mutation of asked.body.mutations) {
      results.push(await applyMutation(store, knownOf(asked), mutation));
    }
    return { results };
  };
}
