import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Call } from '../../protocol/records.ts';

/** Two days: then it is history, and stands in the list. */
const SHOWN_MS = 2 * 24 * 60 * 60 * 1000;

export type Missed = { id: Id; at: EpochMs };

/** The newest call of the resident's that reached nobody, until the two have spoken or the relative has called back. */
export function missedCall(calls: ReadonlyMap<Id, Call>, now: EpochMs): Missed | null {
  const [newest] = [...calls]
    .filter(([, call]) => call.state === 'ended' && isMissed(call) && now - call.startedAt < SHOWN_MS)
    .sort(([, a], [, b]) => b.startedAt - a.startedAt);
  if (!newest) return null;
  const [id, { startedAt }] = newest;
  const isSettled = [...calls.values()].some(
    (call) => call.startedAt > startedAt && (call.caller === 'relative' || call.outcome === 'completed'),
  );
  return isSettled ? null : { id, at: startedAt };
}

function isMissed({ caller, outcome }: Call): boolean {
  return caller === 'tablet' && outcome !== null && ['missed', 'offline', 'cancelled'].includes(outcome);
}
