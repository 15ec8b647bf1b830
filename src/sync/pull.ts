import type { PulledPage } from '../data/records.ts';
import type { Store } from '../data/store.ts';
import type { Id } from '../protocol/primitives.ts';
import type { Change } from '../protocol/records.ts';
import type { SyncRoute } from '../protocol/sync-routes.ts';
import type { Http } from './http.ts';
import { applyChanges, noRecords, type Records } from './records.ts';

export type PullOptions = {
  store: Pick<Store, 'records'>;
  http: Pick<Http<SyncRoute>, 'call'>;
  /** Whose session it must be. */
  as?: Id | undefined;
  /** What the store held at the start. */
  changes: readonly Change[];
  cursor: { since: number; scope: string | null };
  /** All is here up to now. Not called between pages: half a home screen is worse than yesterday's. */
  show(records: Records): void;
  /** A page is in the store. */
  onPage?: ((from: number, page: PulledPage & { more: boolean }) => void) | undefined;
};

export interface Pull {
  /** Fetches what is new, page by page, each page stored before the next is asked for. Throws `RequestRefused`. */
  run(signal: AbortSignal): Promise<void>;
  /** Another tab has pulled this page and put it into the store. */
  hear(from: number, page: PulledPage & { more: boolean }): Promise<void>;
  /** Up to which sequence this tab knows. */
  since(): number;
}

/**
 * The cursor is kept here and not read from the store each time: another tab may have moved that one on, and would
 * thereby hide from this tab's memory what only it has pulled.
 */
export function createPull(options: PullOptions): Pull {
  const { store, http, show, as } = options;
  let records = applyChanges(noRecords(), options.changes);
  let { since, scope } = options.cursor;

  /** Whether there is more. */
  async function pullPage(signal: AbortSignal): Promise<boolean> {
    const from = since;
    const page = await http.call('pull', { since, scope, ...(as && { as }) }, signal);
    await store.records.apply(page);
    take(page);
    options.onPage?.(from, page);
    return page.more && (page.reset || page.seq > from);
  }

  function take(page: PulledPage) {
    records = applyChanges(page.reset ? noRecords() : records, page.changes);
    since = page.seq;
    scope = page.scope;
  }

  /** What this tab has missed is in the store, whoever put it there. */
  async function readStore() {
    const changes = await store.records.all();
    const cursor = await store.records.cursor();
    records = applyChanges(noRecords(), changes);
    ({ since, scope } = cursor);
  }

  return {
    since: () => since,
    async hear(from, page) {
      const isNext = page.reset || (from === since && page.scope === scope);
      if (isNext) take(page);
      else await readStore();
      if (!page.more) show(records);
    },
    async run(signal) {
      let isMore = true;
      while (isMore && !signal.aborted) isMore = await pullPage(signal);
      if (!isMore) show(records);
    },
  };
}
