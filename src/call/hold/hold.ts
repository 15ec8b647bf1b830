import { type ReadonlySignal, untracked } from '@preact/signals';
import { type CallState, isTalking } from '../call-state.ts';
import type { Peers } from '../peers.ts';
import type { CallDeps } from '../ports.ts';
import type { Recovery } from '../recovery.ts';
import { setVideoActive } from '../sending.ts';
import { whileOn } from '../while-on.ts';
import { followCourse, type Marks } from './course.ts';
import { startPresence } from './presence.ts';
import { startRecording } from './recording.ts';
import { startStallWatch } from './stall-watch.ts';

/** So long without a byte, and there is reason to doubt the socket too. */
const DOUBT_MS = 1_000;
/** So long, and people should be told; the browser itself says so after five to seven seconds. */
const SILENT_MS = 2_000;
/** A word of the browser about the network explains a silence that is not further from it than this. */
const NEWS_MS = 10_000;

export type HoldDeps = Pick<CallDeps, 'line' | 'media' | 'clock' | 'timers' | 'network'> & {
  peers: Peers;
  recovery: Pick<Recovery, 'networkChanged' | 'silent'>;
  isCaller: boolean;
  performance: Marks;
  /** Of a call of this page's own: how it went is told. */
  view?: ReadonlySignal<CallState>;
};

/** Everything that watches over a call which is on, until `over`. */
export function startHold(deps: HoldDeps, over: AbortSignal): void {
  const { peers, line, clock, timers, network, view } = deps;
  const now = () => clock.now();
  const doubts = createDoubts(deps);
  whileOn(over, () => {
    if (!line.connected.value) doubts.dropped();
  });
  network.addEventListener('online', doubts.news, { signal: over });
  network.addEventListener('change', doubts.news, { signal: over });
  let watch = new AbortController();
  over.addEventListener('abort', () => watch.abort());
  whileOn(over, () => {
    const peer = peers.chosen.value;
    watch.abort();
    watch = new AbortController();
    // Its silence was the old connection's: of a new one its own state is believed.
    untracked(doubts.forget);
    if (peer) holdConnection(peer.connection, { timers, now, doubts }, watch.signal);
  });
  startPresence(deps, over);
  const talk = view?.peek();
  if (!view || !talk || !isTalking(talk)) return;
  const facts = followCourse({ ...deps, view, now }, over);
  const connection = () => peers.chosen.peek()?.connection ?? null;
  startRecording({ callId: talk.callId, facts, connection, line, timers, page: network }, over);
}

type Doubts = ReturnType<typeof createDoubts>;

/** What a silence is reason for, the longer it lasts. */
function createDoubts({ line, clock, recovery }: HoldDeps) {
  let newsAt = Number.NEGATIVE_INFINITY;
  /** The socket that was open before the network changed is gone: one that is open now belongs to the new one. */
  let isDropped = false;
  let quietMs = 0;
  let hasDoubted = false;
  let isSilent = false;

  function forget() {
    quietMs = 0;
    hasDoubted = isSilent = false;
    recovery.silent(false);
  }

  function consider() {
    if (hasDoubted || quietMs < DOUBT_MS) return;
    hasDoubted = true;
    if (clock.now() - newsAt > NEWS_MS) {
      // A socket that is dead takes offers and delivers them all at once, much later: better to know.
      line.nudge?.();
      return;
    }
    if (!isDropped || !line.connected.peek()) line.redial?.();
    recovery.networkChanged();
  }

  return {
    /** The browser says that the network changed, or that it guesses its speed anew: only with silence is it lost. */
    news() {
      newsAt = clock.now();
      isDropped = !line.connected.peek();
      hasDoubted = false;
      consider();
    },
    dropped() {
      isDropped = true;
    },
    quiet(ms: number) {
      quietMs = ms;
      consider();
      if (ms < SILENT_MS || isSilent) return;
      isSilent = true;
      recovery.silent(true);
    },
    forget,
    over() {
      // The socket's next try may be seconds away, or hang in the silence that is over.
      if (!line.connected.peek()) line.redial?.();
      forget();
    },
  };
}

type Watched = { timers: CallDeps['timers']; now: () => number; doubts: Doubts };

/**
 * While nothing arrives, sends no picture either: else it queues where the line is cut, congestion control takes fright,
 * and the face needs seconds after the line is back (measured: 2.2 to 3.5 s, with this 0.2 to 0.4). Sound goes on: by it the
 * other side sees the line come back.
 */
function holdConnection(
  connection: RTCPeerConnection,
  { timers, now, doubts }: Watched,
  signal: AbortSignal,
): void {
  let isHeld = false;
  const setPicture = (active: boolean) => {
    isHeld = !active;
    for (const { receiver, sender } of connection.getTransceivers())
      if (receiver.track.kind === 'video') void setVideoActive(sender, active, 'stall');
  };
  const onStall = (quietMs: number) => {
    if (!isHeld) setPicture(false);
    doubts.quiet(quietMs);
  };
  const onFlow = () => {
    setPicture(true);
    doubts.over();
  };
  startStallWatch({ connection, timers, now, onStall, onFlow }, signal);
}
