import { type Refusal, refusal } from '../../protocol/errors.ts';
import type { RequestOf } from '../../protocol/http.ts';
import type { MutationArgs, MutationName } from '../../protocol/mutations.ts';
import type { BlobHash, EpochMs, Id } from '../../protocol/primitives.ts';
import { type Http, RequestRefused } from '../../sync/http.ts';
import type { Replica } from '../../sync/replica.ts';
import type { Timers } from '../../sync/timers.ts';

/** After so long without an answer the change is called *on its way*: it is kept in this browser. */
const PATIENCE_MS = 6_000;

export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };
export type NewInvitation = { id: Id; contactId: Id; link: string; expiresAt: EpochMs };

/** Everything that a person at the console can do to the facility. Nothing here throws because of the server. */
export interface Actions {
  /**
   * null: done, or safely kept and on its way. Without network it is refused at once and the form stays: as long as the
   * console does not show unsent changes in their place, people would type them twice.
   */
  change<N extends MutationName>(name: N, args: MutationArgs<N>): Promise<Refusal | null>;
  keepPhoto(photo: Blob): Promise<Answer<BlobHash>>;
  invite(contactId: Id): Promise<Answer<NewInvitation>>;
  pair(request: Omit<RequestOf<'confirmPairing'>, 'tabletId'>): Promise<Refusal | null>;
}

type Deps = {
  replica: Pick<Replica, 'mutate'>;
  http: Pick<Http, 'call' | 'putBlob'>;
  timers: Timers;
  isOnline: () => boolean;
  newId: () => Id;
  origin: string;
  /** Called when a change is kept but not answered yet, and when such a one is refused after all. */
  onWaiting: () => void;
  onLateRefusal: (refusal: Refusal) => void;
};

export function createActions(deps: Deps): Actions {
  const { http, newId, origin } = deps;
  return {
    change: async (name, args) => (deps.isOnline() ? change(deps, name, args) : refusal('unavailable')),
    keepPhoto: (photo) => answerOf(http.putBlob(photo)),
    async invite(contactId) {
      const made = await answerOf(http.call('createInvitation', { id: newId(), contactId }));
      if (!made.ok) return made;
      const { id, secret, expiresAt } = made.value;
      return {
        ok: true,
        value: { id, contactId, expiresAt, link: `${origin}/relative/#invitation=${secret}` },
      };
    },
    async pair(request) {
      const paired = await answerOf(http.call('confirmPairing', { ...request, tabletId: newId() }));
      return paired.ok ? null : paired.refusal;
    },
  };
}

async function change<N extends MutationName>(
  deps: Deps,
  name: N,
  args: MutationArgs<N>,
): Promise<Refusal | null> {
  const { replica, timers, onWaiting, onLateRefusal } = deps;
  let isLate = false;
  let timer: unknown = null;
  const patience = new Promise<null>((resolve) => {
    timer = timers.setTimeout(() => {
      isLate = true;
      onWaiting();
      resolve(null);
    }, PATIENCE_MS);
  });
  const answer = answerOf(replica.mutate(name, args)).then((told) => {
    timers.clearTimeout(timer);
    const refused = told.ok ? null : told.refusal;
    if (refused && isLate) onLateRefusal(refused);
    return refused;
  });
  return Promise.race([answer, patience]);
}

async function answerOf<T>(asked: Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await asked };
  } catch (error) {
    if (error instanceof RequestRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
