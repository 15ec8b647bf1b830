import type { Id } from '../../protocol/primitives.ts';
import type { Side } from '../../protocol/records.ts';
import { type CallEvent, isUnanswered } from './call-state.ts';
import type { LiveCall } from './live-call.ts';

/*
 * A family call is several calls of one tablet that belong together: the first, and one for each guest, which is rung,
 * answered and recorded by the very same rules.
 *
 *     first (Marie) ──┬── guest (Jean)      invited: { into: first, by: first }
 *                     └── guest (Luc)       invited: { into: first, by: Jean's }
 *
 *     a relative leaves    only their call ends; the tablet goes on in the next one
 *     the resident leaves  all of them end
 *     nobody is left       whoever still rings is not rung any more
 */

const rootOf = ({ callId, call }: LiveCall): Id => call.invited?.into ?? callId;

/** The calls of this family call that are not over, this one included: who was there first, first. Who rings is last. */
export function familyOf(live: LiveCall, open: readonly LiveCall[]): LiveCall[] {
  return open.filter((one) => rootOf(one) === rootOf(live) && one.call.state !== 'ended').sort(inOrder);
}

/** In the same millisecond, too, everybody must find the same order; nobody is invited into what comes later. */
function inOrder(a: LiveCall, b: LiveCall): number {
  const [one, other] = [a.call.answeredAt, b.call.answeredAt];
  if (one !== other) return (one ?? LAST) - (other ?? LAST);
  if (a.call.startedAt !== b.call.startedAt) return a.call.startedAt - b.call.startedAt;
  if (!a.call.invited !== !b.call.invited) return a.call.invited ? 1 : -1;
  return a.callId < b.callId ? -1 : 1;
}

const LAST = Number.MAX_SAFE_INTEGER;

/** Where the tablet goes on when this call is over. Null: nowhere, or it was a guest's, and the tablet is in another. */
export function nextFor(live: LiveCall, open: readonly LiveCall[]): LiveCall | null {
  const [next] = familyOf(live, open).filter((one) => one !== live);
  if (next === undefined || isUnanswered(next.call) || live.call.answeredAt === null) return null;
  return inOrder(live, next) < 0 ? next : null;
}

/** Whose leaving it was. Null: nobody's; nobody had come. */
export function leaverOf(event: CallEvent): Side | null {
  switch (event.type) {
    case 'ended':
      // A connection that was lost is not a wish to leave the others.
      return event.by === 'tablet' && event.reason === 'failed' ? 'relative' : event.by;
    case 'away':
      return event.who;
    case 'stopped':
      return event.side;
    default:
      return null;
  }
}
