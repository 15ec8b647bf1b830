import type { PeerState } from './peer.ts';
import type { Clock, Timers } from './ports.ts';

/** `disconnected` often heals by itself within a moment; longer, and we look for another way. */
const PATIENCE_MS = 2_000;
/** Between two attempts. A storm of offers makes it worse (measured: 0.4 s became 5 s). */
const AGAIN_MS = 5_000;
/** What was tried before the new network was fully there found no way over it. */
const ONCE_MORE_MS = 1_000;
/** A connection that does not come back within this is replaced. */
const REBUILD_MS = 20_000;
/** One that never was up is not worth as much patience. */
const REBUILD_NEW_MS = 10_000;
/** So long, and people read who is being looked for: *coming back* has become a promise. */
const LONG_MS = 15_000;
/** Then it is over. A box that restarts and a tablet that is loaded anew are back within this. */
const GIVE_UP_MS = 60_000;
const LOOK_MS = 500;

export type RecoveryDeps = {
  clock: Clock;
  timers: Timers;
  /** Of the chosen connection; null while there is none (the other's page is being loaded again). */
  state(): PeerState | null;
  isLineOpen(): boolean;
  /** The caller's side offers; two offerers would only collide. */
  isCaller: boolean;
  /** This page found the call again after a reload: the call was up before. */
  isResumed: boolean;
  /** ICE restart. `again`: though an offer is out, because its answer cannot come any more. */
  restart(again: boolean): void;
  /** Throws the connection away and builds another. */
  rebuild(): void;
  /** It does not work at this moment; `isLong`: and has not for a while. Said again and again. */
  onBroken(isLong: boolean): void;
  onMended(): void;
  /** Closed by the other side while nobody could tell us: it hung up. */
  onGone(): void;
  onGiveUp(): void;
};

export interface Recovery {
  /** The connection, the line or the choice of peer changed. */
  look(): void;
  /** The network changed: the old way may be dead though nobody noticed. */
  networkChanged(): void;
  /** A new socket is open. */
  lineOpened(): void;
  /** Nothing arrives, though the browser has not noticed yet; or something does again. */
  silent(isSilent: boolean): void;
}

/*
 *                    2 s, or failed: ICE restart     20 s: new connection     60 s
 *     up ──▶ down ─────────┬──── every 5 s ──────┬──────── every 20 s ─────┬──────▶ give up
 *      ▲                   │                     │                         │
 *      └───────────────────┴─────────────────────┘
 */

/** Brings a call back: runs from the answer to the end of it. */
export function startRecovery(deps: RecoveryDeps, signal: AbortSignal): Recovery {
  const { clock } = deps;
  let downSince: number | null = clock.now();
  let triedAt = downSince;
  let rebuiltAt = downSince;
  let wasUp = deps.isResumed;
  let restartDue = false;
  let isSilent = false;
  let timer: unknown;
  let onceMore: unknown;

  function seen(): PeerState | null {
    const state = deps.state();
    return isSilent && state === 'connected' ? 'disconnected' : state;
  }

  function look() {
    if (signal.aborted) return;
    const state = seen();
    if (state === 'connected') return up();
    if (state === 'gone' && !deps.isLineOpen()) return deps.onGone();
    if (downSince === null) {
      downSince = triedAt = rebuiltAt = clock.now();
      triedAt -= AGAIN_MS - PATIENCE_MS;
    }
    const now = clock.now();
    const isLong = now - downSince >= LONG_MS;
    // One that never was up is *connecting*, but not for ever.
    if (wasUp || isLong) deps.onBroken(isLong);
    attempt(state, now, downSince);
    deps.timers.clearTimeout(timer);
    if (!signal.aborted) timer = deps.timers.setTimeout(look, LOOK_MS);
  }

  function up() {
    deps.timers.clearTimeout(timer);
    if (downSince !== null) deps.onMended();
    downSince = null;
    wasUp = true;
  }

  function attempt(state: PeerState | null, now: number, since: number) {
    if (now - since >= GIVE_UP_MS) return deps.onGiveUp();
    if (!deps.isLineOpen() || !deps.isCaller || state === null) return;
    const patience = wasUp ? REBUILD_MS : REBUILD_NEW_MS;
    if (now - rebuiltAt >= patience || (state === 'gone' && now - triedAt >= AGAIN_MS)) {
      rebuiltAt = triedAt = now;
      deps.rebuild();
    } else if (now - triedAt >= AGAIN_MS || (state === 'failed' && now - triedAt >= PATIENCE_MS)) {
      triedAt = now;
      // After so long without an answer, none is coming.
      deps.restart(true);
    }
  }

  function restartNow(again: boolean) {
    restartDue = false;
    triedAt = clock.now();
    deps.restart(again);
    deps.timers.clearTimeout(onceMore);
    onceMore = deps.timers.setTimeout(() => {
      if (!signal.aborted && seen() !== 'connected' && deps.isLineOpen()) deps.restart(false);
    }, ONCE_MORE_MS);
  }

  signal.addEventListener('abort', () => {
    deps.timers.clearTimeout(timer);
    deps.timers.clearTimeout(onceMore);
  });
  look();
  return {
    look,
    networkChanged() {
      restartDue = true;
      if (deps.isLineOpen()) restartNow(false);
    },
    lineOpened() {
      // Media that runs is left alone: a dead socket is no reason to touch it.
      if (restartDue || ((deps.isCaller || isSilent) && downSince !== null && deps.state() !== 'gone'))
        restartNow(true);
      look();
    },
    silent(now) {
      isSilent = now;
      look();
    },
  };
}
