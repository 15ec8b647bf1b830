import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { refusal } from './errors.ts';
import { CHECKS } from './health.ts';
import { ClientMessage, type ClientMessageType, ServerMessage } from './live.ts';
import { FINE } from './quality.fixture.ts';
import { Change } from './records.ts';

const A = '0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11';
const B = '5f0e1b52-7a0c-4df5-8d2a-3c1de0a9b422';
const candidate = { candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ host', sdpMid: '0', sdpMLineIndex: 0 };

const WELL = {
  battery: { level: 0.8, charging: true },
  network: { kind: 'wifi', roundTripMs: 24 },
  storage: { persisted: true, usedBytes: 12_000_000, freeBytes: 4_000_000_000 },
  sound: 'ready',
  version: 'abc1234',
  update: 'none',
  healedAt: null,
  selfTest: { at: 1, lights: Object.fromEntries(CHECKS.map((check) => [check, 'green'])) },
};

/** One well-formed example of each; complete by its type. */
const SAID: Record<ClientMessageType, Record<string, unknown>> = {
  hello: { protocol: 1, endpointId: A, credential: 'A'.repeat(43) },
  ping: {},
  health: { health: WELL },
  'tablet.ask': { tabletId: A, errand: 'find' },
  'call.start': { callId: A, contactId: B },
  'call.ringing': { callId: A },
  'call.answer': { callId: A },
  'call.answer-itself': { callId: A },
  'call.decline': { callId: A, reason: 'busy' },
  'call.connected': { callId: A },
  'call.end': { callId: A, reason: 'hung-up', agoMs: 0 },
  'call.rejoin': { callId: A },
  'call.signal': { callId: A, to: B, signal: { type: 'candidate', candidate: null } },
  'call.invite': { callId: A, inviteId: B, contactId: B },
  'call.guest-signal': { callId: A, to: B, signal: { type: 'candidate', candidate: null } },
  'call.quality': { callId: A, quality: FINE },
  'call.telemetry': {
    callId: A,
    up: 700_000,
    sent: 240_000,
    received: 0,
    loss: 0.02,
    roundTripMs: 140,
    relayed: false,
    picture: 'moving',
  },
};

const takes = (message: unknown) => v.safeParse(ClientMessage, message).success;

describe.each(Object.entries(SAID))('%s', (type, fields) => {
  test('is understood', () => expect(takes({ type, ...fields })).toBe(true));
  test('with an unknown field is refused', () =>
    expect(takes({ type, ...fields, urgent: true })).toBe(false));
  test('with a field missing is refused', () => {
    for (const field of Object.keys(fields))
      expect(takes({ type, ...fields, [field]: undefined })).toBe(false);
  });
});

describe('a signal', () => {
  const says = (signal: unknown) => takes({ type: 'call.signal', callId: A, to: B, signal });

  test('may be an offer, an answer, a rollback or a candidate', () => {
    for (const type of ['offer', 'answer', 'rollback']) {
      expect(says({ type: 'description', description: { type, sdp: 'v=0' } })).toBe(true);
    }
    expect(says({ type: 'candidate', candidate: { ...candidate, usernameFragment: null } })).toBe(true);
  });

  test('is refused when it is too long, or something else', () => {
    expect(says({ type: 'description', description: { type: 'offer', sdp: 'x'.repeat(60_001) } })).toBe(
      false,
    );
    expect(says({ type: 'description', description: { type: 'pranswer', sdp: '' } })).toBe(false);
    expect(says({ type: 'candidate', candidate: { ...candidate, sdpMLineIndex: 64 } })).toBe(false);
    expect(says({ type: 'file', bytes: '' })).toBe(false);
  });
});

test.each([null, 'hello', 7, [], {}, { type: 'call.steal', callId: A }, { type: ['hello'] }])(
  '%j is no message',
  (message) => expect(takes(message)).toBe(false),
);

test('a hang-up cannot have happened more than a day ago', () => {
  const end = (agoMs: number) => takes({ type: 'call.end', callId: A, reason: 'hung-up', agoMs });
  expect([end(86_400_000), end(86_400_001), end(-1)]).toEqual([true, false, false]);
});

test('an older client skips what a newer server adds', () => {
  const pong = v.parse(ServerMessage, { type: 'pong', now: 1, weather: 'rain' });
  expect(pong).toEqual({ type: 'pong', now: 1 });
});

test('a tombstone has no body, and a body must be that of its kind', () => {
  const wish = { residentId: A, contactId: B, createdAt: 1, doneAt: null };
  const change = (kind: string, body: unknown) => v.safeParse(Change, { kind, id: A, seq: 3, body }).success;
  expect([change('wish', wish), change('wish', null), change('help', wish)]).toEqual([true, true, false]);
  expect(change('secret', null)).toBe(false);
});

test('a refusal says what to do', () => {
  expect(refusal('too-many-tries', 500)).toEqual({
    code: 'too-many-tries',
    retry: 'later',
    retryAfterMs: 500,
  });
  expect(refusal('not-signed-in').retry).toBe('sign-in');
  expect(refusal('conflict')).toEqual({ code: 'conflict', retry: 'never' });
});

describe('a family call', () => {
  const family = {
    type: 'call.family',
    callId: A,
    others: [{ callId: B, name: 'Jean', at: 'here', endpointId: A, offers: true }],
    mayInvite: [{ contactId: B, name: 'Luc' }],
  };

  test('tells who is there and who may come', () => {
    expect(v.parse(ServerMessage, family)).toEqual(family);
  });

  test('tells nothing more of anybody than a name', () => {
    const [other] = family.others;
    const told = v.parse(ServerMessage, { ...family, others: [{ ...other, phone: '+352 621 000 000' }] });
    expect(JSON.stringify(told)).not.toContain('+352');
  });
});
