import type { EpochMs } from '../../protocol/primitives.ts';
import type { Side } from '../../protocol/records.ts';
import { CALLER_AWAY_MS, type CallEvent, isUnanswered, SIDE_AWAY_MS } from './call-state.ts';
import type { Hub } from './hub.ts';
import { type LiveCall, standing } from './live-call.ts';
import { ringEndsAt } from './ring-length.ts';
import type { Timers } from './timers.ts';

/** The waits of a call: nobody answers, or a page that should be there is not. */
export interface CallWatch {
  /** Sets the call's waits anew. Call after everything that happened to it or to its pages. */
  watch(live: LiveCall): void;
  stop(live: LiveCall): void;
}

type Deps = {
  hub: Hub;
  now: () => EpochMs;
  timers: Timers;
  /** Called when a wait is over. */
  passed: (live: LiveCall, event: CallEvent) => void;
};

const SIDES: readonly Side[] = ['tablet', 'relative'];

export function createCallWatch({ hub, now, timers, passed }: Deps): CallWatch {
  function wait(live: LiveCall, ms: number, event: () => CallEvent): void {
    live.waiting.add(timers.after(Math.max(0, ms), () => passed(live, event())));
  }

  function watchSide(live: LiveCall, side: Side): void {
    if (!shouldStand(live, side) || standing(live, side, hub)) {
      live.awaySince[side] = null;
      return;
    }
    const since = live.awaySince[side] ?? now();
    live.awaySince[side] = since;
    const limit = isUnanswered(live.call) ? CALLER_AWAY_MS : SIDE_AWAY_MS;
    wait(live, since + limit - now(), () => ({ type: 'away', who: side, agoMs: Math.max(0, now() - since) }));
  }

  function stop(live: LiveCall): void {
    for (const cancel of live.waiting) cancel();
    live.waiting.clear();
  }

  return {
    watch(live) {
      stop(live);
      if (live.call.state === 'ended') return;
      // A clock that went back makes nobody wait longer.
      const rungMs = Math.max(0, now() - live.call.startedAt);
      const ringMs = ringEndsAt(live.call) - live.call.startedAt;
      if (isUnanswered(live.call)) wait(live, ringMs - rungMs, () => ({ type: 'unanswered' }));
      for (const side of SIDES) watchSide(live, side);
    },
    stop,
  };
}

/** Nobody stands on the callee's side before the answer. */
function shouldStand({ call }: LiveCall, side: Side): boolean {
  return !isUnanswered(call) || side === call.caller;
}
