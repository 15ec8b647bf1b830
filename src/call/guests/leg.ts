import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Signal } from '../../protocol/live.ts';
import type { Id } from '../../protocol/primitives.ts';
import { startGoverning } from '../governing.ts';
import type { Peer } from '../peer.ts';
import { createPeers } from '../peers.ts';
import type { CallDeps } from '../ports.ts';
import type { Recovery } from '../recovery.ts';
import { MOST_IN_A_FAMILY } from '../sending.ts';
import { startTalk } from '../talk.ts';

export type LegDeps = CallDeps & {
  /** This side makes the connections; of each two, one does. */
  offers: boolean;
  /** Of the call that this way is, if it is one of its own: the server gives it a share. */
  callId?: Id;
  say(to: Id, step: Signal): void;
  /** For a minute no connection to them could be had. */
  onLost(): void;
};

/** The way to one other page of a family call: connected, watched and brought back like that of any call. */
export interface Leg {
  readonly remote: ReadonlySignal<MediaStream | null>;
  readonly hasPicture: ReadonlySignal<boolean>;
  readonly isBroken: ReadonlySignal<boolean>;
  /** That page rings: the way there is built, and nothing is sent on it yet. */
  prepare(endpointId: Id): void;
  /** That page is in the call: sends and shows. The same again changes nothing. */
  meet(endpointId: Id): void;
  receive(from: Id, step: Signal): void;
  lineOpened(): void;
  /** Gives the running connection away; from now on `look` hears of its changes. Null: there is none. */
  release(look: () => void): Peer | null;
  close(): void;
}

export function createLeg(deps: LegDeps): Leg {
  const ending = new AbortController();
  const hasPicture = signal(false);
  const isBroken = signal(false);
  let recovery: Recovery | null = null;
  let look = () => recovery?.look();
  const peers = createPeers({ ...deps, send: deps.say, onChange: () => look() });

  function talk() {
    if (recovery) return;
    govern();
    recovery = startTalk(
      {
        ...deps,
        peers,
        isCaller: deps.offers,
        isResumed: false,
        onArrived: () => undefined,
        onPicture: (moves) => {
          hasPicture.value = moves;
        },
        onBroken: () => {
          isBroken.value = true;
        },
        onMended: () => {
          isBroken.value = false;
        },
        // Only the server's word, or nobody's for a minute, takes a face away.
        onGone: () => undefined,
        onGiveUp: deps.onLost,
      },
      ending.signal,
    );
  }

  function govern() {
    const most = () => MOST_IN_A_FAMILY;
    startGoverning(
      { ...deps, peers, most, callId: deps.callId ?? null, onThin: () => undefined },
      ending.signal,
    );
  }

  return {
    remote: computed(() => peers.chosen.value?.remote ?? null),
    hasPicture,
    isBroken,
    prepare: peers.prepare,
    meet(endpointId) {
      if (deps.offers) peers.choose(endpointId);
      else peers.expect(endpointId);
      talk();
    },
    receive: (from, step) => peers.receive(from, step, deps.offers),
    lineOpened: () => recovery?.lineOpened(),
    release(next) {
      ending.abort();
      look = next;
      return peers.swap(null);
    },
    close() {
      ending.abort();
      peers.closeAll();
    },
  };
}
