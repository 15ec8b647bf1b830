import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { CallView, ServerMessage } from '../protocol/live.ts';
import type { Id } from '../protocol/primitives.ts';
import { beginning } from './beginning.ts';
import type { CallScreen } from './call-state.ts';
import type { Begun, CallControl, CallDeps, Guests } from './ports.ts';

/** A file that did not come is asked for again, for as long as the page is open. */
const AGAIN_MS = 2_000;

type CreateCall = (deps: CallDeps, stop: AbortSignal) => CallControl;

const fetchWhole = (): Promise<CreateCall> => import('./call.ts').then(({ createCall }) => createCall);

export interface CallSoon extends CallControl {
  /** Nothing better is to be done now: fetches the machinery. A tap and a ring do so by themselves. */
  fetch(): void;
}

/**
 * The calls of one page while their machinery (`call.ts`) is not here yet, and with it from then on: no first screen
 * waits for it. Meanwhile a tap has its card at once, and what the server says is kept; either fetches it without delay.
 *
 * @param fetchCall asked again when it fails; tests bring their own
 */
export function createCallSoon(deps: CallDeps, stop: AbortSignal, fetchCall = fetchWhole): CallSoon {
  const { timers } = deps;
  const whole = signal<CallControl | null>(null);
  const tap = createTap(deps);
  let isFetching = false;
  let again: unknown;

  function fetch() {
    if (isFetching || stop.aborted) return;
    isFetching = true;
    timers.clearTimeout(again);
    fetchCall().then(take, (error: unknown) => {
      console.error(error);
      isFetching = false;
      if (!stop.aborted) again = timers.setTimeout(fetch, AGAIN_MS);
    });
  }
  const early = keepEarly(deps.line, fetch);

  function take(createCall: CreateCall) {
    if (stop.aborted) return;
    // In one step: nothing is drawn in between.
    batch(() => {
      const call = createCall({ ...deps, early: early.end() }, stop);
      tap.handTo(call);
      whole.value = call;
    });
  }

  stop.addEventListener('abort', () => {
    timers.clearTimeout(again);
    early.end();
    tap.leave();
  });
  const later = <T>(read: (call: CallControl) => ReadonlySignal<T>, before: T) =>
    computed(() => (whole.value ? read(whole.value).value : before));
  const leave = (verb: 'cancel' | 'decline' | 'hangUp') => () => (whole.peek()?.[verb] ?? tap.leave)();
  return {
    view: computed(() => (whole.value ?? tap).view.value),
    remote: later(({ remote }) => remote, null),
    local: deps.media.stream,
    remotePaused: later(({ remotePaused }) => remotePaused, false),
    remoteHasPicture: later(({ remoteHasPicture }) => remoteHasPicture, false),
    thin: later(({ thin }) => thin, false),
    guests: later<Guests>(({ guests }) => guests, { others: [], invitable: [], refused: null }),
    fetch,
    invite: (contactId) => whole.peek()?.invite(contactId),
    start(contactId, begun) {
      (whole.peek() ?? tap).start(contactId, begun);
      fetch();
    },
    cancel: leave('cancel'),
    answer: () => whole.peek()?.answer(),
    decline: leave('decline'),
    hangUp: leave('hangUp'),
    dismiss: () => whole.peek()?.dismiss(),
  };
}

/** What the server says of calls, from its last welcome on: that one names all of them. `onCall`: one is on. */
function keepEarly(line: CallDeps['line'], onCall: () => void) {
  let kept: ServerMessage[] = [];
  function hear(message: ServerMessage) {
    if (message.type === 'welcome') kept = [message];
    else if (message.type.startsWith('call.')) kept.push(message);
    if (callsIn(message).some(({ state }) => state !== 'ended')) onCall();
  }
  const stop = line.onMessage(hear);
  const welcome = line.welcome.peek();
  if (line.connected.peek() && welcome !== null) hear(welcome);
  return {
    end() {
      stop();
      return kept;
    },
  };
}

function callsIn(message: ServerMessage): readonly CallView[] {
  if (message.type === 'welcome') return message.calls;
  return message.type === 'call.state' ? [message.call] : [];
}

/** A tap that waits for the machinery. Nobody is rung yet: to take it back is to leave its card. */
function createTap(deps: CallDeps) {
  const { media } = deps;
  const view = signal<CallScreen>({ at: 'idle' });
  let tapped: (Begun & { contactId: Id }) | null = null;

  function end() {
    tapped = null;
    view.value = { at: 'idle' };
  }

  return {
    view,
    start(contactId: Id, begun = beginning(deps)) {
      if (tapped !== null) return;
      tapped = { ...begun, contactId };
      const { callId, endsAt } = begun;
      view.value =
        endsAt === null ? { at: 'looking', callId, contactId } : { at: 'grace', contactId, endsAt };
      media.warm();
    },
    leave() {
      if (tapped === null) return;
      end();
      media.release();
    },
    /** The call goes on with it, in what is left of its grace. */
    handTo(call: CallControl) {
      if (tapped === null) return;
      call.start(tapped.contactId, tapped);
      end();
    },
  };
}
