import type { ClientMessage } from '../protocol/live.ts';
import type { EpochMs, Id } from '../protocol/primitives.ts';
import type { Clock, Line, Timers } from './ports.ts';

/** What a person decided about a call, and what must reach the server though it be away just now. */
export type Word = Extract<
  ClientMessage,
  { type: 'call.start' | 'call.answer' | 'call.decline' | 'call.connected' | 'call.end' }
>;

const MOST_AGO_MS = 86_400_000;
/** A server whose database is away says *later*. */
const LATER_MS = 2_000;

export interface Words {
  /** Says it on the next socket. `at`: when it was true. */
  keep(word: Word, at: EpochMs): void;
  /** Says it now, and again on every new socket until confirmed. A later word about a call replaces the earlier. */
  say(word: Word): void;
  /** The type of the word about that call which nobody confirmed, or null. */
  pending(callId: Id): Word['type'] | null;
  /** The server took the word, or will never. */
  confirm(callId: Id): void;
  /** A new socket: says what is still open. */
  repeat(): void;
  /** The server could not take it now: says all again in a moment, however many words were refused meanwhile. */
  repeatLater(): void;
}

/**
 * Words that are not lost. A sent word is not a heard one: the socket may have been dead already, so each is kept until
 * the server answers it.
 */
export function createWords({ line, clock, timers }: { line: Line; clock: Clock; timers: Timers }): Words {
  const open = new Map<Id, { word: Word; at: EpochMs }>();
  let later: unknown;

  function send({ word, at }: { word: Word; at: EpochMs }) {
    const agoMs = Math.min(MOST_AGO_MS, Math.max(0, clock.now() - at));
    line.send(word.type === 'call.end' ? { ...word, agoMs } : word);
  }

  function repeat() {
    for (const said of open.values()) send(said);
  }

  return {
    keep: (word, at) => void open.set(word.callId, { word, at }),
    say(word) {
      const said = { word, at: clock.now() };
      open.set(word.callId, said);
      send(said);
    },
    pending: (callId) => open.get(callId)?.word.type ?? null,
    confirm: (callId) => void open.delete(callId),
    repeat,
    repeatLater() {
      timers.clearTimeout(later);
      later = timers.setTimeout(repeat, LATER_MS);
    },
  };
}
