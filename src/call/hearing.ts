import type { ErrorCode } from '../protocol/errors.ts';
import type { CallView, ServerMessage } from '../protocol/live.ts';
import type { Id } from '../protocol/primitives.ts';
import { type CallEvent, type CallState, isOn, isOutgoing, isTalking } from './call-state.ts';
import { type Keeper, RESUME_WITHIN_MS } from './keeper.ts';
import type { Peers } from './peers.ts';
import type { ActiveCall, CallDeps } from './ports.ts';
import type { Recovery } from './recovery.ts';
import type { Words } from './words.ts';

export type HearingDeps = CallDeps & {
  state(): CallState;
  dispatch(event: CallEvent): void;
  words: Words;
  keeper: Keeper;
  peers: Peers;
  recovery(): Recovery | null;
};

type Message<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>;

/**
 * Takes the server's messages, one after the other, until `signal`. What comes before the note of the last page load is
 * read waits for it: a welcome means something else with it.
 */
export function startHearing(deps: HearingDeps, signal: AbortSignal): void {
  const { line } = deps;
  let note: ActiveCall | null = null;
  let early: ServerMessage[] | null = [...(deps.early ?? [])];

  function hear(message: ServerMessage) {
    if (signal.aborted) return;
    if (message.type === 'welcome') {
      hearWelcome(deps, message, note);
      note = null;
    } else hearMessage(deps, message);
  }

  const stop = line.onMessage((message) => (early === null ? hear(message) : early.push(message)));
  signal.addEventListener('abort', stop);
  const welcome = line.welcome.peek();
  if (!deps.early && line.connected.peek() && welcome !== null) early.push(welcome);
  void deps.memory
    .load()
    .catch(() => null)
    .then((loaded) => {
      note = loaded;
      const waiting = early ?? [];
      early = null;
      for (const message of waiting) hear(message);
    });
}

function hearMessage(deps: HearingDeps, message: ServerMessage): void {
  const { peers, side } = deps;
  const state = deps.state();
  switch (message.type) {
    case 'call.state':
      hearState(deps, message.call, message.replaces);
      break;
    case 'call.endpoint':
      if (isOutgoing(state) && state.callId === message.callId) peers.prepare(message.endpointId);
      break;
    case 'call.signal':
      if (isOn(state) && state.callId === message.callId)
        peers.receive(message.from, message.signal, state.caller === side);
      break;
    case 'refused':
      hearRefused(deps, message);
      break;
    default:
    // The rest is for `sync`.
  }
}

/**
 * A new socket, which stands in no call yet. First this page says where it is, then it hears what changed: a signal to
 * the other side passes only from within the call.
 */
function hearWelcome(deps: HearingDeps, welcome: Message<'welcome'>, note: ActiveCall | null): void {
  if (note !== null) resume(deps, note, welcome.calls);
  returnTo(deps, welcome.calls);
  deps.recovery()?.lineOpened();
  for (const call of welcome.calls) hearState(deps, call, null);
  deps.words.repeat();
}

/** This page was loaded anew: takes up its call, or says the hang-up that never went out. */
function resume(deps: HearingDeps, note: ActiveCall, calls: readonly CallView[]): void {
  const { words, keeper, clock, dispatch } = deps;
  const { callId, hungUpAt } = note;
  const call = calls.find((one) => one.callId === callId);
  if (hungUpAt !== null) {
    keeper.keep(note);
    keeper.keepHungUp(hungUpAt);
    words.keep({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 }, hungUpAt);
  } else if (call !== undefined && !call.elsewhere && clock.now() - note.at < RESUME_WITHIN_MS) {
    dispatch({ type: 'resumed', call, at: clock.now() });
  } else {
    void deps.memory.save(null).catch(() => undefined);
  }
}

/** Says that this page is still in the call it was in, or gives up a ring that is over. */
function returnTo(deps: HearingDeps, calls: readonly CallView[]): void {
  const { line, words, peers, clock, dispatch } = deps;
  const state = deps.state();
  if (!isOn(state)) return;
  const { callId } = state;
  const isKnown = calls.some((call) => call.callId === callId);
  if (state.at === 'incoming') {
    if (isKnown) line.send({ type: 'call.ringing', callId });
    else dispatch({ type: 'refused', callId, outcome: 'missed', at: clock.now() });
    return;
  }
  // Who has not been heard is not in the call yet: the word itself brings us there.
  const said = words.pending(callId);
  if (said === 'call.start' || said === 'call.answer') return;
  line.send({ type: 'call.rejoin', callId });
  if (isOutgoing(state)) peers.renew();
}

function hearState(deps: HearingDeps, told: CallView, replaces: Id | null): void {
  const { words, keeper, clock, dispatch } = deps;
  // The server's yes is not enough: what is set at this device counts, too, and may still be on its way there.
  const answersItself = told.answersItself === true && deps.mayAnswerItself?.(told.contactId) === true;
  const call = { ...told, answersItself };
  if (settle(deps, call, replaces)) return;
  if (ringsWhileBusy(deps, call, replaces)) {
    words.say({ type: 'call.decline', callId: call.callId, reason: 'busy' });
    return;
  }
  dispatch({ type: 'told', call, replaces, at: clock.now() });
  if (call.state === 'ended') keeper.forget(call.callId);
  connect(deps, call);
}

/**
 * Compares the server's word with ours.
 * @returns whether we have left this call, so that only its end is news.
 */
function settle({ words, keeper }: HearingDeps, call: CallView, replaces: Id | null): boolean {
  const { callId, state } = call;
  if (replaces !== null) {
    const said = words.pending(replaces);
    words.confirm(replaces);
    // Taken back before we heard that it had become another: that one is taken back too.
    if (said === 'call.end' && state !== 'ended')
      words.say({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 });
  }
  const said = words.pending(callId);
  const isRinging = state === 'looking' || state === 'ringing';
  const hasLeft = said === 'call.end' || said === 'call.decline';
  if (hasLeft && state !== 'ended' && !call.elsewhere) return true;
  const isHeard = said === 'call.start' || (said === 'call.answer' && !isRinging) || hasLeft;
  if (isHeard || state === 'connected' || state === 'ended') words.confirm(callId);
  if (hasLeft) keeper.forget(callId);
  return false;
}

/**
 * In a call of one's own, or in another of this page. Who is being rung is not busy: the second one waits. Nor is who
 * rings the very person that rings here: the server is about to make one call of the two.
 */
function ringsWhileBusy(deps: HearingDeps, call: CallView, replaces: Id | null): boolean {
  const state = deps.state();
  const rings = call.caller !== call.you && !call.elsewhere && isUnanswered(call);
  if (!rings || (isOn(state) && (state.callId === call.callId || state.callId === replaces))) return false;
  if (isOutgoing(state)) return state.contactId !== call.contactId;
  return isTalking(state) || deps.isBusy?.() === true;
}

/** Follows the server's word on who is at the other end. A peer that has not changed is never touched. */
function connect({ state, side, peers }: HearingDeps, call: CallView): void {
  const now = state();
  if (!isTalking(now) || now.callId !== call.callId || call.peer === null) return;
  if (now.caller === side) peers.choose(call.peer);
  else peers.expect(call.peer);
}

function hearRefused(deps: HearingDeps, { callId, refusal, outcome }: Message<'refused'>): void {
  const { words, keeper, clock, dispatch } = deps;
  if (callId === null) return;
  if (refusal.retry === 'later') {
    words.repeatLater();
    return;
  }
  words.confirm(callId);
  // What somebody over there would have said, had they been asked.
  const said = outcome ?? (NOT_NOW.includes(refusal.code) ? 'declined' : null);
  dispatch({ type: 'refused', callId, outcome: said, at: clock.now() });
  keeper.forget(callId);
}

const NOT_NOW: readonly ErrorCode[] = ['not-now', 'outside-hours', 'may-not-call'];

function isUnanswered(call: CallView): boolean {
  return call.state === 'looking' || call.state === 'ringing';
}
