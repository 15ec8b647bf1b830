import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Side } from '../../protocol/records.ts';
import { fetchHolding } from '../holding.ts';
import { rung, talking } from '../testing/flows.ts';
import {
  CALL,
  LAPTOP,
  MARIE,
  openPage,
  type Page,
  type PageOptions,
  PHONE,
  pass,
  viewOf,
} from '../testing/page.ts';

/* What happens to a call in a house, one after the other, and what both people read meanwhile. */

beforeAll(() => fetchHolding());
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const MINUTE = 60_000;
/** Who is at the other end. */
const OTHER = { tablet: PHONE, relative: LAPTOP };
const inCall = (you: Side) =>
  viewOf({ you, state: 'connected', answeredAt: 0, connectedAt: 0, peer: OTHER[you] });
const last = (page: Page) => {
  const connection = page.connections().at(-1);
  if (connection === undefined) throw new Error('no connection');
  return connection;
};

/** What a person reads: nothing, *coming back*, or who is being looked for. */
function reads({ call }: Page) {
  const view = call.view.value;
  if (view.at !== 'connecting' && view.at !== 'connected') return view.at;
  if (view.searching) return 'looked for';
  if (call.remotePaused.value) return 'paused';
  return view.reconnecting ? 'coming back' : 'in the call';
}

async function flow(page: Page, ms: number) {
  for (let at = 0; at < ms; at += 100) {
    last(page).received.bytes += 500;
    last(page).received.frames += 2;
    await pass(100);
  }
}

async function talk(options: PageOptions = {}) {
  const page = openPage(options);
  if (options.side === 'relative') {
    await rung(page);
    page.call.answer();
    last(page).become('connected');
  } else await talking(page);
  await pass();
  await flow(page, 3_000);
  expect(reads(page)).toBe('in the call');
  return page;
}

const offers = (page: Page) =>
  page.signals().filter(({ signal }) => signal.type === 'description' && signal.description.type === 'offer')
    .length;

describe.each<Side>(['tablet', 'relative'])('On the side of the %s', (side) => {
  it('a box that is switched off for 40 s: told after 2 s and again after 17, and back by itself', async () => {
    const page = await talk({ side });
    const before = offers(page);
    await pass(2_700);
    expect(reads(page)).toBe('coming back');
    page.lineBreaks();
    last(page).become('disconnected');
    await pass(15_000);
    expect(reads(page)).toBe('looked for');
    last(page).become('failed');
    await pass(22_000);
    expect(page.isInHurry()).toBe(true);
    expect(offers(page)).toBe(before);
    page.lineOpens([inCall(side)]);
    await pass(100);
    expect(page.words().at(-1)).toBe('rejoin');
    expect(offers(page)).toBe(before + 1);
    last(page).become('connected');
    await flow(page, 300);
    expect(reads(page)).toBe('in the call');
  });

  it('a line that does not come back: it ends here too after a minute, without any server', async () => {
    const page = await talk({ side });
    page.lineBreaks();
    last(page).become('failed');
    await pass(MINUTE + 500);
    expect(page.call.view.value).toMatchObject({ at: 'over', outcome: 'failed' });
    page.lineOpens([inCall(side)]);
    expect(page.said.at(-1)).toMatchObject({ type: 'call.end', callId: CALL, reason: 'failed' });
  });

  it('a page that is loaded again: its note takes it back into the call, and it says what is going on', async () => {
    const note = {
      callId: CALL,
      contactId: MARIE,
      caller: 'tablet',
      at: Date.now(),
      hungUpAt: null,
    } as const;
    const page = openPage({ side, note });
    page.lineOpens([inCall(side)]);
    await pass();
    expect(reads(page)).toBe('coming back');
    await pass(15_500);
    expect(reads(page)).toBe('looked for');
    if (side === 'relative') page.offered(LAPTOP, 300);
    await pass();
    last(page).become('connected');
    expect(reads(page)).toBe('in the call');
    expect(last(page).sends()).toEqual(['audio', 'video']);
  });
});

it('A relay that restarts has forgotten everybody: the caller asks it anew, with the newest credentials', async () => {
  let username = 'at first';
  const iceServers = () => [{ urls: ['turn:relay.example'], username, credential: 'c' }];
  const page = await talk({ iceServers });
  username = 'renewed';
  await pass(4_700);
  expect(last(page).restarts).toBe(1);
  expect(last(page).configuration.iceServers).toMatchObject([{ username: 'renewed' }]);
  page.answered(PHONE);
  await pass(100);
  await flow(page, 300);
  expect(reads(page)).toBe('in the call');
});

it('The other’s address changed and nobody noticed: the caller restarts after four seconds', async () => {
  const page = await talk();
  await pass(3_500);
  expect(last(page).restarts).toBe(0);
  await pass(1_200);
  expect(last(page).restarts).toBe(1);
});

describe('A telephone that is locked for 30 s', () => {
  it('is paused, not lost, in the eyes of the tablet, then looked for, and comes back', async () => {
    const page = await talk();
    const signal = { type: 'away', away: true } as const;
    page.hear({ type: 'call.signal', callId: CALL, from: PHONE, signal });
    await pass(4_500);
    expect(reads(page)).toBe('paused');
    await pass(13_500);
    expect(reads(page)).toBe('looked for');
    expect(page.connections()).toHaveLength(1);
    await pass(12_000);
    expect(page.connections()).toHaveLength(2);
    page.hear({ type: 'call.signal', callId: CALL, from: PHONE, signal: { type: 'away', away: false } });
    page.answered(PHONE);
    last(page).become('connected');
    await flow(page, 4_000);
    expect(reads(page)).toBe('in the call');
  });

  it('hears all offers of that time at once, and goes on with the newest connection alone', async () => {
    const page = await talk({ side: 'relative' });
    for (const session of [100, 100, 101]) page.offered(LAPTOP, session);
    await pass();
    const open = page.connections().filter(({ connectionState }) => connectionState !== 'closed');
    expect(open).toHaveLength(1);
    expect(last(page).signalingState).toBe('stable');
    last(page).become('connected');
    expect(last(page).sends()).toEqual(['audio', 'video']);
  });
});
