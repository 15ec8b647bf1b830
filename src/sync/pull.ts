import type { Store } from '../data/store.ts';
import type { Change } from '../protocol/records.ts';
import type { Http } from './http.ts';
import { applyChanges, noRecords, type Records } from './records.ts';

export type PullOptions = {
  store: Pick<Store, 'records'>;
  http: Pick<Http, 'call'>;
  /** What the store held at the start. */
  changes: readonly Change[];
  cursor: { since: number; scope: string | null };
  /** All is here up to now. Not called between pages: half a home screen is worse than yesterday's. */
  show(records: Records): void;
};

export interface Pull {
  /** Fetches what is new, page by page, each page stored before the next is asked for. Throws `RequestRefused`. */
  run(signal: AbortSignal): Promise<void>;
  /** Up to which sequence this tab knows. */
  since(): number;
}

/**
 * The cursor is kept here and not read from the store each time: another tab may have moved that one on, and would
 * thereby hide from this tab's memory what only it has pulled.
 */
export function createPull(options: PullOptions): Pull {
  const { store, http, show } = options;
  let records = applyChanges(noRecords(), options.changes);
  let { since, scope } = options.cursor;

  /** Whether there is more. */
  async function pullPage(signal: AbortSignal): Promise<boolean> {
    const page = await http.call('pull', { since, scope }, signal);
    await store.records.apply(page);
    records = applyChanges(page.reset ? noRecords() : records, page.changes);
    const hasMoved = page.reset || page.seq > since;
    since = page.seq;
    scope = page.scope;
    return page.more && hasMoved;
  }

  return {
    since: () => since,
    async run(signal) {
      let isMore = true;
      while (isMore && !signal.aborted) isMore = await pullPage(signal);
      if (!isMore) show(records);
    },
  };
}
