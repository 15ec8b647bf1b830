import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Actor } from './audit.ts';
import type { RandomBytes } from './credentials.ts';
import type { Db } from './schema.ts';
import { type Commit, startWriting, type Writing } from './writing.ts';

export type StoreDeps = { db: Db; clock: () => EpochMs; randomBytes: RandomBytes; newId: () => Id };

/** Everything durable. Reads go through `db`; whatever changes a facility goes through `write`. */
export interface Store {
  readonly db: Db;
  readonly randomBytes: RandomBytes;
  clock(): EpochMs;
  newId(): Id;
  /**
   * One transaction on a facility; listeners hear of it once it is durable. Throwing rolls everything back.
   * @param by who does it, for the audit log; left out: the server itself
   */
  write<T>(facilityId: Id, work: (writing: Writing) => Promise<T>, by?: Actor): Promise<T>;
  /** Hears every commit from now on. */
  onCommit(listener: (commit: Commit) => void): void;
}

export function createStore({ db, clock, randomBytes, newId }: StoreDeps): Store {
  const listeners: ((commit: Commit) => void)[] = [];
  return {
    db,
    randomBytes,
    clock,
    newId,
    async write(facilityId, work, by = null) {
      const { result, commit } = await db.transaction().execute(async (tx) => {
        const { writing, commit } = startWriting({ db: tx, facilityId, now: clock(), by });
        return { result: await work(writing), commit };
      });
      if (commit.seq || commit.signedOut.length || commit.moved.length) {
        for (const listener of listeners) listener(commit);
      }
      return result;
    },
    onCommit: (listener) => void listeners.push(listener),
  };
}
