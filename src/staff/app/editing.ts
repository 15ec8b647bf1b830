import { useState } from 'preact/hooks';
import type { Id } from '../../protocol/primitives.ts';
import type { Desk } from './desk.ts';

/**
 * For a form that stays open while others work: up to where its person has seen the facility. What somebody else changes
 * after that is not typed over unnoticed. `renew` after saving.
 */
export function useSeen({ replica }: Desk): { base: number; renew: () => void } {
  const [base, setBase] = useState(replica.since);
  return { base, renew: () => setBase(replica.since()) };
}

/** What was typed for this record and refused, to begin its form with; once. */
export function useTyped({ typed }: Desk, id: Id): object {
  const [start] = useState(() => {
    const waiting = typed.peek();
    if (waiting?.id !== id) return {};
    typed.value = null;
    return waiting.fields;
  });
  return start;
}
