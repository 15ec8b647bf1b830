import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import type { Call } from '../../../protocol/records.ts';

/** The one line about calls on the home screen. */
export type LastCall = { kind: 'spoke' | 'missed'; contactId: Id; at: EpochMs };

/** An unanswered call is worth a line for two days; then it is history, and would only reproach. */
const MISSED_SHOWN_MS = 2 * 86_400_000;

/**
 * What the home screen says about calls: somebody who called in vain and has not been spoken to or rung since,
 * otherwise the last conversation, otherwise nothing.
 */
export function lastCall(calls: Iterable<Call>, now: EpochMs): LastCall | null {
  const over = [...calls].filter((call) => call.state === 'ended').sort((a, b) => endOf(b) - endOf(a));
  const missed = over.find((call) => isMissed(call) && now - endOf(call) < MISSED_SHOWN_MS);
  if (missed && !over.some((call) => settles(call, missed))) return line('missed', missed);
  const spoke = over.find((call) => call.outcome === 'completed');
  return spoke ? line('spoke', spoke) : null;
}

const endOf = (call: Call): EpochMs => call.endedAt ?? call.startedAt;

const line = (kind: LastCall['kind'], call: Call): LastCall => ({
  kind,
  contactId: call.contactId,
  at: kind === 'missed' ? call.startedAt : endOf(call),
});

/** A declined call is no news: the resident was there and said *not now*. */
function isMissed(call: Call): boolean {
  return call.caller === 'relative' && call.outcome !== 'completed' && call.outcome !== 'declined';
}

/** They have spoken since, or the resident has tried to call back. */
function settles(later: Call, missed: Call): boolean {
  if (later.contactId !== missed.contactId || endOf(later) <= endOf(missed)) return false;
  return later.outcome === 'completed' || later.caller === 'tablet';
}
