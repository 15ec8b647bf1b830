import type { ClientMessage } from '../protocol/live.ts';
import { type CallEvent, type CallState, isOn, isOutgoing, isTalking } from './call-state.ts';
import type { Word } from './words.ts';

/** A ring shown is true only now; a word stays true until the server has heard it. */
export type Saying = Word | Extract<ClientMessage, { type: 'call.ringing' }>;

/**
 * What the server must hear of a change. Pure.
 *
 * @returns null when it was the server who told us, or when nobody was rung yet.
 */
export function sayingOf(before: CallState, after: CallState, event: CallEvent): Saying | null {
  if (after.at === 'incoming' && before.at !== 'incoming') {
    return { type: 'call.ringing', callId: after.callId };
  }
  if (isFarewell(event)) return farewell(before, event);
  if (event.type === 'resumed' || after.at === 'idle' || after.at === 'over') return null;
  const { callId } = after;
  if (event.type === 'answered') return { type: 'call.answer', callId };
  if (event.type === 'arrived') return { type: 'call.connected', callId };
  if (after.at === 'looking' && !isOn(before)) {
    return { type: 'call.start', callId, contactId: after.contactId };
  }
  return null;
}

type Farewell = Extract<CallEvent, { type: 'left' | 'unreached' | 'ended' }>;

/** Did this page end the call, and not the server? */
export function isFarewell(event: CallEvent): event is Farewell {
  return event.type === 'left' || event.type === 'unreached' || event.type === 'ended';
}

function farewell(before: CallState, event: Farewell): Saying | null {
  if (isOutgoing(before) || isTalking(before)) {
    const reason = event.type === 'ended' && event.outcome === 'failed' ? 'failed' : 'hung-up';
    return { type: 'call.end', callId: before.callId, reason, agoMs: 0 };
  }
  if (before.at !== 'incoming' || event.type !== 'left') return null;
  return { type: 'call.decline', callId: before.callId, reason: 'declined' };
}
