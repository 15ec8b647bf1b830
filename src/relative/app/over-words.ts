import type { RelativeKey } from '../../i18n/relative.ts';
import type { Outcome, Side } from '../../protocol/records.ts';

/** The title and the line below it on the card after a call; null: nothing more to say. */
export function overWords(
  outcome: Outcome,
  caller: Side,
  byHouse = false,
): { title: RelativeKey; text: RelativeKey | null } {
  if (byHouse) return { title: 'over.house', text: 'over.houseText' };
  switch (outcome) {
    case 'completed':
      return { title: 'over.completed', text: 'over.completedAt' };
    case 'missed':
      return caller === 'relative'
        ? { title: 'over.missed', text: 'over.missedText' }
        : { title: 'recent.missedByYou', text: null };
    case 'declined':
      return { title: 'over.declined', text: null };
    case 'busy':
      return { title: 'over.busy', text: null };
    case 'offline':
      return { title: 'over.offline', text: 'over.offlineText' };
    case 'failed':
      return { title: 'over.failed', text: 'over.failedText' };
    case 'cancelled':
      return caller === 'relative'
        ? { title: 'over.cancelled', text: null }
        : { title: 'recent.missedByYou', text: null };
  }
}

/** Whole minutes for people: a short call is one. */
export const minutesOf = (spokeMs: number | null) => Math.max(1, Math.round((spokeMs ?? 0) / 60_000));
