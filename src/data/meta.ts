import * as v from 'valibot';
import type { Database } from './schema.ts';

/** Small things by name: the clock's correction, the call that is on. Keys with a colon belong to `data` itself. */
export interface MetaStore {
  /** `undefined` when there is none, or when it does not fit `schema`; without a schema, what was set. */
  get<T>(key: string, schema?: v.GenericSchema<unknown, T>): Promise<T | undefined>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

export function createMetaStore(database: Database): MetaStore {
  return {
    async get<T>(key: string, schema?: v.GenericSchema<unknown, T>) {
      const stored = await database.get('meta', key);
      if (!schema) return stored as T | undefined;
      const parsed = v.safeParse(schema, stored);
      return parsed.success ? parsed.output : undefined;
    },
    async set(key, value) {
      await database.put('meta', value, key);
    },
    remove: (key) => database.delete('meta', key),
  };
}
