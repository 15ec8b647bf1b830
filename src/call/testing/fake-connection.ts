/* A small RTCPeerConnection: enough to negotiate with, and a test decides what becomes of the connection. */

let sessions = 0;

export class FakeTrack extends EventTarget {
  readonly kind: 'audio' | 'video';
  contentHint = '';
  readyState: 'live' | 'ended' = 'live';
  constructor(kind: 'audio' | 'video') {
    super();
    this.kind = kind;
  }
  getSettings = () => ({ width: 640, height: 480 });
  stop() {
    this.readyState = 'ended';
  }
}

export class FakeStream {
  readonly tracks: FakeTrack[];
  constructor(tracks: FakeTrack[] = []) {
    this.tracks = tracks;
  }
  addTrack(track: FakeTrack) {
    this.tracks.push(track);
  }
  getTracks() {
    return this.tracks;
  }
}

class FakeTransport extends EventTarget {
  state = 'new';
}

class FakeLane {
  direction: string;
  readonly receiver: { track: FakeTrack; getStats(): Promise<Map<string, unknown>> };
  readonly sender: FakeSender;
  constructor(
    kind: 'audio' | 'video',
    direction: string,
    way: { bytes: number },
    encodings?: RTCRtpEncodingParameters[],
  ) {
    this.direction = direction;
    const getStats = async () => new Map([['t', { id: 't', type: 'transport', bytesReceived: way.bytes }]]);
    this.receiver = { track: new FakeTrack(kind), getStats };
    this.sender = new FakeSender();
    if (encodings) this.sender.parameters = { encodings };
  }
}

class FakeSender {
  track: FakeTrack | null = null;
  readonly transport = new FakeTransport();
  parameters: { encodings: RTCRtpEncodingParameters[] } = { encodings: [{}] };
  streams: unknown[] = [];
  setStreams(...streams: unknown[]) {
    this.streams = streams;
  }
  async replaceTrack(track: FakeTrack | null) {
    this.track = track;
  }
  getParameters() {
    return structuredClone(this.parameters);
  }
  async setParameters(parameters: FakeSender['parameters']) {
    this.parameters = parameters;
  }
}

type Description = { type: RTCSdpType; sdp: string };

export class FakeConnection extends EventTarget {
  static all: FakeConnection[] = [];
  readonly session = ++sessions;
  readonly lanes: FakeLane[] = [];
  readonly channels: EventTarget[] = [];
  readonly candidates: RTCIceCandidateInit[] = [];
  readonly received = { frames: 0, packets: 0, bytes: 0 };
  /** Other figures that this connection gives. */
  more: object[] = [];
  configuration: RTCConfiguration;
  connectionState: RTCPeerConnectionState = 'new';
  iceGatheringState: RTCIceGatheringState = 'complete';
  signalingState: RTCSignalingState = 'stable';
  localDescription: Description | null = null;
  remoteDescription: Description | null = null;
  restarts = 0;
  #version = 0;

  constructor(configuration: RTCConfiguration = {}) {
    super();
    this.configuration = configuration;
    FakeConnection.all.push(this);
  }

  addTransceiver(
    kind: 'audio' | 'video',
    init: { direction: string; streams?: unknown[]; sendEncodings?: RTCRtpEncodingParameters[] },
  ) {
    const lane = new FakeLane(kind, init.direction, this.received, init.sendEncodings);
    lane.sender.setStreams(...(init.streams ?? []));
    this.lanes.push(lane);
  }
  createDataChannel() {
    const channel = Object.assign(new EventTarget(), { readyState: 'connecting' });
    this.channels.push(channel);
    return channel;
  }
  getTransceivers = () => this.lanes;
  getConfiguration = () => this.configuration;
  setConfiguration(configuration: RTCConfiguration) {
    this.configuration = configuration;
  }
  restartIce() {
    this.restarts += 1;
  }
  close() {
    this.connectionState = 'closed';
    this.signalingState = 'closed';
  }

  async createOffer(): Promise<Description> {
    return { type: 'offer', sdp: this.#sdp() };
  }

  async setLocalDescription() {
    await null;
    if (this.signalingState === 'closed') throw new Error('InvalidStateError');
    const type = this.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
    this.localDescription = { type, sdp: this.#sdp() };
    this.signalingState = type === 'offer' ? 'have-local-offer' : 'stable';
  }

  /** Rolls back an own offer, as browsers do when the other's is applied. */
  async setRemoteDescription(description: Description) {
    await null;
    if (description.type === 'answer' && this.signalingState !== 'have-local-offer') {
      throw new Error('InvalidStateError');
    }
    this.remoteDescription = description;
    this.signalingState = description.type === 'offer' ? 'have-remote-offer' : 'stable';
    for (const kind of this.lanes.length === 0 ? (['audio', 'video'] as const) : []) {
      this.lanes.push(new FakeLane(kind, 'recvonly', this.received));
    }
    for (const { receiver } of this.lanes)
      this.dispatchEvent(Object.assign(new Event('track'), { track: receiver.track }));
  }

  async addIceCandidate(candidate: RTCIceCandidateInit) {
    if (this.remoteDescription === null) throw new Error('InvalidStateError');
    this.candidates.push(candidate);
  }

  async getStats() {
    return new Map<string, unknown>([
      ['a', { type: 'inbound-rtp', kind: 'audio', packetsReceived: this.received.packets }],
      ['v', { type: 'inbound-rtp', kind: 'video', framesDecoded: this.received.frames }],
      ['o', { type: 'outbound-rtp', kind: 'video', framesEncoded: 9 }],
      ...this.more.map((figure, index): [string, unknown] => [`more ${index}`, figure]),
    ]);
  }

  /** What the test decides. */
  become(state: RTCPeerConnectionState) {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
  /** The other side called `close()`. */
  closedByOther() {
    const transport = this.lanes[0]?.sender.transport;
    if (transport === undefined) throw new Error('no lane yet');
    transport.state = 'closed';
    transport.dispatchEvent(new Event('statechange'));
  }
  gather(candidate: string) {
    const parts = { candidate, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: null };
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: parts }));
  }
  /** Kinds of the tracks that leave here now. */
  sends() {
    return this.lanes.flatMap(({ sender }) => (sender.track === null ? [] : [sender.track.kind]));
  }

  #sdp() {
    this.#version += 1;
    return `v=0\r\no=- ${this.session} ${this.#version} IN IP4 0.0.0.0\r\n`;
  }
}
