import { type ReadonlySignal, signal } from '@preact/signals';
import * as v from 'valibot';
import type { MetaStore } from '../../../data/meta.ts';
import { EpochMs, type Id } from '../../../protocol/primitives.ts';

/** What this tablet did with a greeting of the house. */
const Note = v.object({
  /** What it said was here, by its files; a film that was converted is said again. */
  told: v.nullable(v.string()),
  plays: v.boolean(),
  /** When it was played, or shown, the last time. */
  seenAt: v.nullable(EpochMs),
});
export type GreetingNote = v.InferOutput<typeof Note>;

/** Kept on the tablet alone: the same greeting is new on each of them. */
export interface GreetingBook {
  readonly notes: ReadonlySignal<ReadonlyMap<Id, GreetingNote>>;
  note(id: Id, changes: Partial<GreetingNote>): Promise<void>;
  /** Forgets all but these. */
  keepOnly(ids: ReadonlySet<Id>): Promise<void>;
}

const KEY = 'greetings';
const UNTOUCHED: GreetingNote = { told: null, plays: true, seenAt: null };

export async function openGreetingBook(meta: Pick<MetaStore, 'get' | 'set'>): Promise<GreetingBook> {
  const stored = v.safeParse(v.record(v.string(), Note), await meta.get(KEY));
  const notes = signal<ReadonlyMap<Id, GreetingNote>>(
    new Map(stored.success ? Object.entries(stored.output) : []),
  );
  async function write(next: ReadonlyMap<Id, GreetingNote>) {
    notes.value = next;
    await meta.set(KEY, Object.fromEntries(next));
  }
  return {
    notes,
    note: (id, changes) =>
      write(new Map(notes.peek()).set(id, { ...(notes.peek().get(id) ?? UNTOUCHED), ...changes })),
    async keepOnly(ids) {
      const left = [...notes.peek()].filter(([id]) => ids.has(id));
      if (left.length < notes.peek().size) await write(new Map(left));
    },
  };
}
