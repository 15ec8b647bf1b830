import type { Id } from '../protocol/primitives.ts';
import { BODIES, type Body, type Change, type Kind } from '../protocol/records.ts';

/** Every record that this client may see, by kind and id. What was deleted is not in it. */
export type Records = { readonly [K in Kind]: ReadonlyMap<Id, Body<K>> };

const KINDS = Object.keys(BODIES) as Kind[];

export function noRecords(): Records {
  return Object.fromEntries(KINDS.map((kind) => [kind, new Map()])) as unknown as Records;
}

/**
 * The records after `changes`. Kinds without a change keep their very map, so that a screen which reads only contacts
 * does not wake when a call ends.
 */
export function applyChanges(records: Records, changes: readonly Change[]): Records {
  const touched = new Map<Kind, Map<Id, unknown>>();
  for (const { kind, id, body } of changes) {
    const map = touched.get(kind) ?? new Map<Id, unknown>(records[kind]);
    touched.set(kind, map);
    if (body === null) map.delete(id);
    else map.set(id, body);
  }
  if (touched.size === 0) return records;
  // A change's kind and body belong together (`Change`), which is lost on the way through one map of all kinds.
  return { ...records, ...Object.fromEntries(touched) } as Records;
}
