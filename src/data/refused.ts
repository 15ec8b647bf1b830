import * as v from 'valibot';
import { Refusal } from '../protocol/errors.ts';
import { Mutation } from '../protocol/mutations.ts';
import { EpochMs, type Id } from '../protocol/primitives.ts';
import type { Database } from './schema.ts';

/** Something that a person did and that the server will not take; `at`: when it said so. */
export type RefusedMutation = { mutation: Mutation; refusal: Refusal; at: EpochMs };

const Stored = v.object({ mutation: Mutation, refusal: Refusal, at: EpochMs });

/** What was refused for good, until the person has decided what becomes of it. */
export interface RefusedStore {
  /** Oldest first. */
  all(): Promise<RefusedMutation[]>;
  /** Takes it out of the outbox and keeps it here, or neither. */
  take(refused: RefusedMutation): Promise<void>;
  /** Puts it back at the end of the outbox. */
  giveBack(id: Id): Promise<void>;
  remove(id: Id): Promise<void>;
}

export function createRefusedStore(database: Database): RefusedStore {
  return {
    async all() {
      const stored = await database.getAll('refused');
      const known = stored.flatMap((entry) => {
        const parsed = v.safeParse(Stored, entry);
        return parsed.success ? [parsed.output as RefusedMutation] : [];
      });
      return known.sort((a, b) => a.at - b.at);
    },

    async take(refused) {
      const { id } = refused.mutation;
      const transaction = database.transaction(['outbox', 'refused'], 'readwrite');
      const outbox = transaction.objectStore('outbox');
      const key = await outbox.index('id').getKey(id);
      if (key !== undefined) await outbox.delete(key);
      await transaction.objectStore('refused').put(refused, id);
      await transaction.done;
    },

    async giveBack(id) {
      const transaction = database.transaction(['outbox', 'refused'], 'readwrite');
      const refused = transaction.objectStore('refused');
      const parsed = v.safeParse(Stored, await refused.get(id));
      const outbox = transaction.objectStore('outbox');
      const isThere = (await outbox.index('id').getKey(id)) !== undefined;
      if (parsed.success && !isThere) await outbox.add(parsed.output.mutation);
      await refused.delete(id);
      await transaction.done;
    },

    remove: (id) => database.delete('refused', id),
  };
}
