import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClientMessage } from '../protocol/live.ts';
import type { Id } from '../protocol/primitives.ts';
import { type House, marieOf, openHouse } from './test-house.ts';
import { dial, ofType } from './test-socket.ts';
import { credentialOf, EVERYBODY, newWorld, type Who, type World } from './test-world.ts';

/*
 * The authorisation matrix once more, for a resident's call of the carers: every message about it, said by everybody. Calls
 * with relatives, in which staff have no part: `access-live.test.ts`.
 */

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const carers: readonly Who[] = ['ourStaff', 'ourCarer'];
const both: readonly Who[] = ['ourTablet', ...carers];
type Row = { passes: readonly Who[]; say: (callId: Id, to: Id) => ClientMessage };
const ROWS: Record<string, Row> = {
  'call.ringing': { passes: both, say: (callId) => ({ type: 'call.ringing', callId }) },
  'call.answer': { passes: both, say: (callId) => ({ type: 'call.answer', callId }) },
  'call.answer-itself': {
    passes: ['ourTablet'],
    say: (callId) => ({ type: 'call.answer-itself', callId }),
  },
  'call.decline': { passes: both, say: (callId) => ({ type: 'call.decline', callId, reason: 'declined' }) },
  'call.connected': { passes: both, say: (callId) => ({ type: 'call.connected', callId }) },
  'call.end': { passes: both, say: (callId) => ({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 }) },
  'call.rejoin': { passes: both, say: (callId) => ({ type: 'call.rejoin', callId }) },
  'call.signal': {
    passes: both,
    say: (callId, to) => ({
      type: 'call.signal',
      callId,
      to,
      signal: { type: 'candidate', candidate: null },
    }),
  },
};

/** The carers are on Anne's screen, and her tablet is there. */
async function stationOf({ us }: World): Promise<Id> {
  const id = randomUUID();
  await house.mutate('contact.create', { id, ...marieOf(us.residentId), kind: 'station' }, us.staff);
  return id;
}

async function come(world: World, who: Who) {
  const page = await dial(house, credentialOf(world, who));
  await page.until(ofType('welcome'));
  return page;
}

const people = EVERYBODY.filter((who) => who !== 'nobody');

describe.each(Object.entries(ROWS))('%s about a call of the carers', (_, { passes, say }) => {
  test.each(people)('said by %s', async (who) => {
    const world = await newWorld(house);
    const [contactId, callId] = [await stationOf(world), randomUUID()];
    const tablet = await come(world, 'ourTablet');
    tablet.send({ type: 'call.start', callId, contactId });
    await tablet.until(ofType('call.state', ({ call }) => call.callId === callId));
    const page = who === 'ourTablet' ? tablet : await come(world, who);
    page.send(say(callId, tablet.endpointId));
    const marker = randomUUID();
    page.send({ type: 'call.rejoin', callId: marker });
    await page.until(ofType('refused', (refused) => refused.callId === marker));
    const isRefused = page.heard.some((said) => said.type === 'refused' && said.callId === callId);
    expect(isRefused).toBe(!passes.includes(who));
    for (const one of new Set([page, tablet])) {
      one.close();
      await one.closed;
    }
  });
});

test.each(people)('the carers ring a resident; said by %s', async (who) => {
  const world = await newWorld(house);
  const [contactId, callId] = [await stationOf(world), randomUUID()];
  const page = await come(world, who);
  page.send({ type: 'call.start', callId, contactId });
  const marker = randomUUID();
  page.send({ type: 'call.rejoin', callId: marker });
  await page.until(ofType('refused', (refused) => refused.callId === marker));
  const isTold = page.heard.some((said) => said.type === 'call.state' && said.call.callId === callId);
  expect(isTold).toBe(both.includes(who));
  page.close();
  await page.closed;
});
