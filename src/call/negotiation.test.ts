import { describe, expect, test } from 'vitest';
import type { Signal } from '../protocol/live.ts';
import { createNegotiation } from './negotiation.ts';
import { FakeConnection } from './testing/fake-connection.ts';

function side(isCaller: boolean) {
  const connection = new FakeConnection();
  const sent: Signal[] = [];
  const collisions: string[] = [];
  const negotiation = createNegotiation({
    connection: connection as unknown as RTCPeerConnection,
    isCaller,
    onCollision: () => collisions.push('again'),
    send: (signal) => sent.push(signal),
    beforeAnswer: () => undefined,
  });
  return { connection, negotiation, sent, collisions };
}

/** Two that have offered and answered once. */
async function settled() {
  const [caller, callee] = [side(true), side(false)];
  await caller.negotiation.offer();
  for (const signal of caller.sent.splice(0)) await callee.negotiation.receive(signal);
  for (const signal of callee.sent.splice(0)) await caller.negotiation.receive(signal);
  return { caller, callee };
}

const types = (sent: Signal[]) =>
  sent.map((signal) => (signal.type === 'description' ? signal.description.type : signal.type));

test('an offer is answered and both are settled', async () => {
  const caller = side(true);
  const callee = side(false);
  await caller.negotiation.offer();
  for (const signal of caller.sent) await callee.negotiation.receive(signal);
  for (const signal of callee.sent) await caller.negotiation.receive(signal);
  expect(types(callee.sent)).toEqual(['answer']);
  expect(caller.connection.signalingState).toBe('stable');
  expect(callee.connection.signalingState).toBe('stable');
});

test('both offer at once: nobody takes an offer back, and the caller begins anew, once', async () => {
  const { caller, callee } = await settled();
  await Promise.all([caller.negotiation.offer(), callee.negotiation.offer()]);
  const [callers] = caller.sent.splice(0);
  const [callees] = callee.sent.splice(0);
  if (!callers || !callees) throw new Error('no offers');
  await Promise.all([caller.negotiation.receive(callees), callee.negotiation.receive(callers)]);
  expect(caller.collisions).toHaveLength(1);
  expect(callee.collisions).toHaveLength(0);
  expect(callee.connection.signalingState).toBe('have-local-offer');
  // What the callee says meanwhile reaches a connection that it has never answered.
  const anew = side(true);
  await anew.negotiation.offer();
  for (const signal of callee.sent) await anew.negotiation.receive(signal);
  expect(anew.collisions).toEqual([]);
});

test('an offer of the callee that was lost is said again when the caller offers, so that the caller knows', async () => {
  const { caller, callee } = await settled();
  await callee.negotiation.offer();
  const lost = callee.sent.splice(0);
  await caller.negotiation.offer();
  for (const signal of caller.sent.splice(0)) await callee.negotiation.receive(signal);
  expect(callee.sent).toEqual(lost);
  for (const signal of callee.sent) await caller.negotiation.receive(signal);
  expect(caller.collisions).toHaveLength(1);
});

test('an offer of the caller that was lost is known to be when the callee offers', async () => {
  const { caller, callee } = await settled();
  await caller.negotiation.offer();
  await callee.negotiation.offer();
  for (const signal of callee.sent) await caller.negotiation.receive(signal);
  expect(caller.collisions).toHaveLength(1);
});

test('candidates of an ignored offer are dropped with it', async () => {
  const caller = side(true);
  await caller.negotiation.offer();
  const sdp = 'v=0\r\no=- 5 1 IN IP4 0.0.0.0\r\n';
  await caller.negotiation.receive({ type: 'description', description: { type: 'offer', sdp } });
  await caller.negotiation.receive({ type: 'candidate', candidate: candidate('theirs') });
  expect(caller.connection.candidates).toEqual([]);
});

test('candidates go out as they are found, and wait for the description when they come early', async () => {
  const callee = side(false);
  callee.connection.gather('mine');
  callee.connection.gather('');
  callee.connection.gather('candidate:1 1 tcp 1518280447 10.0.0.2 9 typ host tcptype active generation 0');
  expect(callee.sent).toEqual([{ type: 'candidate', candidate: candidate('mine') }]);
  await callee.negotiation.receive({ type: 'candidate', candidate: candidate('early') });
  await callee.negotiation.receive({ type: 'candidate', candidate: null });
  expect(callee.connection.candidates).toEqual([]);
  const sdp = 'v=0\r\no=- 5 1 IN IP4 0.0.0.0\r\n';
  await callee.negotiation.receive({ type: 'description', description: { type: 'offer', sdp } });
  expect(callee.connection.candidates).toEqual([candidate('early')]);
});

test('an answer that nobody waits for changes nothing, and the next step is still taken', async () => {
  const caller = side(true);
  const sdp = 'v=0\r\no=- 5 1 IN IP4 0.0.0.0\r\n';
  await caller.negotiation.receive({ type: 'description', description: { type: 'answer', sdp } });
  expect(caller.connection.remoteDescription).toBeNull();
  await caller.negotiation.receive({ type: 'description', description: { type: 'offer', sdp } });
  expect(types(caller.sent)).toEqual(['answer']);
});

test('an offer of a closed connection is nobody’s error', async () => {
  const caller = side(true);
  caller.connection.close();
  await caller.negotiation.offer();
  expect(caller.sent).toEqual([]);
});

function candidate(text: string) {
  return { candidate: text, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: null };
}

describe('offers and answers that were overtaken', () => {
  test('an answer to an offer that a newer one has replaced is dropped', async () => {
    const { connection, negotiation, sent } = side(true);
    await negotiation.offer();
    await negotiation.offer();
    expect(numbers(sent)).toEqual([1, 2]);
    await negotiation.receive(description('answer', 1));
    expect(connection.signalingState).toBe('have-local-offer');
    await negotiation.receive(description('answer', 2));
    expect(connection.signalingState).toBe('stable');
  });

  test('an answer says which offer it answers', async () => {
    const { negotiation, sent } = side(false);
    await negotiation.receive(description('offer', 7));
    expect(numbers(sent)).toEqual([7]);
  });

  test('a page that slept answers the last of the offers that waited for it, after the one under way', async () => {
    const { negotiation, sent } = side(false);
    const all = [1, 2, 3, 4, 5].map((n) => negotiation.receive(description('offer', n)));
    await Promise.all(all);
    expect(numbers(sent)).toEqual([5]);
  });

  test('that a page is hidden is no step of a negotiation', async () => {
    const { connection, negotiation, sent } = side(false);
    await negotiation.receive({ type: 'away', away: true });
    expect([connection.signalingState, sent]).toEqual(['stable', []]);
  });
});

function description(type: 'offer' | 'answer', n: number): Signal {
  return { type: 'description', description: { type, sdp: `v=0\r\no=- 1 ${n} IN IP4 0.0.0.0\r\n`, n } };
}

const numbers = (sent: readonly Signal[]) =>
  sent.map((signal) => (signal.type === 'description' ? signal.description.n : null));
