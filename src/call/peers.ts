import { type ReadonlySignal, signal } from '@preact/signals';
import type { Signal } from '../protocol/live.ts';
import type { Id } from '../protocol/primitives.ts';
import { createPeer, type Peer, type PeerDeps } from './peer.ts';

/** A relative has a phone, a tablet, a computer at work; more than four ringing pages cost the tablet too much. */
const MOST_PEERS = 4;

export interface Peers {
  /** The one we talk to, or will talk to if its person answers here. */
  readonly chosen: ReadonlySignal<Peer | null>;
  /** Caller: that endpoint rings, so the way to it is built now. */
  prepare(endpointId: Id): void;
  /** Caller: that endpoint answered (or came back as a new page). The others are closed. */
  choose(endpointId: Id): void;
  /** Callee: the other side is that endpoint now; a way to another one is dead. */
  expect(endpointId: Id): void;
  /** Caller: offers again to those who are not reached yet, because steps may have been lost with the socket. */
  renew(): void;
  /** Caller: throws the connection to the chosen endpoint away and builds another. */
  rebuild(): void;
  /** A step from an endpoint. To a callee, whoever offers is the caller. */
  receive(from: Id, step: Signal, isCaller: boolean): void;
  /** The page at the other end is hidden: its picture may stop, and nobody is to blame. */
  readonly away: ReadonlySignal<boolean>;
  /** Says something to the one we talk to. */
  tell(step: Signal): void;
  /** Goes on with this connection, of another call of this page; gives the one that was chosen away, unclosed. */
  swap(peer: Peer | null): Peer | null;
  closeAll(): void;
}

/** The connections of one call: one for each page that rings, one of which is chosen by who answers first. */
export function createPeers(given: Omit<PeerDeps, 'onCollision'>): Peers {
  const peers = new Map<Id, Peer>();
  const chosen = signal<Peer | null>(null);
  const away = signal(false);
  const deps = {
    ...given,
    onCollision(endpointId: Id) {
      if (chosen.value?.endpointId === endpointId) rebuild();
    },
  };
  /** Which of the other's connections the callee talks to: the session id of its offers (RFC 8866 §5.2). */
  let session: string | null = null;

  function build(endpointId: Id, offers: boolean): Peer {
    peers.get(endpointId)?.close();
    const peer = createPeer(endpointId, offers, deps);
    peers.set(endpointId, peer);
    return peer;
  }

  function keepOnly(peer: Peer | null) {
    for (const [endpointId, other] of peers) {
      if (other === peer) continue;
      other.close();
      peers.delete(endpointId);
    }
    away.value &&= chosen.value === peer;
    chosen.value = peer;
  }

  function rebuild() {
    if (chosen.value !== null) keepOnly(build(chosen.value.endpointId, true));
  }

  function receiveAsCallee(from: Id, step: Signal) {
    if (step.type === 'description' && step.description.type === 'offer') {
      const offered = sessionOf(step.description.sdp);
      // The caller's page was loaded anew, or gave up on the old connection: its offers do not fit ours.
      if (!peers.has(from) || offered !== session) keepOnly(build(from, false));
      session = offered;
    }
    peers.get(from)?.receive(step);
  }

  return {
    chosen,
    away,
    tell(step) {
      if (chosen.value) deps.send(chosen.value.endpointId, step);
    },
    prepare(endpointId) {
      if (!peers.has(endpointId) && peers.size < MOST_PEERS) build(endpointId, true);
    },
    choose: (endpointId) => keepOnly(peers.get(endpointId) ?? build(endpointId, true)),
    expect(endpointId) {
      if (chosen.value !== null && chosen.value.endpointId !== endpointId) keepOnly(null);
    },
    renew() {
      for (const peer of peers.values()) if (peer.state() !== 'connected') peer.restart(true);
    },
    rebuild,
    receive(from, step, isCaller) {
      if (step.type === 'away') away.value = step.away && chosen.value?.endpointId === from;
      else if (isCaller) peers.get(from)?.receive(step);
      else receiveAsCallee(from, step);
    },
    swap(peer) {
      const before = chosen.value;
      if (before) peers.delete(before.endpointId);
      if (peer) peers.set(peer.endpointId, peer);
      keepOnly(peer);
      return before;
    },
    closeAll() {
      keepOnly(null);
      session = null;
    },
  };
}

function sessionOf(sdp: string): string | null {
  return /^o=\S+ (\S+)/m.exec(sdp)?.[1] ?? null;
}
