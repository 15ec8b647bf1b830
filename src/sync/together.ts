import { type ReadonlySignal, signal } from '@preact/signals';
import type { PulledPage } from '../data/records.ts';
import type { MutationResult } from '../protocol/mutations.ts';
import type { Sequence } from '../protocol/primitives.ts';

/**
 * What one tab tells the others.
 * - `outbox`: something was put into the store's outbox or refused list, or taken out
 * - `answered`: the server's last word on one mutation
 * - `pulled`: a page that is in the store now, with the sequence that it begins at
 * - `ask`: I have just come; is there anything new?
 */
export type Word =
  | { type: 'outbox' }
  | { type: 'answered'; result: MutationResult }
  | { type: 'pulled'; from: Sequence; page: PulledPage & { more: boolean } }
  | { type: 'ask' };

/** The tabs of one browser: they share a store, and one of them speaks with the server for all. */
export interface Together {
  /** This tab is the one. */
  readonly leads: ReadonlySignal<boolean>;
  tell(word: Word): void;
  onWord(hear: (word: Word) => void): () => void;
}

/** A page that has its store to itself. */
export const ALONE: Together = {
  leads: signal(true),
  tell: () => undefined,
  onWord: () => () => undefined,
};

type Deps = {
  /** Of the store that is shared. */
  name: string;
  /** `navigator.locks`; without it (Safari before 15.4) every tab speaks for itself, which is only wasteful. */
  locks: Pick<LockManager, 'request'> | undefined;
  channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'close'>;
};

/** Waits for the lock, and leads from then on until `abort`: the browser gives it to the next tab by itself. */
export function startTogether({ name, locks, channel }: Deps, abort: AbortSignal): Together {
  const leads = signal(!locks);
  const hearing = new Set<(word: Word) => void>();
  const untilEnd = new Promise<void>((resolve) => abort.addEventListener('abort', () => resolve()));
  locks
    ?.request(name, { signal: abort }, () => {
      leads.value = true;
      return untilEnd;
    })
    // Aborted while waiting.
    .catch(() => undefined);
  channel.addEventListener(
    'message',
    // Only this program speaks on this channel; a tab with another version reads the same store, not these words.
    ({ data }) => {
      for (const hear of [...hearing]) hear(data as Word);
    },
    { signal: abort },
  );
  abort.addEventListener('abort', () => channel.close());
  return {
    leads,
    tell(word) {
      if (!abort.aborted) channel.postMessage(word);
    },
    onWord(hear) {
      hearing.add(hear);
      return () => hearing.delete(hear);
    },
  };
}
