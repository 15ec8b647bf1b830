import * as v from 'valibot';
import { Mutation } from '../protocol/mutations.ts';
import type { Id } from '../protocol/primitives.ts';
import type { Database } from './schema.ts';

/** What a person did that the server has not answered yet, in the order of doing. */
export interface OutboxStore {
  all(): Promise<Mutation[]>;
  /** All of them or none. Adding the same id twice is adding it once. */
  add(...mutations: Mutation[]): Promise<void>;
  remove(id: Id): Promise<void>;
}

export function createOutboxStore(database: Database): OutboxStore {
  return {
    async all() {
      const stored = await database.getAll('outbox');
      // What this version cannot read stays where it is: another version wrote it and may be back tomorrow.
      return stored.flatMap((entry) => {
        const parsed = v.safeParse(Mutation, entry);
        return parsed.success ? [parsed.output] : [];
      });
    },

    async add(...mutations) {
      const transaction = database.transaction('outbox', 'readwrite');
      for (const mutation of mutations) {
        const known = await transaction.store.index('id').getKey(mutation.id);
        if (known === undefined) await transaction.store.add(mutation);
      }
      await transaction.done;
    },

    async remove(id) {
      const transaction = database.transaction('outbox', 'readwrite');
      const key = await transaction.store.index('id').getKey(id);
      if (key !== undefined) await transaction.store.delete(key);
      await transaction.done;
    },
  };
}
