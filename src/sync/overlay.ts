import { signal } from '@preact/signals';
import type { Mutation } from '../protocol/mutations.ts';
import type { Records } from './records.ts';
import type { Timers } from './timers.ts';

/** `withPending`, for one who does things. */
export type Lay = (records: Records, ahead: readonly Mutation[]) => Records;

/** Lays what is on its way over the records, by rules that are fetched when there is something to lay. */
export interface Overlay {
  readonly over: Lay;
  /** Resolves when the rules are here. */
  fetch(): Promise<void>;
}

/** What did not come is asked for again. */
const AGAIN_MS = 2_000;

/** Most starts have nothing to lay: the rules for every mutation are long, and a first screen would wait for them. */
export function createOverlay(fetchLay: () => Promise<Lay>, timers: Timers): Overlay {
  const lay = signal<Lay | null>(null);
  let fetching: Promise<void> | null = null;

  async function fetchUntilHere(): Promise<void> {
    try {
      lay.value = await fetchLay();
    } catch {
      await new Promise<void>((resolve) => void timers.setTimeout(resolve, AGAIN_MS));
      await fetchUntilHere();
    }
  }
  const fetch = () => {
    fetching ??= fetchUntilHere();
    return fetching;
  };

  return {
    over(records, ahead) {
      if (ahead.length === 0) return records;
      if (lay.value) return lay.value(records, ahead);
      void fetch();
      return records;
    },
    fetch,
  };
}
