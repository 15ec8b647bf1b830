import type { Signal } from '../protocol/live.ts';
import { askThrift } from './thrift.ts';

export type NegotiationDeps = {
  connection: RTCPeerConnection;
  /** This side called: where offers collide it begins anew, and the other waits for that. */
  isCaller: boolean;
  send(signal: Signal): void;
  /** The other's offer is in place; the answer is about to be made. */
  beforeAnswer(): void;
  /** Said to the caller: both have an offer out, so this connection is of no use any more. */
  onCollision(): void;
};

type Described = Extract<Signal, { type: 'description' }>;

export interface Negotiation {
  /** Offers what the connection is now; replaces an offer that is still without answer. */
  offer(): Promise<void>;
  /** Takes one step of the other side. Steps are taken one after the other. */
  receive(signal: Signal): Promise<void>;
  /** An offer of ours is out, and no answer has come. */
  isWaiting(): boolean;
}

/**
 * Either side may offer at any time. When both do, perfect negotiation (W3C webrtc-pc, §10.7) would have one of them take
 * its own back; Chromium never shows that side's incoming picture again after it (seen in version 156: decoded, and not
 * drawn). So the caller builds another connection instead, and the callee says its offer again until the caller knows.
 * Wrong or late steps are dropped: what they leave broken is seen and mended by the recovery.
 */
export function createNegotiation(deps: NegotiationDeps): Negotiation {
  const { connection, isCaller, send } = deps;
  const early: RTCIceCandidateInit[] = [];
  let isMakingOffer = false;
  let isSettingAnswer = false;
  let isIgnoringOffer = false;
  let steps: Promise<void> = Promise.resolve();
  /** Offers made here; the number of the other's that is being answered; the other's newest one. */
  let made = 0;
  let answering: number | undefined;
  let newest: Signal | null = null;

  connection.addEventListener('icecandidate', ({ candidate }) => {
    // The end of the candidates is nothing to wait for: trickled ones are tried as they come.
    if (candidate?.candidate && !isActiveTcp(candidate))
      send({ type: 'candidate', candidate: plainCandidate(candidate) });
  });

  async function offer() {
    try {
      isMakingOffer = true;
      await connection.setLocalDescription();
      sendDescription();
    } catch {
      // Closed meanwhile, or the other's offer came first: there is nothing to offer any more.
    } finally {
      isMakingOffer = false;
    }
  }

  /** @param isAgain the same offer once more */
  function sendDescription(isAgain = false) {
    const description = connection.localDescription;
    if (description === null || description.type === 'pranswer') return;
    if (isAgain && description.type !== 'offer') return;
    const { type } = description;
    if (type === 'offer' && !isAgain) made += 1;
    const n = type === 'offer' ? made : answering;
    const sdp = askThrift(description.sdp);
    send({ type: 'description', description: { type, sdp, ...(n === undefined ? {} : { n }) } });
  }

  async function takeDescription({ n, ...description }: Described['description']) {
    // To an offer of ours that a newer one has replaced: with it the two ends would look for each other in vain.
    if (description.type === 'answer' && n !== undefined && n !== made) return;
    const isReady = !isMakingOffer && (connection.signalingState === 'stable' || isSettingAnswer);
    isIgnoringOffer = description.type === 'offer' && !isReady;
    if (isIgnoringOffer) return collide();
    isSettingAnswer = description.type === 'answer';
    try {
      await connection.setRemoteDescription(description);
    } finally {
      isSettingAnswer = false;
    }
    for (const candidate of early.splice(0)) await connection.addIceCandidate(candidate);
    if (description.type !== 'offer') return;
    answering = n;
    deps.beforeAnswer();
    await connection.setLocalDescription();
    sendDescription();
  }

  /** Theirs and ours crossed, or one of them was lost with a dead socket. */
  function collide() {
    if (!isCaller) sendDescription(true);
    // Whoever never answered this connection offers an older one.
    else if (connection.remoteDescription !== null) deps.onCollision();
  }

  async function takeCandidate(candidate: RTCIceCandidateInit | null) {
    if (candidate === null || isIgnoringOffer) return;
    if (connection.remoteDescription === null) early.push(candidate);
    else await connection.addIceCandidate(candidate);
  }

  return {
    offer,
    receive(signal) {
      // Of the person, not of the connection: `hearing.ts`.
      if (signal.type === 'away') return steps;
      if (isOffer(signal)) newest = signal;
      steps = steps
        .then(() => {
          // A page that slept hears all offers of that time at once: only the last is still meant.
          if (isOffer(signal) && newest !== signal) return undefined;
          return signal.type === 'description'
            ? takeDescription(signal.description)
            : takeCandidate(signal.candidate);
        })
        .catch(() => undefined);
      return steps;
    },
    isWaiting: () => isMakingOffer || connection.signalingState === 'have-local-offer',
  };
}

function isOffer(signal: Signal): signal is Described {
  return signal.type === 'description' && signal.description.type === 'offer';
}

/** It only ever calls, as does its like at the other end (RFC 6544): two browsers never meet there. */
const isActiveTcp = ({ candidate }: RTCIceCandidate) => candidate.includes(' tcptype active');

function plainCandidate(candidate: RTCIceCandidate) {
  return {
    candidate: candidate.candidate,
    sdpMid: candidate.sdpMid,
    sdpMLineIndex: candidate.sdpMLineIndex,
    usernameFragment: candidate.usernameFragment,
  };
}
