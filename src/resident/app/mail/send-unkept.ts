import * as v from 'valibot';
import { Mutation, type MutationArgs, type MutationName } from '../../../protocol/mutations.ts';
import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import type { TabletRoute } from '../../../protocol/tablet-routes.ts';
import type { Http } from '../../../sync/http.ts';
import type { Timers } from '../../../sync/timers.ts';

/** A person looks at *please call out* while this lasts. */
const PATIENCE_MS = 5_000;

export type SendUnkeptDeps = {
  http: Pick<Http<TabletRoute>, 'call'>;
  isOnline: () => boolean;
  now: () => EpochMs;
  newId: () => Id;
  timers: Timers;
};

export type SendUnkept = <N extends MutationName>(name: N, args: MutationArgs<N>) => Promise<boolean>;

/**
 * The way around a full disk: tells the server at once what the outbox could not keep. One try, nothing is repeated.
 * @returns whether the server has taken it. Never rejects.
 */
export function createSendUnkept({ http, isOnline, now, newId, timers }: SendUnkeptDeps): SendUnkept {
  return async (name, args) => {
    if (!isOnline()) return false;
    const patience = new AbortController();
    const timer = timers.setTimeout(() => patience.abort(), PATIENCE_MS);
    try {
      const mutation = v.parse(Mutation, { id: newId(), at: now(), name, args });
      const { results } = await http.call('mutate', { mutations: [mutation] }, patience.signal);
      return results[0]?.refused === null;
    } catch {
      return false;
    } finally {
      timers.clearTimeout(timer);
    }
  };
}
