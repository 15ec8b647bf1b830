import type { ActiveCall, CallMemory } from './ports.ts';

/**
 * Keeps the call that is on for this tab alone: a reload finds it, a second tab does not take it over.
 * A browser without storage (private windows of old) forgets it, and the reload starts afresh.
 */
export function tabMemory(storage: Storage, whose: string): CallMemory {
  const name = `moien-call-${whose}`;
  return {
    async load() {
      try {
        // Ours alone, and checked against the server's list before it counts.
        return JSON.parse(storage.getItem(name) ?? 'null') as ActiveCall | null;
      } catch {
        return null;
      }
    },
    async save(call) {
      if (call === null) storage.removeItem(name);
      else storage.setItem(name, JSON.stringify(call));
    },
  };
}
