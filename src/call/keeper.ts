import type { EpochMs, Id } from '../protocol/primitives.ts';
import type { Side } from '../protocol/records.ts';
import type { ActiveCall, CallMemory, Clock, Timers } from './ports.ts';

/** How stale the note of a running call may be when the page dies. */
const NOTE_MS = 5_000;
/** A page that comes back within this joins its call again. */
export const RESUME_WITHIN_MS = 60_000;

export interface Keeper {
  /** That call is on: noted now and every few seconds, until another verb. */
  keep(call: { callId: Id; contactId: Id; caller: Side }): void;
  /** Hung up; noted until `forget`, so that the word survives a reload too. */
  keepHungUp(at: EpochMs): void;
  /** No call, or that one is settled. Without `callId`: whatever it was. */
  forget(callId?: Id): void;
}

/** Keeps the note of the call where the next load of this page finds it. A note that fails is not worth a call. */
export function createKeeper(deps: { memory: CallMemory; clock: Clock; timers: Timers }): Keeper {
  const { memory, clock, timers } = deps;
  let kept: ActiveCall | null = null;
  let timer: unknown;
  let saving: Promise<void> = Promise.resolve();

  function save() {
    timers.clearTimeout(timer);
    const note = kept;
    // One after the other: a slow *on* must not overwrite a later *over*.
    saving = saving.then(() => memory.save(note)).catch(() => undefined);
  }

  function note() {
    if (kept === null) return;
    kept = { ...kept, at: clock.now() };
    save();
    timer = timers.setTimeout(note, NOTE_MS);
  }

  return {
    keep({ callId, contactId, caller }) {
      kept = { callId, contactId, caller, at: clock.now(), hungUpAt: null };
      note();
    },
    keepHungUp(at) {
      if (kept === null) return;
      kept = { ...kept, hungUpAt: at };
      save();
    },
    forget(callId) {
      if (kept === null || (callId !== undefined && kept.callId !== callId)) return;
      kept = null;
      save();
    },
  };
}
