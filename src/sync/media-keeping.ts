import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Store } from '../data/store.ts';
import type { Medium, Message } from '../protocol/messages.ts';
import type { BlobHash } from '../protocol/primitives.ts';
import { RequestRefused } from './http.ts';
import { type KeepPlan, keepBudget, planKeeping } from './keep-plan.ts';
import type { FetchMedium } from './media-download.ts';
import type { Replica } from './replica.ts';
import { startRounds } from './rounds.ts';
import type { Timers } from './timers.ts';

/** The files of messages on a tablet. */
export interface MediaKeeping {
  /** What is here now. A signal: a screen wakes when something has come. */
  readonly here: ReadonlySignal<ReadonlySet<BlobHash>>;
  /** Its bytes, from this tablet alone. */
  blob(hash: BlobHash): Promise<Blob | undefined>;
}

/** What is kept besides messages, and told of by whoever names it. */
export type Kept = Pick<Message, 'media' | 'createdAt' | 'seenAt' | 'favourite'>;

export type MediaKeepingDeps = {
  store: Pick<Store, 'media' | 'sendings'>;
  replica: Pick<Replica, 'records' | 'caughtUp' | 'enqueue'>;
  fetchMedium: FetchMedium;
  others?: ReadonlySignal<readonly Kept[]>;
  /** Nobody talks over this line now. */
  quiet: ReadonlySignal<boolean>;
  /** Can this device play it? Asked by its type. */
  plays: (type: Medium['type']) => boolean;
  /** `navigator.storage.estimate`; where the browser does not know, an empty answer. */
  estimate: () => Promise<StorageEstimate>;
  timers?: Timers;
  random?: () => number;
};

/**
 * Fetches what relatives sent, while the line is quiet, and keeps it within a budget; says of each message that it has arrived
 * once the whole of it is here. A full disk makes the budget smaller, and what was seen long ago goes.
 */
export function startMediaKeeping(deps: MediaKeepingDeps, abort: AbortSignal): MediaKeeping {
  const { store, replica, quiet, timers = globalThis, random = Math.random } = deps;
  const here = signal<ReadonlySet<BlobHash>>(new Set());
  const round = createRound(deps, (hashes) => {
    here.value = hashes;
  });
  const mayRetry = () => replica.caughtUp.peek() && quiet.peek();
  const rounds = startRounds({ round, mayRetry, timers, random }, abort);
  const stop = effect(() => {
    void replica.records.value.message;
    void deps.others?.value;
    void replica.caughtUp.value;
    // A call begins: whatever is being fetched is given up, and goes on from there.
    if (quiet.value) rounds.ask();
    else rounds.askAfresh();
  });
  abort.addEventListener('abort', stop);
  return { here, blob: (hash) => store.media.get(hash) };
}

type Fetched = 'here' | 'refused' | 'full';

function createRound(deps: MediaKeepingDeps, onHere: (hashes: ReadonlySet<BlobHash>) => void) {
  const { store, replica, fetchMedium, quiet, estimate } = deps;
  /** Refused for good: not asked for again before the next load. */
  const refused = new Set<BlobHash>();
  /** What the disk has shown itself to hold, when that was less than the browser said. */
  let pressed = Number.POSITIVE_INFINITY;

  async function plan(kept: ReadonlySet<BlobHash>, messages: readonly Kept[]): Promise<KeepPlan> {
    const budget = Math.min(pressed, keepBudget(await estimate(), bytesOf(messages, kept)));
    return planKeeping({ messages, kept, budget });
  }

  async function fetchOne(medium: Medium, signal: AbortSignal): Promise<Fetched> {
    try {
      await store.media.put(medium.hash, await fetchMedium(medium, signal));
      return 'here';
    } catch (error) {
      if (isFull(error)) return 'full';
      if (!(error instanceof RequestRefused) || error.refusal.retry !== 'never') throw error;
      refused.add(medium.hash);
      return 'refused';
    }
  }

  /** Says of each message that it is whole. */
  async function tell(kept: ReadonlySet<BlobHash>) {
    for (const [id, { from, media, arrivedAt }] of replica.records.peek().message) {
      if (from !== 'relative' || arrivedAt !== null || !media.every(({ hash }) => kept.has(hash))) continue;
      await replica.enqueue('message.arrived', { id, plays: media.every(({ type }) => deps.plays(type)) });
    }
  }

  async function letGo(kept: Set<BlobHash>, hashes: readonly BlobHash[]) {
    for (const hash of hashes) {
      await store.media.remove(hash);
      kept.delete(hash);
    }
  }

  return async (signal: AbortSignal) => {
    const sent = [...replica.records.peek().message.values()].filter(({ from }) => from === 'relative');
    const messages: Kept[] = [...sent, ...(deps.others?.peek() ?? [])];
    const byHash = new Map(
      messages.flatMap(({ media }) => media.map((medium) => [medium.hash, medium] as const)),
    );
    const kept = await keptNow(store);
    let wasFull = false;
    for (;;) {
      onHere(new Set(kept));
      await tell(kept);
      const { drop, fetch } = await plan(kept, messages);
      const [next] = fetch.filter((hash) => !refused.has(hash)).flatMap((hash) => byHash.get(hash) ?? []);
      await letGo(kept, drop);
      // Nothing that may go makes room: what is still to come waits on the server.
      if (!next || (wasFull && drop.length === 0)) break;
      if (signal.aborted || !quiet.peek() || !replica.caughtUp.peek()) break;
      const fetched = await fetchOne(next, signal);
      if (fetched === 'here') kept.add(next.hash);
      wasFull = fetched === 'full';
      if (wasFull) pressed = Math.floor(bytesOf(messages, kept) * PRESSED);
    }
    onHere(new Set(kept));
  };
}

/** What lies among the media but for what is on its way out. */
async function keptNow({ media, sendings }: MediaKeepingDeps['store']): Promise<Set<BlobHash>> {
  const leaving = new Set(
    (await sendings.all()).flatMap(({ message }) => message.media.map(({ hash }) => hash)),
  );
  return new Set((await media.hashes()).filter((hash) => !leaving.has(hash)));
}

/** After the disk was full, a tenth of what is kept makes room. */
const PRESSED = 0.9;

const isFull = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError';

function bytesOf(messages: readonly Kept[], kept: ReadonlySet<BlobHash>): number {
  const sizes = new Map(
    messages.flatMap(({ media }) => media.map(({ hash, bytes }) => [hash, bytes] as const)),
  );
  return [...kept].reduce((sum, hash) => sum + (sizes.get(hash) ?? 0), 0);
}
