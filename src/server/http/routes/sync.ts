import type { MutationResult } from '../../../protocol/mutations.ts';
import { actorOf, applyMutation } from '../../domain/apply.ts';
import type { Known } from '../../principal.ts';
import { Refused } from '../../refused.ts';
import { pull } from '../../store/pull.ts';
import type { Store } from '../../store/store.ts';
import { type Asked, type Handler, knownOf } from '../handlers.ts';
import type { WriteQuota } from '../write-quota.ts';

export function pullChanges({ store }: { store: Store }): Handler<'pull'> {
  return async (asked) => await pull(store.db, themselves(asked), asked.body);
}

/**
 * One after the other, each in its own transaction. Should the database fail in the middle, the whole request fails and
 * the client sends it again; those already applied answer as they did.
 */
export function applyMutations({ store, quota }: { store: Store; quota: WriteQuota }): Handler<'mutate'> {
  return async (asked) => {
    const results: MutationResult[] = [];
    const principal = themselves(asked);
    await quota.take(principal, asked.body.mutations.length);
    for (const mutation of asked.body.mutations) {
      results.push(await applyMutation(store, principal, mutation));
    }
    return { results };
  };
}

/**
 * Who asks, if it is who they say: in a shared browser a page may still be open after somebody else has signed in, and
 * its cookie is theirs now. @throws Refused `not-signed-in`
 */
function themselves(asked: Asked<'pull' | 'mutate'>): Known {
  const principal = knownOf(asked);
  const { as } = asked.body;
  if (as !== undefined && as !== actorOf(principal)) throw new Refused('not-signed-in');
  return principal;
}
