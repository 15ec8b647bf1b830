import { type Ledger, NO_LEDGER } from './trial.ts';

const CACHE = 'moien-ledger';
/** An address that no request ever has. */
const KEY = '/resident/.ledger';

/** The worker's memory: browsers end workers whenever they like. */
export interface LedgerBook {
  read(): Promise<Ledger>;
  /** Reads, changes and writes, one after another. Resolves with what is written. */
  change(next: (ledger: Ledger) => Ledger): Promise<Ledger>;
}

/** In Cache Storage, beside the versions that it speaks of: thrown away together, nothing is left to contradict. */
export function openLedgerBook(caches: Pick<CacheStorage, 'open'>): LedgerBook {
  let last: Promise<unknown> = Promise.resolve();

  async function read(): Promise<Ledger> {
    const entry = await (await caches.open(CACHE)).match(KEY);
    // Only this program writes there; a field that an older one did not know has its beginning.
    return { ...NO_LEDGER, ...((await entry?.json()) as Ledger | undefined) };
  }

  async function write(next: (ledger: Ledger) => Ledger): Promise<Ledger> {
    const before = await read();
    const after = next(before);
    if (after !== before) await (await caches.open(CACHE)).put(KEY, Response.json(after));
    return after;
  }

  return {
    read,
    change(next) {
      const done = last.then(() => write(next));
      last = done.catch(() => undefined);
      return done;
    },
  };
}
