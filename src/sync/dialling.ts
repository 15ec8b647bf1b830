import { type ReadonlySignal, signal } from '@preact/signals';
import { CLOSE } from '../protocol/live.ts';
import { backoffMs, LAST_STEP } from './backoff.ts';
import type { Connection } from './connection.ts';
import type { Timers } from './timers.ts';

/** A new network brings several events at once (`online`, `change`, …): one dial for all of them. */
const DEBOUNCE_MS = 120;
/** A connection that lasted this long was a good one: the next break starts again with the shortest wait. */
const SETTLED_MS = 5_000;
/** How soon a connection must prove itself when there is reason for doubt. */
const DOUBT_MS = 2_000;

/*
 *     connecting ── welcome ──▶ open
 *         ▲   └────── ended ──┐   │ ended, network changed
 *         │                   ▼   ▼
 *         └── time is up ──── waiting ── 4401, 4426 ──▶ stays there: `stopped`
 */
export type LiveState = 'connecting' | 'open' | 'waiting';

/** Keeps one connection: dials, waits, dials again, until the server says that it is no use. */
export interface Dialling {
  readonly state: ReadonlySignal<LiveState>;
  /** Why nothing is dialled any more. */
  readonly stopped: ReadonlySignal<'signed-out' | 'outdated' | null>;
  readonly connection: () => Connection | null;
  /** The connection was welcomed. */
  welcomed(): void;
  /** Something else is underneath: whatever this connection is, it is the wrong one. */
  redial(): void;
  /** Something may have changed: stop waiting, or see whether anybody is still there. */
  nudge(): void;
  /** The credential is good again: dials, if nothing was dialled for the lack of one. */
  revive(): void;
  /** A call is on, or rings: until `over` no wait is longer than 0.6 s. */
  hurry(over: AbortSignal): void;
  /** The network says that it is gone. It may be wrong, so the dialling goes on. */
  lost(): void;
}

export type DiallingOptions = {
  open(onEnd: (code: number | null) => void): Connection;
  timers: Timers;
  random: () => number;
  /** This device's clock. */
  now: () => number;
};

export function startDialling(options: DiallingOptions, abort: AbortSignal): Dialling {
  const { open, timers, random, now } = options;
  const state = signal<LiveState>('connecting');
  const stopped = signal<'signed-out' | 'outdated' | null>(null);
  let connection: Connection | null = null;
  let timer: unknown;
  let failures = 0;
  let openSince = 0;
  const calls = new Set<AbortSignal>();
  /** The network is being changed: whatever else is said about it, a dial before the wait is over comes too early. */
  let isChanging = false;

  function dial() {
    timers.clearTimeout(timer);
    isChanging = false;
    state.value = 'connecting';
    connection = open(ended);
  }

  function dialIn(ms: number) {
    connection?.drop();
    connection = null;
    timers.clearTimeout(timer);
    timer = timers.setTimeout(dial, ms);
    state.value = 'waiting';
  }

  function ended(code: number | null) {
    isChanging = false;
    if (state.value === 'open' && now() - openSince >= SETTLED_MS) failures = 0;
    const isTooMany = code === CLOSE.tooMany;
    if (isTooMany) failures = LAST_STEP;
    dialIn(backoffMs(failures, random, calls.size > 0 && !isTooMany));
    failures += 1;
    if (code === CLOSE.signedOut) stop('signed-out');
    if (code === CLOSE.oldProtocol) stop('outdated');
  }

  function stop(why: 'signed-out' | 'outdated' | null) {
    isChanging = false;
    connection?.drop();
    connection = null;
    timers.clearTimeout(timer);
    state.value = 'waiting';
    stopped.value = why;
  }

  const isOver = () => abort.aborted || stopped.value !== null;
  abort.addEventListener('abort', () => stop(stopped.value), { once: true });
  if (!abort.aborted) dial();

  return {
    state,
    stopped,
    connection: () => connection,
    welcomed() {
      openSince = now();
      state.value = 'open';
    },
    redial() {
      if (isOver()) return;
      failures = 0;
      isChanging = true;
      dialIn(DEBOUNCE_MS);
    },
    nudge() {
      if (isOver()) return;
      if (isChanging) return;
      if (state.value === 'waiting') dial();
      else connection?.ping(DOUBT_MS);
    },
    revive() {
      if (abort.aborted || stopped.value !== 'signed-out') return;
      stopped.value = null;
      failures = 0;
      dial();
    },
    hurry(over) {
      calls.add(over);
      over.addEventListener('abort', () => calls.delete(over));
    },
    lost() {
      if (!isOver()) ended(null);
    },
  };
}
