import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClientMessage, type ClientMessageType } from '../protocol/live.ts';
import type { Id } from '../protocol/primitives.ts';
import { FINE } from '../protocol/quality.fixture.ts';
import { WELL } from './test-health.ts';
import { type House, openHouse } from './test-house.ts';
import { dial, ofType, type TestSocket } from './test-socket.ts';
import {
  credentialOf,
  EVERYBODY,
  mayPass,
  newWorld,
  seqOf,
  signedIn,
  type Who,
  type World,
} from './test-world.ts';

/*
 * The authorisation matrix: every message on the socket, said by everybody, to a real server. A new one without a row does
 * not compile. Routes and mutations: `access.test.ts`.
 */

type Stage = 'no call' | 'looking' | 'ringing' | 'connecting';
type MessageRow<T extends ClientMessageType> = {
  passes: readonly Who[];
  /** Said by the wrong side of the right call: no refusal, and no change. */
  ignored?: readonly Who[];
  /** How far the call of Anne's tablet to Marie has come. */
  stage: Stage;
  say(call: { callId: Id; contactId: Id; to: Id; tabletId: Id }): Extract<ClientMessage, { type: T }>;
};

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const both: readonly Who[] = ['ourTablet', 'ourRelative'];
const tablets: readonly Who[] = ['theirTablet', 'ourTablet'];
const MESSAGE_ROWS: { [T in ClientMessageType]: MessageRow<T> } = {
  hello: {
    passes: signedIn,
    stage: 'no call',
    // The first one is said by `dial`; this second one is refused to everybody.
    say: () => ({ type: 'hello', protocol: 1, endpointId: randomUUID(), credential: null }),
  },
  ping: { passes: signedIn, stage: 'no call', say: () => ({ type: 'ping' }) },
  health: { passes: tablets, stage: 'no call', say: () => ({ type: 'health', health: WELL }) },
  'tablet.ask': {
    passes: ['ourStaff'],
    stage: 'no call',
    say: ({ tabletId }) => ({ type: 'tablet.ask', tabletId, errand: 'find' }),
  },
  'call.start': {
    passes: both,
    stage: 'no call',
    say: ({ callId, contactId }) => ({ type: 'call.start', callId, contactId }),
  },
  'call.ringing': {
    passes: ['ourRelative'],
    ignored: ['ourTablet'],
    stage: 'looking',
    say: ({ callId }) => ({ type: 'call.ringing', callId }),
  },
  'call.answer': {
    passes: ['ourRelative'],
    ignored: ['ourTablet'],
    stage: 'ringing',
    say: ({ callId }) => ({ type: 'call.answer', callId }),
  },
  'call.answer-itself': {
    passes: [],
    // Its own call, which is the other side's to answer.
    ignored: ['ourTablet'],
    stage: 'ringing',
    say: ({ callId }) => ({ type: 'call.answer-itself', callId }),
  },
  'call.decline': {
    passes: ['ourRelative'],
    ignored: ['ourTablet'],
    stage: 'ringing',
    say: ({ callId }) => ({ type: 'call.decline', callId, reason: 'declined' }),
  },
  'call.connected': {
    passes: both,
    stage: 'connecting',
    say: ({ callId }) => ({ type: 'call.connected', callId }),
  },
  'call.end': {
    passes: both,
    stage: 'connecting',
    say: ({ callId }) => ({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 }),
  },
  'call.rejoin': {
    passes: both,
    stage: 'connecting',
    say: ({ callId }) => ({ type: 'call.rejoin', callId }),
  },
  'call.signal': {
    passes: both,
    stage: 'connecting',
    say: ({ callId, to }) => ({
      type: 'call.signal',
      callId,
      to,
      signal: { type: 'candidate', candidate: null },
    }),
  },
  'call.invite': {
    passes: ['ourRelative'],
    stage: 'connecting',
    say: ({ callId, contactId }) => ({ type: 'call.invite', callId, inviteId: randomUUID(), contactId }),
  },
  'call.guest-signal': {
    passes: ['ourRelative'],
    stage: 'connecting',
    say: ({ callId, to }) => ({
      type: 'call.guest-signal',
      callId,
      to,
      signal: { type: 'candidate', candidate: null },
    }),
  },
  'call.quality': {
    passes: both,
    stage: 'connecting',
    say: ({ callId }) => ({ type: 'call.quality', callId, quality: FINE }),
  },
  'call.telemetry': {
    passes: both,
    stage: 'connecting',
    say: ({ callId }) => ({
      type: 'call.telemetry',
      callId,
      up: 500_000,
      sent: 200_000,
      received: 200_000,
      loss: 0,
      roundTripMs: 60,
      relayed: false,
      picture: 'moving',
    }),
  },
};

/** Brings the call as far as the row wants it. */
async function playTo(
  stage: Stage,
  callId: Id,
  { us }: World,
): Promise<{ tablet: TestSocket; marie: TestSocket }> {
  const [tablet, marie] = [await dial(house, us.tablet), await dial(house, us.relative)];
  await Promise.all([tablet, marie].map((page) => page.until(ofType('welcome'))));
  const stages: Stage[] = ['looking', 'ringing', 'connecting'];
  for (const state of stages.slice(0, stages.indexOf(stage) + 1)) {
    if (state === 'looking') tablet.send({ type: 'call.start', callId, contactId: us.contactId });
    if (state === 'ringing') marie.send({ type: 'call.ringing', callId });
    if (state === 'connecting') marie.send({ type: 'call.answer', callId });
    const isThere = ofType('call.state', ({ call }) => call.state === state);
    await Promise.all([tablet.until(isThere), marie.until(isThere)]);
  }
  return { tablet, marie };
}

/** Says it, and then something that is always refused: what was refused before that one is the answer. */
async function isTaken(page: TestSocket, message: ClientMessage): Promise<boolean> {
  const callId = 'callId' in message ? message.callId : null;
  const marker = randomUUID();
  page.send(message);
  page.send({ type: 'call.ringing', callId: marker });
  await page.until(ofType('refused', (refused) => refused.callId === marker));
  return !page.heard.some((said) => said.type === 'refused' && said.callId === callId);
}

describe.each(Object.entries(MESSAGE_ROWS))('message %s', (type, { passes, ignored = [], stage, say }) => {
  test.each(EVERYBODY)('said by %s', async (who) => {
    const world = await newWorld(house);
    const callId = randomUUID();
    const { tablet, marie } = await playTo(stage, callId, world);
    const own: Partial<Record<Who, TestSocket>> = { ourTablet: tablet, ourRelative: marie };
    const page = own[who] ?? (await dial(house, credentialOf(world, who)));
    const before = await seqOf(house, world);
    if (who === 'nobody') {
      expect(await page.closed).toBe(4401);
    } else {
      await page.until(ofType('welcome'));
      const to = who === 'ourTablet' ? marie.endpointId : tablet.endpointId;
      const { contactId, tabletId } = world.us;
      const message = say({ callId, contactId, to, tabletId });
      if (type === 'ping') page.send(message);
      const taken = type === 'hello' || type === 'ping' || (await isTaken(page, message));
      if (type === 'ping') await page.until(ofType('pong'));
      expect(taken).toBe(mayPass(who, type, passes) || ignored.includes(who));
    }
    if (!mayPass(who, type, passes)) expect(await seqOf(house, world)).toBe(before);
    for (const one of [page, tablet, marie]) one.close();
    await Promise.all([page, tablet, marie].map(({ closed }) => closed));
  });
});

test('the matrix leaves nothing out', () => {
  const messages = ClientMessage.options.map((option) => option.entries.type.literal);
  expect(Object.keys(MESSAGE_ROWS).sort()).toEqual([...messages].sort());
});
