import { type ReadonlySignal, untracked } from '@preact/signals';
import { startArrivalWatch } from './arrival.ts';
import type { CallState } from './call-state.ts';
import { fetchHolding } from './holding.ts';
import type { Peers } from './peers.ts';
import type { CallDeps } from './ports.ts';
import { type Recovery, startRecovery } from './recovery.ts';
import { whileOn } from './while-on.ts';

/** `view`: of a call of this page's own, whose figures are told. */
type Given = 'line' | 'media' | 'clock' | 'timers' | 'network' | 'performance' | 'calm';
export type TalkDeps = Pick<CallDeps, Given> & {
  peers: Peers;
  view?: ReadonlySignal<CallState>;
  isCaller: boolean;
  isResumed: boolean;
  onArrived(): void;
  onPicture(moves: boolean): void;
  onBroken(isLong: boolean): void;
  onMended(): void;
  onGone(): void;
  onGiveUp(): void;
};

/** What runs from the answer to the end: sends our sound and picture, sees theirs arrive, brings the connection back. */
export function startTalk(deps: TalkDeps, signal: AbortSignal): Recovery {
  const { peers, media, line, network } = deps;
  whileOn(signal, () => {
    const stream = media.stream.value;
    const peer = peers.chosen.value;
    untracked(() => peer?.attach(stream));
  });
  const recovery = startRecovery(
    {
      ...deps,
      state: () => peers.chosen.peek()?.state() ?? null,
      isLineOpen: () => line.connected.peek(),
      restart: (again) => peers.chosen.peek()?.restart(again),
      rebuild: peers.rebuild,
    },
    signal,
  );
  watchArrivals(deps, signal);
  whileOn(signal, () => {
    peers.chosen.value;
    untracked(recovery.look);
  });
  whileOn(signal, () => {
    // A page that loses its server may have lost the other side with it: that is when *gone* means *hung up*.
    if (!line.connected.value) untracked(recovery.look);
  });
  network.addEventListener('online', () => recovery.networkChanged(), { signal });
  fetchHolding(deps.calm).then(
    ({ startHold }) => signal.aborted || startHold({ ...deps, recovery }, signal),
    () => undefined,
  );
  return recovery;
}

/** One watch at a time, on the connection that is chosen now. */
function watchArrivals({ peers, timers, onArrived, onPicture }: TalkDeps, signal: AbortSignal): void {
  let watch = new AbortController();
  signal.addEventListener('abort', () => watch.abort());
  whileOn(signal, () => {
    const peer = peers.chosen.value;
    watch.abort();
    watch = new AbortController();
    const { connection } = peer ?? {};
    untracked(() => {
      onPicture(false);
      if (connection) startArrivalWatch({ connection, timers, onArrived, onPicture }, watch.signal);
    });
  });
}
