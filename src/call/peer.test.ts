import { expect, test, vi } from 'vitest';
import { createPeer, type PeerDeps } from './peer.ts';
import { FIRST_PICTURE } from './sending.ts';
import { FakeConnection, FakeStream, FakeTrack } from './testing/fake-connection.ts';
import { PHONE } from './testing/page.ts';

function peerOf({ offers, iceServers = () => [] }: { offers: boolean } & Partial<PeerDeps>) {
  const send = vi.fn<PeerDeps['send']>();
  const onChange = vi.fn();
  const deps: PeerDeps = {
    RTCPeerConnection: FakeConnection as unknown as typeof RTCPeerConnection,
    MediaStream: FakeStream as unknown as typeof MediaStream,
    iceServers,
    send,
    onChange,
    onCollision: () => undefined,
  };
  const peer = createPeer(PHONE, offers, deps);
  return { peer, connection: peer.connection as unknown as FakeConnection, send, onChange };
}

const settle = () => new Promise((done) => setImmediate(done));
const stream = (...kinds: ('audio' | 'video')[]) =>
  new FakeStream(kinds.map((kind) => new FakeTrack(kind))) as unknown as MediaStream;

test('who waits for an offer makes no lanes of its own', async () => {
  const { connection, send } = peerOf({ offers: false });
  await settle();
  expect(connection.lanes).toHaveLength(0);
  expect(send).not.toHaveBeenCalled();
});

test('tracks go into their lanes without another offer, and the first picture is small', async () => {
  const { peer, connection, send } = peerOf({ offers: true });
  await settle();
  peer.attach(stream('audio', 'video'));
  await settle();
  expect(connection.sends()).toEqual(['audio', 'video']);
  expect(connection.lanes[1]?.sender.parameters.encodings[0]).toEqual(FIRST_PICTURE);
  expect(connection.lanes[0]?.sender.parameters.encodings[0]?.maxBitrate).toBeUndefined();
  expect(send).toHaveBeenCalledTimes(1);
});

test('who answers starts small too, before anything is attached', async () => {
  const { peer, connection } = peerOf({ offers: false });
  const sdp = 'v=0\r\no=- 5 1 IN IP4 0.0.0.0\r\n';
  peer.receive({ type: 'description', description: { type: 'offer', sdp } });
  await settle();
  expect(connection.sends()).toEqual([]);
  expect(connection.lanes[1]?.sender.parameters.encodings[0]).toEqual(FIRST_PICTURE);
  expect(connection.lanes[0]?.sender.parameters.encodings[0]).toEqual({});
});

test('says that voice and picture are of one stream, whoever offers, so that they are played in step', async () => {
  const caller = peerOf({ offers: true });
  const callee = peerOf({ offers: false });
  callee.peer.receive({ type: 'description', description: { type: 'offer', sdp: 'v=0\r\n' } });
  await settle();
  for (const { lanes } of [caller.connection, callee.connection]) {
    const [voice, picture] = lanes.map(({ sender }) => sender.streams);
    expect(voice).toHaveLength(1);
    expect(picture).toEqual(voice);
  }
});

test('a second offer does not make small again what has grown', async () => {
  const { peer, connection } = peerOf({ offers: false });
  const sdp = 'v=0\r\no=- 5 1 IN IP4 0.0.0.0\r\n';
  peer.receive({ type: 'description', description: { type: 'offer', sdp } });
  await settle();
  const sender = connection.lanes[1]?.sender;
  if (sender) sender.parameters = { encodings: [{ maxBitrate: 190_000 }] };
  peer.receive({ type: 'description', description: { type: 'offer', sdp } });
  await settle();
  expect(sender?.parameters.encodings).toEqual([{ maxBitrate: 190_000 }]);
});

test('the one who offers has a channel to measure the line by, from the first offer on', async () => {
  const { peer, connection } = peerOf({ offers: true });
  expect(connection.channels).toEqual([peer.channel()]);
});

test('the one who answers has one too where it is offered, and only one', async () => {
  const { peer, connection } = peerOf({ offers: false });
  const offer = async (more: string) => {
    const sdp = `v=0\r\no=- 5 1 IN IP4 0.0.0.0\r\n${more}`;
    peer.receive({ type: 'description', description: { type: 'offer', sdp } });
    await settle();
  };
  await offer('');
  expect(peer.channel()).toBeNull();
  await offer('m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n');
  await offer('m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n');
  expect(connection.channels).toEqual([peer.channel()]);
});

test('a voice without a camera leaves the picture lane empty', () => {
  const { peer, connection } = peerOf({ offers: true });
  peer.attach(stream('audio'));
  expect(connection.sends()).toEqual(['audio']);
  peer.attach(null);
  expect(connection.sends()).toEqual([]);
});

test('a restart uses fresh servers, and does not pile offers up', async () => {
  let user = 'old';
  const iceServers = () => [{ urls: ['turn:turn.example'], username: user, credential: 'secret' }];
  const { peer, connection, send } = peerOf({ offers: true, iceServers });
  await settle();
  user = 'new';
  peer.restart(false);
  await settle();
  expect(connection.restarts).toBe(0);
  peer.restart(true);
  await settle();
  expect(connection.restarts).toBe(1);
  expect(send).toHaveBeenCalledTimes(2);
  expect(connection.configuration.iceServers).toEqual([
    { urls: ['turn:turn.example'], username: 'new', credential: 'secret' },
  ]);
});

test('a second try does not begin a search anew that still runs', async () => {
  const { peer, connection } = peerOf({ offers: false });
  connection.iceGatheringState = 'gathering';
  peer.restart(false);
  expect(connection.restarts).toBe(0);
  peer.restart(true);
  expect(connection.restarts).toBe(1);
  await settle();
});

test('the other side closing it is told from a connection that is only lost', async () => {
  const { peer, connection, onChange } = peerOf({ offers: true });
  await settle();
  connection.become('connected');
  connection.become('disconnected');
  expect(peer.state()).toBe('disconnected');
  connection.closedByOther();
  expect(peer.state()).toBe('gone');
  expect(onChange).toHaveBeenCalledTimes(3);
});

test('closing it here is not the other side closing it', async () => {
  const { peer, connection } = peerOf({ offers: true });
  await settle();
  connection.become('connected');
  peer.close();
  connection.closedByOther();
  expect(peer.state()).toBe('closed');
});
