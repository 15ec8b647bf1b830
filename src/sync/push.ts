import { type Refusal, refusal } from '../protocol/errors.ts';
import type { Mutation, MutationResult } from '../protocol/mutations.ts';
import type { Id } from '../protocol/primitives.ts';
import type { SyncRoute } from '../protocol/sync-routes.ts';
import { type Http, RequestRefused } from './http.ts';

/** As many as the server takes at once. */
const BATCH = 100;

export type PushOptions = {
  http: Pick<Http<SyncRoute>, 'call'>;
  /** Whose session it must be. */
  as?: Id | undefined;
  /** What waits, oldest first. */
  pending(): readonly Mutation[];
  /** Sends what must be there first; the refusal of what the server will never take. */
  before?: ((mutation: Mutation) => Promise<Refusal | null>) | undefined;
  /** The server's last word on that mutation: it leaves the outbox. */
  settle(mutation: Mutation, result: MutationResult): Promise<void>;
};

/**
 * Sends what waits, in order, until nothing waits.
 *
 * *later* and *sign-in* end the round and keep everything; *never* takes that one mutation out and goes on. When a whole
 * batch is refused for good, one bad mutation must not hold the others back for ever: they then go one by one.
 */
export function createPush(options: PushOptions): (signal: AbortSignal) => Promise<void> {
  const { http, pending, settle, before, as } = options;

  /** Without those whose photo was refused: they are refused themselves. */
  async function makeReady(mutations: readonly Mutation[]): Promise<Mutation[]> {
    const ready: Mutation[] = [];
    for (const mutation of mutations) {
      const refused = await before?.(mutation);
      if (refused) await settle(mutation, { id: mutation.id, seq: null, refused });
      else ready.push(mutation);
    }
    return ready;
  }

  async function send(mutations: Mutation[], signal: AbortSignal): Promise<MutationResult[] | null> {
    try {
      return (await http.call('mutate', { mutations, ...(as && { as }) }, signal)).results;
    } catch (error) {
      if (!(error instanceof RequestRefused) || !isFinal(error.refusal)) throw error;
      const [only, ...others] = mutations;
      if (!only || others.length > 0) return null;
      return [{ id: only.id, seq: null, refused: error.refusal }];
    }
  }

  return async (signal) => {
    let size = BATCH;
    while (pending().length > 0 && !signal.aborted) {
      const batch = await makeReady(pending().slice(0, size));
      if (batch.length === 0) continue;
      const results = await send(batch, signal);
      if (!results) {
        size = 1;
        continue;
      }
      const kept = await settleAll(batch, results, settle);
      if (kept) throw new RequestRefused(kept);
    }
  };
}

/** The refusal of the first mutation that has to stay, if one does. */
async function settleAll(
  batch: Mutation[],
  results: MutationResult[],
  settle: PushOptions['settle'],
): Promise<Refusal | null> {
  let kept: Refusal | null = null;
  for (const mutation of batch) {
    const result = results.find(({ id }) => id === mutation.id);
    if (result && (!result.refused || isFinal(result.refused))) await settle(mutation, result);
    else kept ??= result?.refused ?? refusal('unavailable');
  }
  return kept;
}

/** *Old version* is final for this program, not for what the person did: the next program sends it. */
const isFinal = ({ code, retry }: Refusal) => retry === 'never' && code !== 'old-version';
