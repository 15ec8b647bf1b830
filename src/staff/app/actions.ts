import { type Refusal, refusal } from '../../protocol/errors.ts';
import type { RequestOf } from '../../protocol/http.ts';
import type { Deed, MutationArgs, MutationName } from '../../protocol/mutations.ts';
import type { BlobHash, EpochMs, Id, Sequence } from '../../protocol/primitives.ts';
import { type Http, RequestRefused } from '../../sync/http.ts';
import type { Replica } from '../../sync/replica.ts';
import type { Timers } from '../../sync/timers.ts';
import type { Uploads } from '../../sync/uploads.ts';

/** How long what is on its way may keep an invitation waiting. */
const PATIENCE_MS = 6_000;

export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };
export type NewInvitation = { id: Id; contactId: Id; link: string; expiresAt: EpochMs };

/** Everything that a person at the console can do to the facility. Nothing here throws because of the server. */
export interface Actions {
  /**
   * null: safely kept in this browser, on the screen, and on its way. What the server then refuses is among
   * `replica.refusals`. `base`: what the person had seen when they began, by `replica.since()`.
   */
  change<N extends MutationName>(name: N, args: MutationArgs<N>, base?: Sequence): Promise<Refusal | null>;
  /** The same for what belongs together: all of it is kept, or none. */
  changeAll(deeds: readonly Deed[]): Promise<Refusal | null>;
  /** Keeps the photo in this browser; it goes out before the record that names it. */
  keepPhoto(photo: Blob): Promise<Answer<BlobHash>>;
  invite(contactId: Id): Promise<Answer<NewInvitation>>;
  pair(request: Omit<RequestOf<'confirmPairing'>, 'tabletId'>): Promise<Refusal | null>;
  /** The tablet that shows this code takes that one's place. */
  replaceTablet(tabletId: Id, code: string): Promise<Refusal | null>;
}

type Deps = {
  replica: Pick<Replica, 'enqueue' | 'enqueueAll' | 'pending'>;
  http: Pick<Http, 'call'>;
  uploads: Pick<Uploads, 'keep'>;
  timers: Timers;
  isOnline: () => boolean;
  newId: () => Id;
  origin: string;
};

export function createActions(deps: Deps): Actions {
  const { http, newId, origin, replica, uploads } = deps;
  return {
    change: (name, args, base) => keep(replica.enqueue(name, args, base)),
    changeAll: (deeds) => keep(replica.enqueueAll(deeds)),
    async keepPhoto(photo) {
      let hash: BlobHash | null = null;
      const refused = await keep(uploads.keep(photo).then((made) => (hash = made)));
      return hash === null
        ? { ok: false, refusal: refused ?? refusal('unavailable') }
        : { ok: true, value: hash };
    },
    async invite(contactId) {
      await whenSent(deps);
      const made = await answerOf(http.call('createInvitation', { id: newId(), contactId }));
      if (!made.ok) return made;
      const { id, secret, expiresAt } = made.value;
      return {
        ok: true,
        value: { id, contactId, expiresAt, link: `${origin}/relative/#invitation=${secret}` },
      };
    },
    async pair(request) {
      await whenSent(deps);
      const paired = await answerOf(http.call('confirmPairing', { ...request, tabletId: newId() }));
      return paired.ok ? null : paired.refusal;
    },
    async replaceTablet(tabletId, code) {
      await whenSent(deps);
      const replaced = await answerOf(http.call('replaceTablet', { code, tabletId }));
      return replaced.ok ? null : replaced.refusal;
    },
  };
}

async function keep(kept: Promise<unknown>): Promise<Refusal | null> {
  try {
    await kept;
    return null;
  } catch (error) {
    // A full disk or a store taken away: the form stays as it was typed.
    return error instanceof RequestRefused ? error.refusal : refusal('unavailable');
  }
}

/** What was just created must be there before somebody can be invited to it. */
async function whenSent({ replica, timers, isOnline }: Deps): Promise<void> {
  if (!isOnline() || replica.pending.peek().length === 0) return;
  let stop = () => {};
  await new Promise<void>((resolve) => {
    const timer = timers.setTimeout(resolve, PATIENCE_MS);
    stop = replica.pending.subscribe((pending) => {
      if (pending.length > 0) return;
      timers.clearTimeout(timer);
      resolve();
    });
  });
  stop();
}

async function answerOf<T>(asked: Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await asked };
  } catch (error) {
    if (error instanceof RequestRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
