import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ringing, rung, talking } from './testing/flows.ts';
import { CALL, LAPTOP, MARIE, openPage, type Page, PHONE, pass, viewOf } from './testing/page.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const isReconnecting = ({ call }: Page) => 'reconnecting' in call.view.value && call.view.value.reconnecting;
const isSearching = ({ call }: Page) => 'searching' in call.view.value && call.view.value.searching === true;
const last = (page: Page) => {
  const connection = page.connections().at(-1);
  if (connection === undefined) throw new Error('no connection');
  return connection;
};

test('a connection that blinks for a second is left alone', async () => {
  const page = openPage();
  await talking(page);
  last(page).become('disconnected');
  expect(isReconnecting(page)).toBe(true);
  await pass(1_500);
  last(page).become('connected');
  expect(isReconnecting(page)).toBe(false);
  await pass(30_000);
  expect(last(page).restarts).toBe(0);
});

test('two seconds without the other, and the caller looks for a new way', async () => {
  const page = openPage();
  await talking(page);
  const offers = page.signals().length;
  last(page).become('disconnected');
  await pass(2_500);
  expect(last(page).restarts).toBe(1);
  expect(page.signals().length).toBe(offers + 1);
  await pass(2_000);
  expect(last(page).restarts).toBe(1);
});

test('a failed connection is restarted at once', async () => {
  const page = openPage();
  await talking(page);
  last(page).become('failed');
  await pass();
  expect(last(page).restarts).toBe(1);
});

test('the callee leaves the offering to the caller', async () => {
  const page = openPage({ side: 'relative' });
  await rung(page);
  page.call.answer();
  last(page).become('connected');
  last(page).become('failed');
  await pass(19_000);
  expect(last(page).restarts).toBe(0);
  expect(isReconnecting(page)).toBe(true);
});

test.each(['tablet', 'relative'] as const)('a change of network restarts at once (%s)', async (side) => {
  const page = openPage({ side });
  if (side === 'tablet') await talking(page);
  else {
    await rung(page);
    page.call.answer();
  }
  last(page).become('connected');
  page.network.dispatchEvent(new Event('online'));
  await pass();
  expect(last(page).restarts).toBe(1);
});

test('steps that were lost with the socket while it rang are offered again', async () => {
  const page = openPage();
  await pass();
  page.call.start(MARIE);
  page.told({ state: 'ringing', ringingAt: 0 });
  page.rings(PHONE);
  page.lineBreaks();
  await pass(3_000);
  expect(page.signals()).toHaveLength(0);
  page.lineOpens([viewOf({ state: 'ringing', ringingAt: 0 })]);
  await pass();
  expect(page.signals()).toMatchObject([{ to: PHONE, signal: { description: { type: 'offer' } } }]);
});

test('a change of network without a line waits for the line', async () => {
  const page = openPage();
  await talking(page);
  page.lineBreaks();
  page.network.dispatchEvent(new Event('online'));
  expect(last(page).restarts).toBe(0);
  page.lineOpens([viewOf({ state: 'connected', answeredAt: 0, connectedAt: 0, peer: PHONE })]);
  await pass();
  expect(last(page).restarts).toBe(1);
  expect(page.words().slice(-1)).toEqual(['rejoin']);
});

test('a server that restarts touches no media, and finds us in the call', async () => {
  const page = openPage();
  await talking(page);
  const connection = last(page);
  page.lineBreaks();
  await pass(30_000);
  expect(page.call.view.value).toMatchObject({ at: 'connected', reconnecting: false });
  page.lineOpens([viewOf({ state: 'connected', answeredAt: 0, connectedAt: 0, peer: null })]);
  page.told({ state: 'connected', answeredAt: 0, connectedAt: 0, peer: PHONE });
  await pass(1000);
  expect(connection.restarts).toBe(0);
  expect(page.connections()).toHaveLength(1);
  expect(connection.sends()).toEqual(['audio', 'video']);
  expect(page.words().slice(-1)).toEqual(['rejoin']);
});

test('while a call rings or is on, a broken socket is dialled without growing waits', async () => {
  const page = openPage({ graceMs: 3_000 });
  expect(page.isInHurry()).toBe(false);
  page.call.start(MARIE);
  expect(page.isInHurry()).toBe(true);
  await pass(3_000);
  expect(page.isInHurry()).toBe(true);
  page.told({ state: 'connecting', answeredAt: 0, peer: PHONE });
  expect(page.isInHurry()).toBe(true);
  page.call.hangUp();
  expect(page.isInHurry()).toBe(false);
});

test('after twenty seconds the caller builds a new connection, and it brings the call back', async () => {
  const page = openPage();
  await talking(page);
  last(page).become('failed');
  await pass(20_500);
  expect(page.connections()).toHaveLength(2);
  expect(page.connections()[0]?.connectionState).toBe('closed');
  expect(last(page).sends()).toEqual(['audio', 'video']);
  last(page).become('connected');
  expect(isReconnecting(page)).toBe(false);
});

test('after a minute it is over, and the server hears why', async () => {
  const page = openPage();
  await talking(page);
  last(page).become('failed');
  await pass(60_500);
  expect(page.call.view.value).toMatchObject({ at: 'over', outcome: 'failed' });
  expect(page.said.at(-1)).toMatchObject({ type: 'call.end', reason: 'failed' });
});

test.each(['tablet', 'relative'] as const)(
  'both are told within half a minute that the other is being looked for (%s), until the other is there',
  async (side) => {
    const page = openPage({ side });
    if (side === 'tablet') await talking(page);
    else {
      await rung(page);
      page.call.answer();
    }
    last(page).become('connected');
    last(page).become('disconnected');
    await pass(14_000);
    expect([isReconnecting(page), isSearching(page)]).toEqual([true, false]);
    await pass(1_500);
    expect([isReconnecting(page), isSearching(page)]).toEqual([true, true]);
    last(page).become('connected');
    expect([isReconnecting(page), isSearching(page)]).toEqual([false, false]);
    last(page).become('disconnected');
    expect([isReconnecting(page), isSearching(page)]).toEqual([true, false]);
  },
);

test('an answer that leads to nobody says so after a while, and *connecting* no more', async () => {
  const page = openPage();
  await ringing(page);
  page.told({ state: 'connecting', answeredAt: 0, peer: PHONE });
  await pass(14_000);
  expect(isSearching(page)).toBe(false);
  await pass(1_500);
  expect(page.call.view.value).toMatchObject({ at: 'connecting', searching: true });
  last(page).become('connected');
  expect(page.call.view.value).toMatchObject({ reconnecting: false, searching: false });
});

test('a connection that never came up is built again, and given up after a minute', async () => {
  const page = openPage();
  await ringing(page);
  page.told({ state: 'connecting', answeredAt: 0, peer: PHONE });
  await pass(5_000);
  expect(last(page).restarts).toBe(1);
  expect(isReconnecting(page)).toBe(false);
  await pass(5_500);
  expect(page.connections()).toHaveLength(2);
  await pass(50_000);
  expect(page.call.view.value).toMatchObject({ at: 'over', outcome: 'failed' });
});

test('the other side hangs up while the server is away: over, and said when it is back', async () => {
  const page = openPage();
  await talking(page);
  page.lineBreaks();
  last(page).closedByOther();
  expect(page.call.view.value).toMatchObject({ at: 'over', outcome: 'completed' });
  await pass(4_000);
  page.lineOpens([viewOf({ state: 'connected', answeredAt: 0, connectedAt: 0, peer: PHONE })]);
  expect(page.said.at(-1)).toEqual({ type: 'call.end', callId: CALL, reason: 'hung-up', agoMs: 4_000 });
});

test('the other side closes while the server is there: the server says what it means', async () => {
  const page = openPage();
  await talking(page);
  last(page).closedByOther();
  expect(page.call.view.value).toMatchObject({ at: 'connected', reconnecting: true });
  page.told({ state: 'connected', answeredAt: 0, connectedAt: 0, peer: LAPTOP });
  await pass();
  expect(page.connections()).toHaveLength(2);
  expect(page.signals().at(-1)).toMatchObject({ to: LAPTOP, signal: { description: { type: 'offer' } } });
  last(page).become('connected');
  expect(last(page).sends()).toEqual(['audio', 'video']);
  expect(isReconnecting(page)).toBe(false);
});

test('the caller was loaded anew: its new offer replaces the dead connection', async () => {
  const page = openPage({ side: 'relative' });
  await rung(page);
  page.call.answer();
  last(page).become('connected');
  page.told({ state: 'connected', answeredAt: 0, connectedAt: 0, peer: PHONE });
  expect(page.connections()[0]?.connectionState).toBe('closed');
  expect(isReconnecting(page)).toBe(true);
  page.offered(PHONE, 300);
  await pass();
  expect(page.connections()).toHaveLength(2);
  expect(last(page).sends()).toEqual(['audio', 'video']);
});

test('the caller gave its connection up: an offer of another session opens a new one', async () => {
  const page = openPage({ side: 'relative' });
  await rung(page);
  page.call.answer();
  page.offered(LAPTOP, 100);
  await pass();
  expect(page.connections()).toHaveLength(1);
  page.offered(LAPTOP, 101);
  await pass();
  expect(page.connections()).toHaveLength(2);
});

test('offers that meet replace the connection, because Chromium draws no picture after one is taken back', async () => {
  const page = openPage();
  await talking(page);
  page.network.dispatchEvent(new Event('online'));
  await pass();
  expect(page.connections()).toHaveLength(1);
  page.offered(PHONE);
  await pass();
  expect(page.connections()).toHaveLength(2);
  expect(page.connections()[0]?.connectionState).toBe('closed');
  page.offered(PHONE);
  await pass();
  expect(page.connections()).toHaveLength(2);
  page.answered(PHONE);
  await pass();
  last(page).become('connected');
  expect(last(page).sends()).toEqual(['audio', 'video']);
  expect(isReconnecting(page)).toBe(false);
});

test('of a page that is not talked to any more no offer disturbs the call', async () => {
  const page = openPage();
  await talking(page);
  page.network.dispatchEvent(new Event('online'));
  await pass();
  page.offered(LAPTOP);
  await pass();
  expect(page.connections()).toHaveLength(1);
});

test('a picture that stops is said, and said again when it moves', async () => {
  const page = openPage();
  await talking(page);
  expect(page.call.remoteHasPicture.value).toBe(true);
  await pass(4_000);
  expect(page.call.remoteHasPicture.value).toBe(false);
  last(page).received.frames = 40;
  await pass(1_000);
  expect(page.call.remoteHasPicture.value).toBe(true);
});

const note = { callId: CALL, contactId: MARIE, caller: 'tablet', at: 0, hungUpAt: null } as const;

test('a reload within a minute goes on with the call, without a tap', async () => {
  const page = openPage({ note: { ...note, at: Date.now() - 20_000 } });
  page.lineOpens([viewOf({ state: 'connected', answeredAt: 0, connectedAt: 0, peer: PHONE })]);
  await pass();
  expect(page.call.view.value).toMatchObject({ at: 'connected', reconnecting: true });
  expect(page.said[0]).toEqual({ type: 'call.rejoin', callId: CALL });
  expect(page.signals()).toHaveLength(1);
  page.answered(PHONE);
  await pass();
  last(page).become('connected');
  expect(last(page).sends()).toEqual(['audio', 'video']);
  expect(isReconnecting(page)).toBe(false);
  expect(page.memory.note).toMatchObject({ callId: CALL });
});

test('a reload while it rings goes on ringing', async () => {
  const page = openPage({ note: { ...note, at: Date.now() } });
  await pass();
  page.lineOpens([viewOf({ state: 'ringing', ringingAt: 0 })]);
  expect(page.call.view.value).toMatchObject({ at: 'ringing' });
  expect(page.words()).toEqual(['rejoin']);
});

test.each([
  ['after more than a minute', Date.now() - 61_000, [viewOf({ state: 'connected', peer: PHONE })]],
  ['when the server knows of no such call', Date.now(), []],
  ['when another device has it', Date.now(), [viewOf({ state: 'connected', elsewhere: true })]],
])('%s a reload does not resume', async (_, at, calls) => {
  const page = openPage({ note: { ...note, at } });
  await pass();
  page.lineOpens(calls);
  await pass();
  expect(page.call.view.value).toEqual({ at: 'idle' });
  expect(page.memory.note).toBeNull();
});

test('the note of a running call is never older than a few seconds, and gone after it', async () => {
  const page = openPage();
  await talking(page);
  await pass(60_000);
  expect(Date.now() - (page.memory.note?.at ?? 0)).toBeLessThanOrEqual(5_000);
  page.told({ state: 'ended', outcome: 'completed', connectedAt: 0, endedAt: 1 });
  await pass();
  expect(page.memory.note).toBeNull();
});
