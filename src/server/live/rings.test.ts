import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallView, ServerMessage } from '../../protocol/live.ts';
import type { Id } from '../../protocol/primitives.ts';
import { createHub, type Endpoint } from './hub.ts';
import { type CallMessage, createRings } from './rings.ts';
import { createFakeTime, settle } from './testing/fake-time.ts';
import { createHouse, createMemoryStore, createTestLog } from './testing/house.ts';

/*
 * People do anything in any order, from five pages of one resident's family, while sockets break, the server is killed and
 * time passes. No sockets here: pages are objects, so that hundreds of evenings fit into a second.
 */

const PAGES = ['weberTablet', 'mariePhone', 'marieLaptop', 'tomPhone', 'leaPhone'] as const;
const WORDS = [
  'ring',
  'ring',
  'ringing',
  'answer',
  'decline',
  'connected',
  'end',
  'rejoin',
  'again',
] as const;
type Deed =
  | { do: (typeof WORDS)[number] | 'leave' | 'come'; page: number; which: number }
  | { do: 'wait'; ms: number }
  | { do: 'kill' };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constantFrom(...WORDS), page: fc.nat(4), which: fc.nat(5) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('leave', 'come'), page: fc.nat(4), which: fc.nat(5) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(40_000) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'kill' as const }) },
);

function createEvening() {
  const house = createHouse();
  const store = createMemoryStore();
  const time = createFakeTime();
  const callIds: Id[] = [];
  const heard = PAGES.map((): Map<Id, CallView> => new Map());
  let timers = time.timers();
  let hub = createHub();
  let rings = createRings({ ...parts(), hub });
  const endpoints: (Endpoint | null)[] = PAGES.map(() => null);

  function parts() {
    const rest = { now: time.now, timers, log: createTestLog(), onTalking: () => undefined };
    return { store, ringer: null, directory: house.directory, ...rest };
  }

  async function come(page: number, id: Id = randomUUID()): Promise<void> {
    const who = PAGES[page];
    const principal = who && house.keys.get(house.credentials[who]);
    if (endpoints[page] || !principal) return;
    const hear = (message: ServerMessage) => {
      if (message.type === 'call.state') heard[page]?.set(message.call.callId, message.call);
    };
    const endpoint: Endpoint = { id, principal, send: hear, close: () => undefined };
    endpoints[page] = endpoint;
    await rings.load();
    await rings.arrive(endpoint, () => hub.join(endpoint));
  }

  async function leave(page: number): Promise<void> {
    const endpoint = endpoints[page];
    if (!endpoint) return;
    endpoints[page] = null;
    hub.leave(endpoint);
    await rings.depart(endpoint);
  }

  function messageOf(word: (typeof WORDS)[number], page: number, which: number): CallMessage | null {
    const { marie, tom, lea } = house.ids;
    if (word === 'ring') {
      const contactId = [[marie, tom], [marie], [marie], [tom], [lea]][page]?.[which % 2] ?? marie;
      const callId = randomUUID();
      callIds.push(callId);
      return { type: 'call.start', callId, contactId };
    }
    const callId = callIds.at(-1 - (which % 3));
    if (!callId) return null;
    switch (word) {
      case 'again':
        return { type: 'call.start', callId, contactId: marie };
      case 'decline':
        return { type: 'call.decline', callId, reason: which % 2 ? 'busy' : 'declined' };
      case 'end':
        return { type: 'call.end', callId, reason: which % 2 ? 'failed' : 'hung-up', agoMs: which * 700 };
      default:
        return { type: `call.${word}`, callId };
    }
  }

  async function happen(one: Deed): Promise<void> {
    if (one.do === 'wait') return time.advance(one.ms);
    if (one.do === 'kill') {
      timers.kill();
      timers = time.timers();
      hub = createHub();
      rings = createRings({ ...parts(), hub });
      endpoints.fill(null);
      return rings.load();
    }
    if (one.do === 'come') return come(one.page);
    if (one.do === 'leave') return leave(one.page);
    const endpoint = endpoints[one.page];
    const message = messageOf(one.do, one.page, one.which);
    if (endpoint && message) await rings.hear(endpoint, message);
  }

  return { house, store, time, heard, endpoints, happen, come };
}

/** Calls that have somebody's attention. */
function attended(evening: ReturnType<typeof createEvening>) {
  const latest = new Map(evening.store.history.map(({ id, call }) => [id, call]));
  return [...latest.values()].filter(({ state }) => state === 'connecting' || state === 'connected');
}

const evenings = fc.array(deed, { minLength: 10, maxLength: 40 });

describe('waits', () => {
  test('of a call that is over are taken back', async () => {
    const evening = createEvening();
    for (const page of [0, 1]) await evening.come(page);
    await evening.happen({ do: 'ring', page: 0, which: 0 });
    expect(evening.time.waitingCount()).toBe(1);
    await evening.happen({ do: 'decline', page: 1, which: 0 });
    expect(evening.store.history.at(-1)?.call.state).toBe('ended');
    expect(evening.time.waitingCount()).toBe(0);
  });

  test('that end while their page is at the door do not end its call', async () => {
    const evening = createEvening();
    for (const page of [0, 1]) await evening.come(page);
    await evening.happen({ do: 'ring', page: 0, which: 0 });
    await evening.happen({ do: 'answer', page: 1, which: 0 });
    const before = evening.endpoints[0];
    await evening.happen({ do: 'leave', page: 0, which: 0 });
    await evening.time.advance(59_000);
    const { save } = evening.store;
    let finish = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    evening.store.save = async (...saved) => {
      await slow;
      await save(...saved);
    };
    const saving = evening.happen({ do: 'connected', page: 1, which: 0 });
    const arriving = evening.come(0, before?.id);
    await settle();
    await evening.time.advance(2_000);
    finish();
    await Promise.all([saving, arriving]);
    await evening.time.advance(0);
    expect(evening.store.history.at(-1)?.call.state).toBe('connected');
  });
});

describe('whatever people do', () => {
  test('a resident is never in two calls at once, and what is over stays over', async () => {
    await fc.assert(
      fc.asyncProperty(evenings, async (deeds) => {
        const evening = createEvening();
        for (let page = 0; page < PAGES.length; page += 1) await evening.come(page);
        for (const one of deeds) {
          await evening.happen(one);
          const residents = attended(evening).map(({ residentId }) => residentId);
          expect(new Set(residents).size).toBe(residents.length);
        }
        const ends = evening.store.history.filter(({ call }) => call.state === 'ended').map(({ id }) => id);
        expect(new Set(ends).size).toBe(ends.length);
      }),
      { numRuns: 150 },
    );
  });

  test('when everybody has gone home, every call is over within a minute', async () => {
    await fc.assert(
      fc.asyncProperty(evenings, async (deeds) => {
        const evening = createEvening();
        for (let page = 0; page < PAGES.length; page += 1) await evening.come(page);
        for (const one of deeds) await evening.happen(one);
        for (let page = 0; page < PAGES.length; page += 1)
          await evening.happen({ do: 'leave', page, which: 0 });
        await evening.time.advance(60_000);
        expect(await evening.store.openEverywhere()).toEqual([]);
        expect(evening.time.waitingCount()).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  test('a page hears of no call but its own, and only what is saved', async () => {
    await fc.assert(
      fc.asyncProperty(evenings, async (deeds) => {
        const evening = createEvening();
        for (let page = 0; page < PAGES.length; page += 1) await evening.come(page);
        for (const one of deeds) await evening.happen(one);
        const { marie, tom, lea, weber } = evening.house.ids;
        for (const [page, heard] of evening.heard.entries()) {
          const own = [[marie, tom], [marie], [marie], [tom], [lea]][page];
          for (const { callId, you, elsewhere, peer, ...call } of heard.values()) {
            expect(own).toContain(call.contactId);
            expect(you).toBe(page === 0 ? 'tablet' : 'relative');
            if (page === 0) expect(call.residentId).toBe(weber);
            expect(evening.store.history).toContainEqual({ id: callId, call });
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
