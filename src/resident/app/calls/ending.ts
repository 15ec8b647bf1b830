import type { CallScreen } from '../../../call/call-state.ts';
import type { ResidentKey } from '../../../i18n/resident.ts';

type Over = Extract<CallScreen, { at: 'over' }>;

/** What the card after a call says, and the one thing that it offers besides going back. */
export type Ending = {
  sentence: ResidentKey;
  more: ResidentKey | null;
  offer: 'again' | 'call-back' | 'wish' | null;
};

/** Plain words for every end of a call: no codes, no blame, and true. */
export function endingOf({ outcome, caller, byHouse }: Pick<Over, 'outcome' | 'caller' | 'byHouse'>): Ending {
  if (byHouse) return { sentence: 'ended.house', more: null, offer: null };
  if (outcome === 'completed') return { sentence: 'ended.spoke', more: 'ended.goodbye', offer: 'again' };
  if (outcome === 'failed') return { sentence: 'ended.failed', more: null, offer: 'again' };
  if (caller === 'relative') return { sentence: 'missed.title', more: null, offer: 'call-back' };
  switch (outcome) {
    case 'busy':
      return { sentence: 'ended.busy', more: 'ended.told', offer: 'again' };
    case 'declined':
      return { sentence: 'ended.declined', more: 'ended.told', offer: 'wish' };
    case 'offline':
      // No phone rang: they see it when they next open the page, and a wish says that it matters.
      return { sentence: 'ended.not_reached', more: null, offer: 'wish' };
    case 'missed':
    case 'cancelled':
      return { sentence: 'ended.not_reached', more: 'ended.told', offer: 'again' };
    default:
      return outcome satisfies never;
  }
}

/**
 * What is said aloud after a call: the goodbye, or why it did not come about. Nothing to whoever ended it before it
 * began, and nothing into a room where nobody came to the ring.
 */
export function farewellOf(over: Pick<Over, 'outcome' | 'caller' | 'byHouse'>): readonly ResidentKey[] {
  const { outcome, caller } = over;
  if (over.byHouse) return [];
  if (outcome === 'completed') return ['ended.goodbye'];
  if (outcome === 'cancelled' || (caller === 'relative' && outcome !== 'failed')) return [];
  const { sentence, more } = endingOf(over);
  return more ? [sentence, more] : [sentence];
}
