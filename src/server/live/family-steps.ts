import { type CallEvent, isUnanswered } from './call-state.ts';
import { familyOf, leaverOf, nextFor } from './family.ts';
import type { Endpoint, Hub } from './hub.ts';
import { type LiveCall, standing } from './live-call.ts';
import type { OpenCalls } from './open-calls.ts';
import type { Telling } from './telling.ts';

type Deps = { hub: Hub; calls: OpenCalls; tell: Telling };
type Step = (live: LiveCall, event: CallEvent) => Promise<unknown>;

/**
 * Tells the two of a call that is over; the tablet hears of the call in which it goes on instead.
 * @returns false: the tablet goes on in none, and nobody was told
 */
export function tellWhoGoesOn(live: LiveCall, event: CallEvent, { hub, calls, tell }: Deps): boolean {
  if (leaverOf(event) !== 'relative') return false;
  const next = nextFor(live, calls.ofFacility(live.facilityId));
  if (live.call.state !== 'ended' || next === null) return false;
  const relative = standing(live, 'relative', hub);
  if (relative) tell.one(live, relative);
  const tablet = standing(live, 'tablet', hub);
  if (tablet) tell.one(next, tablet, live.callId);
  return true;
}

/** One call of a family call is over: ends those that must not go on without it. */
export async function endTheRest(
  live: LiveCall,
  event: CallEvent,
  { calls, step }: { calls: OpenCalls; step: Step },
): Promise<void> {
  const rest = familyOf(live, calls.ofFacility(live.facilityId));
  const leaver = leaverOf(event);
  // A guest's ring that comes to nothing concerns nobody else.
  if (live.call.state !== 'ended' || leaver === null || rest.length === 0) return;
  if (leaver === 'tablet' && live.call.answeredAt !== null) {
    for (const one of rest) await step(one, event);
  } else if (rest.every(({ call }) => isUnanswered(call))) {
    for (const one of rest) await step(one, TAKEN_BACK);
  }
}

const TAKEN_BACK: CallEvent = { type: 'ended', by: 'tablet', reason: 'hung-up', agoMs: 0 };

/** A tablet asks for a call that is over: there may be another in which it goes on. */
export function goesOnFor(live: LiveCall, { principal }: Endpoint, calls: OpenCalls): LiveCall | null {
  const isTheirs = principal.kind === 'tablet' && principal.residentId === live.call.residentId;
  return isTheirs ? nextFor(live, calls.ofFacility(live.facilityId)) : null;
}
