import { type Paused, pausedAt } from '../../../protocol/pauses.ts';
import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import type { Records } from '../../../sync/records.ts';

/** Why this person cannot be rung just now, as they said themselves. Null: they can; the carers and a number always. */
export function pauseOf(
  { contact }: Pick<Records, 'contact'>,
  contactId: Id,
  { timeZone, now }: { timeZone: string; now: EpochMs },
): Paused | null {
  const one = contact.get(contactId);
  return one?.kind === 'relative' ? pausedAt(one.pauses, timeZone, now) : null;
}
