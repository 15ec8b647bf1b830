import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { Store } from '../../data/store.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Replica } from '../../sync/replica.ts';
import type { Timers } from '../../sync/timers.ts';

/** Whose session this browser holds the data of. */
const HELD = 'session';
/** What is on its way gets so long before the tablet is emptied; what then is still unsent stays in the outbox. */
const SENDING_MS = 8_000;

export type SessionDeps = {
  tabletId: Id;
  store: Pick<Store, 'meta'>;
  replica: Pick<Replica, 'records' | 'pending' | 'enqueue'>;
  isOnline: () => boolean;
  timers: Timers;
  /** Empties the store and loads the page anew: nothing on the screen or in memory survives that. */
  empty: () => Promise<void>;
};

export interface Session {
  /** Of a shared tablet that serves somebody. */
  readonly id: ReadonlySignal<Id | null>;
  /** Ends it here, with or without network. */
  end(): Promise<void>;
}

/**
 * A shared tablet keeps the data of one session only. As soon as it is over, here or for the server, or another one has
 * begun while this tablet was away, everything of the earlier one goes.
 */
export async function startSession(deps: SessionDeps, stop: AbortSignal): Promise<Session> {
  const { tabletId, store, replica, timers } = deps;
  const id = computed(() => replica.records.value.tablet.get(tabletId)?.session?.id ?? null);
  let held = (await store.meta.get<Id>(HELD)) ?? null;
  let isLeaving = false;

  async function leave(): Promise<void> {
    if (isLeaving) return;
    isLeaving = true;
    if (deps.isOnline()) await whenSent(replica.pending, timers);
    await deps.empty();
  }

  const unfollow = effect(() => {
    const now = id.value;
    if (held !== null && now !== held) void leave();
    else if (held === null && now !== null) {
      held = now;
      void store.meta.set(HELD, now);
    }
  });
  stop.addEventListener('abort', unfollow);

  return {
    id,
    async end() {
      const session = id.peek();
      if (session !== null) await replica.enqueue('session.end', { id: session, tabletId });
    },
  };
}

async function whenSent(pending: Replica['pending'], timers: Timers): Promise<void> {
  let unfollow = () => {};
  await new Promise<void>((resolve) => {
    const timer = timers.setTimeout(resolve, SENDING_MS);
    unfollow = effect(() => {
      if (pending.value.length > 0) return;
      timers.clearTimeout(timer);
      resolve();
    });
  });
  unfollow();
}
