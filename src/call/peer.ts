import type { IceServer, Signal } from '../protocol/live.ts';
import type { Id } from '../protocol/primitives.ts';
import { createNegotiation } from './negotiation.ts';
import { adjust, FIRST_PICTURE } from './sending.ts';

export type PeerDeps = {
  RTCPeerConnection: typeof RTCPeerConnection;
  MediaStream: typeof MediaStream;
  iceServers: () => IceServer[];
  send(to: Id, signal: Signal): void;
  /** The connection came up, went down, or was closed by the other side. */
  onChange(): void;
  /** The caller's connection to that endpoint is of no use: both had an offer out. */
  onCollision(endpointId: Id): void;
};

/** `gone`: the other side closed it on purpose (DTLS close), so it will not come back by itself. */
export type PeerState = RTCPeerConnectionState | 'gone';

export interface Peer {
  readonly endpointId: Id;
  readonly connection: RTCPeerConnection;
  /** The other's sound and picture; silent and dark until its person has answered. */
  readonly remote: MediaStream;
  /** Over which the line is measured (`governor/sounding`); null: the other's page is an older one. */
  channel(): RTCDataChannel | null;
  state(): PeerState;
  receive(signal: Signal): void;
  /** Sends this stream's tracks, without negotiating again. Null stops sending. */
  attach(stream: MediaStream | null): void;
  /** Looks for a new way to the other side (ICE restart). With `again`, though an offer is already out. */
  restart(again: boolean): void;
  /** Offers again what the lanes are now, unless an offer is out: then nothing is lost, and the next word is soon enough. */
  renegotiate(): void;
  close(): void;
}

/**
 * One connection to one endpoint. With `offers` it makes the two lanes (sound, picture) and offers at once; without, it
 * answers. Both lanes are open both ways and *empty*: ICE and DTLS are done while it rings, and nothing of a person
 * leaves before `attach`.
 */
export function createPeer(endpointId: Id, offers: boolean, deps: PeerDeps): Peer {
  // No iceCandidatePoolSize: with 1, on a busy machine, about one answering Chromium in twenty never found a candidate,
  // restarts included. Nothing is lost: both sides gather while it rings anyway.
  const connection = new deps.RTCPeerConnection({
    iceServers: deps.iceServers().map(asRtcServer),
    bundlePolicy: 'max-bundle',
    rtcpMuxPolicy: 'require',
  });
  const remote = new deps.MediaStream();
  // Chromium plays voice and picture in step only if they are said to be of one stream (measured: 65 ms apart; 25 so).
  const together = new deps.MediaStream();
  const watched = new Set<RTCDtlsTransport>();
  let sending: MediaStream | null = null;
  let isGone = false;
  let channel: RTCDataChannel | null = null;
  const negotiation = createNegotiation({
    connection,
    isCaller: offers,
    onCollision: () => deps.onCollision(endpointId),
    send: (signal) => deps.send(endpointId, signal),
    beforeAnswer: () => {
      for (const lane of connection.getTransceivers()) {
        lane.direction = 'sendrecv';
        // Firefox has it from 113 on.
        lane.sender.setStreams?.(together);
        if (lane.receiver.track.kind === 'video') startSmall(lane.sender);
      }
      fillLanes();
      if (/^m=application/m.test(connection.remoteDescription?.sdp ?? ''))
        channel ??= openChannel(connection);
    },
  });

  connection.addEventListener('track', ({ track }) => remote.addTrack(track));
  connection.addEventListener('connectionstatechange', () => {
    watchTransports();
    deps.onChange();
  });

  /** A `close()` over there arrives as a DTLS alert; ICE alone would need seconds to notice. */
  function watchTransports() {
    for (const { sender } of connection.getTransceivers()) {
      const { transport } = sender;
      if (transport === null || watched.has(transport)) continue;
      watched.add(transport);
      transport.addEventListener('statechange', () => {
        if (transport.state !== 'closed' || connection.connectionState === 'closed') return;
        isGone = true;
        deps.onChange();
      });
    }
  }

  function fillLanes() {
    for (const { sender, receiver } of connection.getTransceivers()) {
      const track = sending?.getTracks().find((one) => one.kind === receiver.track.kind) ?? null;
      if (sender.track === track) continue;
      // Rejected when the connection was closed meanwhile: then there is nothing to send to.
      sender.replaceTrack(track).catch(() => undefined);
    }
  }

  if (offers) {
    connection.addTransceiver('audio', { direction: 'sendrecv', streams: [together] });
    const small = { sendEncodings: [FIRST_PICTURE] };
    connection.addTransceiver('video', { direction: 'sendrecv', streams: [together], ...small });
    channel = openChannel(connection);
    void negotiation.offer();
  }

  return {
    endpointId,
    connection,
    remote,
    channel: () => channel,
    state: () => (isGone ? 'gone' : connection.connectionState),
    receive: (signal) => void negotiation.receive(signal),
    attach(stream) {
      sending = stream;
      fillLanes();
    },
    restart(again) {
      // A search that still runs takes a new network in by itself; begun anew it would only be later.
      const isSearching = negotiation.isWaiting() || connection.iceGatheringState === 'gathering';
      if (isSearching && !again) return;
      connection.setConfiguration({
        ...connection.getConfiguration(),
        iceServers: deps.iceServers().map(asRtcServer),
      });
      connection.restartIce();
      void negotiation.offer();
    },
    renegotiate() {
      if (!negotiation.isWaiting()) void negotiation.offer();
    },
    close: () => connection.close(),
  };
}

/** While it rings, so that the very first frame is small already; once, because the governor's word counts after. */
function startSmall(sender: RTCRtpSender): void {
  void adjust(sender, (encoding) => {
    if (encoding.maxBitrate === undefined) Object.assign(encoding, FIRST_PICTURE);
  });
}

/**
 * Agreed on by its number, so nothing is said for it, and nothing waits for it: it comes up beside the lanes. It is in the
 * first offer because one more negotiation on a line that is full would be worse than these four hundred bytes.
 */
function openChannel(connection: RTCPeerConnection): RTCDataChannel {
  return connection.createDataChannel('line', { negotiated: true, id: 0, ordered: false, maxRetransmits: 0 });
}

function asRtcServer({ urls, username, credential }: IceServer): RTCIceServer {
  return username === undefined || credential === undefined ? { urls } : { urls, username, credential };
}
