import type { Medium } from '../protocol/messages.ts';
import type { BlobHash, EpochMs } from '../protocol/primitives.ts';

/** What the plan asks of a message. */
export type Keepable = {
  readonly media: readonly Pick<Medium, 'hash' | 'bytes'>[];
  readonly createdAt: EpochMs;
  readonly seenAt: EpochMs | null;
  readonly favourite: boolean;
};

export type KeepPlan = {
  /** What has to come, the most wanted first. */
  readonly fetch: readonly BlobHash[];
  /** What may go. */
  readonly drop: readonly BlobHash[];
};

export type KeepOptions = {
  readonly messages: readonly Keepable[];
  /** What is on this tablet now. */
  readonly kept: ReadonlySet<BlobHash>;
  /** How many bytes all of it may have. */
  readonly budget: number;
};

/**
 * Which files of which messages a tablet keeps. A message is kept whole or not at all; in this order:
 *
 * 1. what nobody has seen yet and is here: it never goes, whatever the budget says
 * 2. what nobody has seen yet and is not here, the newest first
 * 3. what the resident keeps · 4. what was seen, the newest first
 *
 * Pure; the budget counts a file once that two messages have.
 */
export function planKeeping({ messages, kept, budget }: KeepOptions): KeepPlan {
  const isHere = ({ media }: Keepable) => media.every(({ hash }) => kept.has(hash));
  const rank = (message: Keepable) => {
    if (message.seenAt === null) return isHere(message) ? 0 : 1;
    return message.favourite ? 2 : 3;
  };
  const wanted = messages
    .filter(({ media }) => media.length > 0)
    .map((message) => ({ message, rank: rank(message) }))
    .sort((a, b) => a.rank - b.rank || b.message.createdAt - a.message.createdAt);
  const keep = new Set<BlobHash>();
  let taken = 0;
  for (const { message, rank } of wanted) {
    const more = message.media.filter(({ hash }) => !keep.has(hash));
    const bytes = more.reduce((sum, medium) => sum + medium.bytes, 0);
    if (rank > 0 && taken + bytes > budget) continue;
    taken += bytes;
    for (const { hash } of more) keep.add(hash);
  }
  return {
    fetch: [...keep].filter((hash) => !kept.has(hash)),
    drop: [...kept].filter((hash) => !keep.has(hash)),
  };
}

/** More would be a second film archive; a tablet has other things to keep. */
export const MOST_KEPT_BYTES = 500 * 1024 * 1024;

/**
 * How much a tablet may keep of messages: half of what it has room for at most, so that it never fills itself up.
 *
 * @param estimate what the browser says (`navigator.storage.estimate()`); @param own bytes of messages in it
 */
export function keepBudget({ quota, usage }: StorageEstimate, own: number): number {
  if (quota === undefined || usage === undefined) return MOST_KEPT_BYTES;
  return Math.max(0, Math.min(MOST_KEPT_BYTES, Math.floor((quota - usage + own) / 2)));
}
