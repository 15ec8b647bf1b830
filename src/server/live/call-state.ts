import type { ErrorCode } from '../../protocol/errors.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import { type Call, type Outcome, type Side, USUAL_CALL } from '../../protocol/records.ts';
import { MOST_RECEIPTS, type RingReceipt } from '../../protocol/rings.ts';

/*
 *               ringing           answered             connected
 *     looking ──────────▶ ringing ────────▶ connecting ─────────▶ connected
 *        │ └───────────── answered ────────────▲ │                    │
 *        │                   │                   │                    │
 *        │ ended by caller   │ cancelled         │ ended, away        │ ended, away
 *        │ away: the caller  │ cancelled         │                    │
 *        │ declined          │ declined          │                    │
 *        │ busy              │ busy              │                    │
 *        │ unanswered        │                   │                    │
 *        │ stopped           │ stopped           │ stopped            │ stopped
 *        ▼                   ▼                   ▼                    ▼
 *     offline              missed              failed             completed
 */

/**
 * What can happen to a call. `by`, `who`: which side. `deviceId`: of the relative whose page rings. `reached`: a sign on the
 * way to a phone, in or out of time. `unanswered`: nobody came until `ringEndsAt`.
 * `away`: that side's socket has been gone for `CALLER_AWAY_MS` before, `SIDE_AWAY_MS` after the answer.
 * `itself`: no person answered. `staffId`: of a station's call, which carer. `stopped`: staff took that side's tablet or access away. `agoMs`: how long ago it was true.
 */
export type CallEvent =
  | { type: 'declined' | 'busy'; by: Side }
  | { type: 'answered'; by: Side; itself?: boolean; staffId?: Id | null }
  | { type: 'ringing'; by: Side; deviceId?: Id | null }
  | { type: 'reached'; receipt: RingReceipt }
  | { type: 'connected' }
  | { type: 'ended'; by: Side; reason: 'hung-up' | 'failed'; agoMs: number }
  | { type: 'unanswered' }
  | { type: 'away'; who: Side; agoMs: number }
  | { type: 'stopped'; side: Side };

type Answered = Extract<CallEvent, { type: 'answered' }>;

/** The call afterwards (the very same object if nothing changed), or why the event was not taken. */
export type Step = { call: Call } | { refused: ErrorCode };

/** A reload takes a few seconds; a ring for somebody who is not there any more should not take longer. */
export const CALLER_AWAY_MS = 15_000;
/** A tablet that crashed may come back to its call within a minute. */
export const SIDE_AWAY_MS = 60_000;

/** A call that begins now. */
export function newCall(
  who: Pick<Call, 'residentId' | 'contactId' | 'caller'> & Partial<Pick<Call, 'contactKind' | 'staffId'>>,
  now: EpochMs,
): Call {
  const later = { ringingAt: null, answeredAt: null, connectedAt: null, endedAt: null };
  return { ...USUAL_CALL, ...who, state: 'looking', outcome: null, startedAt: now, ...later };
}

export function otherSide(side: Side): Side {
  return side === 'tablet' ? 'relative' : 'tablet';
}

/** Is the call still waiting for somebody to answer? */
export function isUnanswered(call: Call): boolean {
  return call.state === 'looking' || call.state === 'ringing';
}

/**
 * The only way in which a call changes.
 * @param now server's clock; a clock that went back does not put the times out of order
 */
export function transition(call: Call, event: CallEvent, now: EpochMs): Step {
  if (call.state === 'ended')
    return event.type === 'reached' ? { call: note(call, event.receipt) } : afterTheEnd(call, event);
  const at = Math.max(now, latest(call));
  switch (event.type) {
    case 'ringing':
      if (event.by === call.caller) return { refused: 'not-allowed' };
      if (!isUnanswered(call)) return { refused: 'conflict' };
      return { call: ringing(withPage(call, event.deviceId ?? null, at), at) };
    case 'reached': {
      const { got } = event.receipt;
      const noted = note(call, event.receipt);
      const isSign = got === 'shown' || got === 'opened';
      return { call: isSign && call.caller === 'tablet' && isUnanswered(call) ? ringing(noted, at) : noted };
    }
    case 'answered':
      if (event.by === call.caller) return { refused: 'not-allowed' };
      if (!isUnanswered(call)) return { refused: 'conflict' };
      return { call: { ...call, state: 'connecting', answeredAt: at, ...answeredBy(event) } };
    case 'declined':
    case 'busy':
      if (event.by === call.caller) return { refused: 'not-allowed' };
      if (!isUnanswered(call)) return { refused: 'conflict' };
      return end(call, event.type, at);
    case 'connected':
      if (call.state === 'connected') return { call };
      if (call.state !== 'connecting') return { refused: 'conflict' };
      return { call: { ...call, state: 'connected', connectedAt: at } };
    case 'ended':
      return endedBy(call, event, now);
    case 'unanswered':
      if (!isUnanswered(call)) return { call };
      return end(call, call.state === 'ringing' ? 'missed' : 'offline', at);
    case 'away':
      if (!isUnanswered(call)) return end(call, spoken(call), now - event.agoMs);
      // A callee's phone may come back, or be another one: the ring goes on without it.
      return event.who === call.caller ? end(call, 'cancelled', at) : { call };
    case 'stopped':
      return end({ ...call, endedBy: 'house' }, stoppedOutcome(call, event.side), at);
  }
}

const answeredBy = ({ itself, staffId }: Answered): Partial<Call> => ({
  answeredBy: itself ? 'itself' : 'person',
  ...(staffId ? { staffId } : {}),
});

function stoppedOutcome(call: Call, side: Side): Outcome {
  if (!isUnanswered(call)) return spoken(call);
  if (side === call.caller) return 'cancelled';
  return call.state === 'ringing' ? 'missed' : 'offline';
}

function ringing(call: Call, at: EpochMs): Call {
  return call.state === 'looking' ? { ...call, state: 'ringing', ringingAt: at } : call;
}

function withPage(call: Call, deviceId: Id | null, at: EpochMs): Call {
  if (deviceId === null) return call;
  return note(call, { at, by: 'page', got: 'shown', deviceId, why: null });
}

/** Each sign once, in the order in which they came. */
function note(call: Call, receipt: RingReceipt): Call {
  const { by, got, deviceId } = receipt;
  const isKnown = call.receipts.some((one) => one.by === by && one.got === got && one.deviceId === deviceId);
  if (isKnown || call.receipts.length >= MOST_RECEIPTS) return call;
  return { ...call, receipts: [...call.receipts, receipt] };
}

/** Both may hang up at once, or say it again after a new socket; anything else comes too late. */
function afterTheEnd(call: Call, event: CallEvent): Step {
  const isHarmless = ['ended', 'unanswered', 'away', 'stopped'].includes(event.type);
  return isHarmless ? { call } : { refused: 'conflict' };
}

function endedBy(call: Call, event: Extract<CallEvent, { type: 'ended' }>, now: EpochMs): Step {
  const at = now - event.agoMs;
  if (!isUnanswered(call)) return end(call, spoken(call), at);
  if (event.by === call.caller) return end(call, event.reason === 'failed' ? 'failed' : 'cancelled', at);
  // One of the callee's devices cannot build a connection: another may.
  return event.reason === 'failed' ? { call } : end(call, 'declined', at);
}

/** Two who saw or heard each other have spoken, however it stopped. */
function spoken(call: Call): Outcome {
  return call.connectedAt === null ? 'failed' : 'completed';
}

function end(call: Call, outcome: Outcome, at: number): Step {
  return { call: { ...call, state: 'ended', outcome, endedAt: Math.max(Math.round(at), latest(call)) } };
}

function latest(call: Call): EpochMs {
  return call.connectedAt ?? call.answeredAt ?? call.ringingAt ?? call.startedAt;
}
