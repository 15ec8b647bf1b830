import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Call } from '../../protocol/records.ts';
import type { Directory } from '../live-ports.ts';
import { isUnanswered, newCall, otherSide, transition } from './call-state.ts';
import type { CallSteps } from './call-steps.ts';
import { type Endpoint, type Hub, subjectOf } from './hub.ts';
import { holderOf, type LiveCall, mayStand, sideOf } from './live-call.ts';
import { type MayRing, mayRing } from './may-ring.ts';
import type { OpenCalls } from './open-calls.ts';
import type { Telling } from './telling.ts';

export type StartDeps = {
  hub: Hub;
  calls: OpenCalls;
  tell: Telling;
  steps: CallSteps;
  directory: Directory;
  /** May this tablet or device begin one more call now? */
  mayStart: (subjectId: string) => boolean;
  /** May the tablet answer this call by itself? */
  answersItself: (live: LiveCall) => Promise<boolean>;
  now: () => EpochMs;
};

type Start = { callId: Id; contactId: Id };

/**
 * Somebody wants to ring somebody. In this order: said before → the same call; far too often → refused; not theirs to ring → refused; still in a
 * call that this page knows nothing of → that one is over; rung by the very same person → that one is answered; at a time
 * for no call → refused; not free → over at once, `busy`.
 */
export async function startCall(deps: StartDeps, endpoint: Endpoint, start: Start): Promise<void> {
  const { calls, tell } = deps;
  const { facilityId } = endpoint.principal;
  const known = await calls.find(facilityId, start.callId);
  if (known) return startAgain(deps, endpoint, { known, start });
  if (!deps.mayStart(subjectOf(endpoint.principal)))
    return tell.refuse(endpoint, start.callId, 'too-many-tries');
  const ring = await mayRing(endpoint.principal, start.contactId, deps);
  if ('refused' in ring) return tell.refuse(endpoint, start.callId, ring.refused);
  await leaveForgotten(deps, endpoint, ring);
  const crossing = calls.ofFacility(facilityId).find((live) => isCrossing(live, ring));
  if (crossing) return answerCrossing(deps, endpoint, { crossing, start, ring });
  if (ring.unwelcome) return tell.refuse(endpoint, start.callId, ring.unwelcome);
  await open(deps, endpoint, { start, ring });
}

/** The answer to the first start was lost on the way, or the server restarted. */
async function startAgain(
  { tell, steps }: StartDeps,
  endpoint: Endpoint,
  { known, start }: { known: LiveCall; start: Start },
): Promise<void> {
  const side = sideOf(endpoint.principal, known.call);
  const replaces = start.callId === known.callId ? null : start.callId;
  const isTheirs = side !== null && (side === known.call.caller || replaces !== null);
  if (!isTheirs || known.call.contactId !== start.contactId)
    return tell.refuse(endpoint, start.callId, 'conflict');
  if (known.call.state === 'ended') return tell.one(known, endpoint, replaces);
  await steps.rejoin({ live: known, endpoint, side, replaces });
}

/** Both tapped at the same moment: the second tap answers the first. */
async function answerCrossing(
  { steps }: StartDeps,
  endpoint: Endpoint,
  { crossing, start, ring }: { crossing: LiveCall; start: Start; ring: MayRing },
): Promise<void> {
  crossing.replaces.add(start.callId);
  await steps.answer({ live: crossing, endpoint, side: ring.side, replaces: start.callId });
}

async function open(
  { calls, tell, answersItself, now }: StartDeps,
  endpoint: Endpoint,
  { start, ring }: { start: Start; ring: MayRing },
): Promise<void> {
  const { facilityId } = endpoint.principal;
  const isFree = !calls.ofFacility(facilityId).some((live) => keepsBusy(live, ring));
  const live = await calls.open(facilityId, start.callId, firstState(ring, isFree, now()));
  live.holders[ring.side] = holderOf(endpoint);
  if (!isFree) return tell.one(live, endpoint);
  live.answersItself = await answersItself(live);
  tell.everybody(live);
}

/** Who taps a face is in no call: the page crashed out of it, or the other side never heard the end. */
async function leaveForgotten(
  { calls, hub, steps }: StartDeps,
  endpoint: Endpoint,
  { side }: MayRing,
): Promise<void> {
  // Another carer's call is on the same side, and goes on even while her socket is away.
  const isSame = ({ call, holders }: LiveCall) =>
    call.contactKind !== 'station' ||
    side === 'tablet' ||
    holders[side]?.subjectId === subjectOf(endpoint.principal);
  for (const live of calls.ofFacility(endpoint.principal.facilityId)) {
    const isIn = !isUnanswered(live.call) || live.call.caller === side;
    const isTheirs = sideOf(endpoint.principal, live.call) === side;
    if (isTheirs && isIn && isSame(live) && mayStand(live, side, endpoint, hub))
      await steps.leave(live, side);
  }
}

function isCrossing({ call }: LiveCall, { side, contactId }: MayRing): boolean {
  return isUnanswered(call) && call.caller === otherSide(side) && call.contactId === contactId;
}

/**
 * A contact belongs to one resident: whoever is in a call, the resident is. One who is only looked for is still free for
 * others; one who is calling is not.
 */
function keepsBusy({ call }: LiveCall, { residentId, contactId }: MayRing): boolean {
  if (call.residentId !== residentId) return false;
  return call.state !== 'looking' || call.caller === 'tablet' || call.contactId === contactId;
}

function firstState(ring: MayRing, isFree: boolean, now: EpochMs): Call {
  const { side, residentId, contactId, contactKind, staffId } = ring;
  const call = newCall({ residentId, contactId, caller: side, contactKind, staffId }, now);
  if (isFree) return call;
  const busy = transition(call, { type: 'busy', by: otherSide(side) }, now);
  return 'call' in busy ? busy.call : call;
}
