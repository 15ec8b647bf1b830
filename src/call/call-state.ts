import type { CallView } from '../protocol/live.ts';
import type { EpochMs, Id } from '../protocol/primitives.ts';
import type { Outcome, Side } from '../protocol/records.ts';

/** Time to understand what is said, to look up and to reach the button; longer is a ring in vain. */
export const ANNOUNCE_MS = 12_000;

/**
 * What the screens draw. `answersAt`: nobody need do anything, and then this call answers itself; without it the call rings
 * until somebody answers. `invitedBy`: into a family call, by whom. `byHouse`: staff ended it. `over` is a card that stays until `dismiss`; who takes back an own call, or says *not now*,
 * is not shown one. `since`: of the answer, then of the first picture or sound. `searching`: it has not come back for so
 * long that *coming back* would be a promise.
 */
export type CallScreen =
  | { at: 'idle' }
  | { at: 'grace'; contactId: Id; endsAt: EpochMs }
  | { at: 'looking' | 'ringing'; callId: Id; contactId: Id }
  | { at: 'incoming'; callId: Id; contactId: Id; answersAt?: EpochMs; invitedBy?: string }
  | {
      at: 'connecting' | 'connected';
      callId: Id;
      contactId: Id;
      since: EpochMs;
      reconnecting: boolean;
      searching?: boolean;
    }
  | {
      at: 'over';
      callId: Id;
      contactId: Id;
      outcome: Outcome;
      caller: Side;
      endedAt: EpochMs;
      spokeMs: number | null;
      byHouse?: boolean;
    };

type Over = Extract<CallScreen, { at: 'over' }>;
type Named = { callId: Id; contactId: Id; caller: Side };
type Outgoing = Named & { at: 'looking' | 'ringing' };
type Incoming = Named & { at: 'incoming'; answersAt?: EpochMs; invitedBy?: string };
type Talking = Named & {
  at: 'connecting' | 'connected';
  since: EpochMs;
  reconnecting: boolean;
  searching?: boolean;
};
type Grace = Named & { at: 'grace'; endsAt: EpochMs; rungBy: CallView | null };
/**
 * What the screens draw, and what only the call itself needs to know. `rungBy`: in the grace, the very person whose face
 * was tapped rings; both want this call, so the tap goes on and the server makes one of the two.
 */
export type CallState = { at: 'idle' } | Grace | Outgoing | Incoming | Talking | Over;

/**
 * What can happen. `at` is the time, by the corrected clock.
 * - `chosen`: a face was tapped · `graceOver`: nobody changed their mind · `answered`, `left` (take back, decline,
 *   hang up), `dismissed`: the person here
 * - `told`: the server's word, the truth · `refused`: the server knows of no such call of ours
 * - `resumed`: this page found its call again after a reload
 * - `ringsOn`: what was announced may not be any more; a person must answer
 * - `arrived`: the other's picture or sound is here · `broken` (`isLong`: for a while now), `mended`: the connection
 * - `unreached`: no server to say it to · `ended`: found out here, without the server
 */
export type CallEvent =
  | { type: 'chosen'; callId: Id; contactId: Id; caller: Side; endsAt: EpochMs | null }
  | { type: 'graceOver' }
  | { type: 'answered'; at: EpochMs }
  | { type: 'left'; at: EpochMs }
  | { type: 'dismissed' }
  | { type: 'told'; call: CallView; replaces: Id | null; at: EpochMs }
  | { type: 'resumed'; call: CallView; at: EpochMs }
  | { type: 'ringsOn' }
  | { type: 'refused'; callId: Id; outcome: Outcome | null; at: EpochMs }
  | { type: 'arrived'; at: EpochMs }
  | { type: 'broken'; isLong?: boolean }
  | { type: 'mended' }
  | { type: 'unreached'; at: EpochMs }
  | { type: 'ended'; outcome: Outcome; at: EpochMs };

export const IDLE: CallState = { at: 'idle' };

/*
 *            chosen                graceOver            told ringing
 *     idle ──────────▶ grace ──────────────▶ looking ───────────────▶ ringing
 *      │ ▲               │ left                 │ left                  │ told connecting
 *      │ └───────────────┴──────────────────────┘◀── left ──────────────┤
 *      │ told (rings here)            answered                          ▼          arrived
 *      ├────────────────▶ incoming ────────────────────────────▶ connecting ──────────────▶ connected
 *      │                     │ left, told elsewhere                     │   (told connected)   │
 *      │◀────────────────────┘                                          ▼   left, told ended   ▼
 *      │◀──────────────── dismissed ─────────────────────────────────  over(outcome)  ◀────────┘
 */

/**
 * The one place where a call changes. Pure.
 *
 * @returns the same object when nothing changes.
 */
export function next(state: CallState, event: CallEvent): CallState {
  switch (event.type) {
    case 'chosen':
      return isFree(state) ? chosen(event) : state;
    case 'graceOver':
      return state.at === 'grace' ? outgoing(state, 'looking') : state;
    case 'answered':
      return state.at === 'incoming' ? talking(state, 'connecting', event.at) : state;
    case 'left':
      return left(state, event.at);
    case 'dismissed':
      return state.at === 'over' ? IDLE : state;
    case 'told':
      return told(state, event);
    case 'resumed':
      return isFree(state) ? resumed(event.call, event.at) : state;
    case 'refused':
      return isOn(state) && state.callId === event.callId
        ? over(state, event.outcome ?? fallenOutcome(state), event.at)
        : state;
    case 'ringsOn':
      return isAnnounced(state) ? ringingOn(state) : state;
    case 'arrived':
      return state.at === 'connecting' ? talking(state, 'connected', event.at) : state;
    case 'broken':
      return isTalking(state) ? broken(state, event.isLong === true) : state;
    case 'mended':
      return isTalking(state) && state.reconnecting
        ? { ...state, reconnecting: false, searching: false }
        : state;
    case 'unreached':
      return state.at === 'looking' ? over(state, 'offline', event.at) : state;
    case 'ended':
      return isOn(state) ? over(state, event.outcome, event.at) : state;
    default:
      return event satisfies never;
  }
}

/** No call is on and none is about to be: the next ring may take the screen. */
export function isFree(state: CallState): boolean {
  return state.at === 'idle' || state.at === 'over';
}

/** The server knows, or is about to know, of this call, and it is not over. */
export function isOn(state: CallState): state is Outgoing | Incoming | Talking {
  return state.at !== 'idle' && state.at !== 'grace' && state.at !== 'over';
}

/** Our own call, not answered yet. */
export function isOutgoing(state: CallState): state is Outgoing {
  return state.at === 'looking' || state.at === 'ringing';
}

/** It rings here and is going to answer itself. */
export function isAnnounced(state: CallState): state is Incoming & { answersAt: EpochMs } {
  return state.at === 'incoming' && state.answersAt !== undefined;
}

/** Somebody answered. */
export function isTalking(state: CallState): state is Talking {
  return state.at === 'connecting' || state.at === 'connected';
}

function chosen(event: Extract<CallEvent, { type: 'chosen' }>): CallState {
  const { callId, contactId, caller, endsAt } = event;
  return endsAt === null
    ? { at: 'looking', callId, contactId, caller }
    : { at: 'grace', callId, contactId, caller, endsAt, rungBy: null };
}

function left(state: CallState, at: EpochMs): CallState {
  if (isTalking(state)) return over(state, state.at === 'connected' ? 'completed' : 'cancelled', at);
  // Who changed her mind about calling may still want to be called.
  if (state.at === 'grace' && state.rungBy !== null) return incoming(state.rungBy, at);
  return state.at === 'over' ? state : IDLE;
}

function told(state: CallState, event: Extract<CallEvent, { type: 'told' }>): CallState {
  const { call, replaces, at } = event;
  if (state.at !== 'idle' && state.callId === call.callId) return toldOfMine(state, call, at);
  const isMine = isOn(state) && replaces !== null && replaces === state.callId;
  // Both called at once; or whom we called has left a family call, and it goes on with another.
  const { callId, contactId, caller } = call;
  if (isMine) return toldOfMine({ ...state, callId, contactId, caller }, call, at);
  if (state.at === 'grace') return toldInGrace(state, call, at);
  return isFree(state) && ringsHere(call) ? incoming(call, at) : state;
}

/** A tap still in its grace has told nobody: who else rings now comes first. */
function toldInGrace(state: Grace, call: CallView, at: EpochMs): CallState {
  if (ringsHere(call))
    return call.contactId === state.contactId ? { ...state, rungBy: call } : incoming(call, at);
  return state.rungBy?.callId === call.callId ? { ...state, rungBy: null } : state;
}

function ringsHere(call: CallView): boolean {
  const isUnanswered = call.state === 'looking' || call.state === 'ringing';
  return isUnanswered && call.caller !== call.you && !call.elsewhere;
}

function incoming({ callId, contactId, caller, answersItself, invitedBy }: CallView, at: EpochMs): CallState {
  const invitation = invitedBy === undefined ? {} : { invitedBy };
  const rings = { at: 'incoming', callId, contactId, caller, ...invitation } as const;
  return answersItself ? { ...rings, answersAt: at + ANNOUNCE_MS } : rings;
}

function ringingOn({ at, callId, contactId, caller }: Incoming): CallState {
  return { at, callId, contactId, caller };
}

function resumed(call: CallView, at: EpochMs): CallState {
  const { callId, contactId, caller, state } = call;
  const named = { callId, contactId, caller };
  if (state === 'connecting' || state === 'connected') {
    const since = call.connectedAt ?? call.answeredAt ?? at;
    return { ...named, at: state, since, reconnecting: true };
  }
  return state !== 'ended' && caller === call.you ? { ...named, at: state } : IDLE;
}

function toldOfMine(state: Exclude<CallState, { at: 'idle' }>, call: CallView, at: EpochMs): CallState {
  if (state.at === 'over') return call.state === 'ended' ? overAsTold(call, at) : state;
  if (call.elsewhere) return IDLE;
  switch (call.state) {
    case 'looking':
    case 'ringing':
      if (isAnnounced(state) && !call.answersItself) return ringingOn(state);
      return isOutgoing(state) ? outgoing(state, call.state) : state;
    case 'connecting':
      return isTalking(state) ? state : talking(state, 'connecting', call.answeredAt ?? at);
    case 'connected':
      return state.at === 'connected' ? state : talking(state, 'connected', call.connectedAt ?? at);
    case 'ended':
      return overAsTold(call, at);
    default:
      return call.state satisfies never;
  }
}

function broken(state: Talking, searching: boolean): Talking {
  const isNews = !state.reconnecting || searching !== (state.searching === true);
  return isNews ? { ...state, reconnecting: true, searching } : state;
}

function outgoing(state: Named & { at: string }, at: 'looking' | 'ringing'): CallState {
  const { callId, contactId, caller } = state;
  return state.at === at ? (state as Outgoing) : { at, callId, contactId, caller };
}

function talking(state: Named, at: 'connecting' | 'connected', since: EpochMs): CallState {
  const { callId, contactId, caller } = state;
  const reconnecting = 'reconnecting' in state && state.reconnecting === true;
  return { at, callId, contactId, caller, since, reconnecting };
}

function over(state: Outgoing | Incoming | Talking, outcome: Outcome, endedAt: EpochMs): CallState {
  const { callId, contactId, caller } = state;
  const spokeMs = state.at === 'connected' ? Math.max(0, endedAt - state.since) : null;
  return { at: 'over', callId, contactId, caller, outcome, endedAt, spokeMs };
}

function overAsTold(call: CallView, at: EpochMs): CallState {
  const { callId, contactId, caller, connectedAt } = call;
  const endedAt = call.endedAt ?? at;
  const spokeMs = connectedAt === null ? null : Math.max(0, endedAt - connectedAt);
  const ended = { callId, contactId, caller, outcome: call.outcome ?? 'failed', endedAt, spokeMs };
  return { at: 'over', ...ended, ...(call.endedBy === 'house' ? { byHouse: true } : {}) };
}

/** What to call the end of a call that the server does not know (any more). */
function fallenOutcome(state: Outgoing | Incoming | Talking): Outcome {
  if (state.at === 'connected') return 'completed';
  return state.at === 'incoming' ? 'missed' : 'failed';
}
