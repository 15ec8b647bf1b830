import { signal } from '@preact/signals';
import type { Mutation } from '../protocol/mutations.ts';
import type { Id } from '../protocol/primitives.ts';
import type { Records } from './records.ts';
import type { Timers } from './timers.ts';

type Lay = (records: Records, ahead: readonly Mutation[], me: Id) => Records;

/** Lays what is on its way over the records, by rules that are fetched when there is something to lay. */
export interface Overlay {
  readonly over: (records: Records, ahead: readonly Mutation[]) => Records;
  /** Resolves when the rules are here. */
  fetch(): Promise<void>;
}

/** What did not come is asked for again. */
const AGAIN_MS = 2_000;

const fetchRules = (): Promise<Lay> => import('./with-pending.ts').then(({ withPending }) => withPending);

/**
 * Most starts have nothing to lay: the rules for every mutation are long, and a first screen would wait for them.
 *
 * @param me who does things here, as `withPending` has it @param fetchLay asked again when it fails; tests bring their own
 */
export function createOverlay(me: Id, timers: Timers, fetchLay = fetchRules): Overlay {
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
      if (lay.value) return lay.value(records, ahead, me);
      void fetch();
      return records;
    },
    fetch,
  };
}
