import { expect, test, vi } from 'vitest';
import { createPeers } from './peers.ts';
import { FakeConnection, FakeStream } from './testing/fake-connection.ts';
import { callNumber, LAPTOP, PHONE } from './testing/page.ts';

const settle = () => new Promise((done) => setImmediate(done));
const offer = (session: number) =>
  ({
    type: 'description',
    description: { type: 'offer', sdp: `v=0\r\no=- ${session} 1 IN IP4 0\r\n` },
  }) as const;

function callOf() {
  const first = FakeConnection.all.length;
  const send = vi.fn();
  const peers = createPeers({
    RTCPeerConnection: FakeConnection as unknown as typeof RTCPeerConnection,
    MediaStream: FakeStream as unknown as typeof MediaStream,
    iceServers: () => [],
    send,
    onChange: () => undefined,
  });
  const connections = () => FakeConnection.all.slice(first);
  const open = () => connections().filter(({ signalingState }) => signalingState !== 'closed').length;
  return { peers, send, connections, open };
}

test('at most four phones are prepared for, however many ring', () => {
  const { peers, open } = callOf();
  for (let n = 1; n <= 6; n += 1) peers.prepare(callNumber(n));
  peers.prepare(callNumber(1));
  expect(open()).toBe(4);
});

test('the phone that answers is kept as it is, and the others are closed', () => {
  const { peers, connections, open } = callOf();
  peers.prepare(PHONE);
  peers.prepare(LAPTOP);
  peers.choose(LAPTOP);
  expect(peers.chosen.value?.connection).toBe(connections()[1]);
  expect(connections().map(({ signalingState }) => signalingState === 'closed')).toEqual([true, false]);
  peers.closeAll();
  expect(open()).toBe(0);
});

test('a phone that nobody prepared for can answer all the same', () => {
  const { peers, connections } = callOf();
  peers.choose(PHONE);
  expect(connections()).toHaveLength(1);
  expect(peers.chosen.value?.endpointId).toBe(PHONE);
});

test('the same caller offering again is the same connection; a new session is a new one', async () => {
  const { peers, connections, open } = callOf();
  peers.receive(LAPTOP, offer(7), false);
  await settle();
  peers.receive(LAPTOP, offer(7), false);
  await settle();
  expect(connections()).toHaveLength(1);
  peers.receive(LAPTOP, offer(8), false);
  await settle();
  expect(connections()).toHaveLength(2);
  expect(open()).toBe(1);
});

test('a caller who moved to another page leaves no way to the old one', async () => {
  const { peers, open } = callOf();
  peers.receive(LAPTOP, offer(7), false);
  await settle();
  peers.expect(LAPTOP);
  expect(open()).toBe(1);
  peers.expect(PHONE);
  expect(peers.chosen.value).toBeNull();
  expect(open()).toBe(0);
});

test('what a stranger says is not heard', async () => {
  const { peers, connections, send } = callOf();
  peers.receive(PHONE, { type: 'candidate', candidate: null }, true);
  peers.receive(PHONE, offer(7), true);
  peers.receive(PHONE, { type: 'candidate', candidate: null }, false);
  await settle();
  expect(connections()).toHaveLength(0);
  expect(send).not.toHaveBeenCalled();
});
