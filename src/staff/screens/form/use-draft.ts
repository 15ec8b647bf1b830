import { useState } from 'preact/hooks';
import { settleDraft } from './settle-draft.ts';

/**
 * What a form shows: the record as it is, and over it what was typed here. A field that nobody touched here follows what
 * others do to it, and is not sent back to what it was when the form was opened.
 *
 * @param start what was typed before, and is to be gone over once more
 */
export function useDraft<T extends object>(record: T, start: Partial<T> = {}) {
  const [typed, setTyped] = useState(start);
  const own = settleDraft(record, typed);
  return {
    draft: { ...record, ...own } as T,
    set: (change: Partial<T>) => setTyped({ ...own, ...change }),
  };
}
